"""The audit of a crude card: what its red, amber and green say that the evidence does not (METHODS 1.11)."""

from evenhand.release.auditing.audit import Audit, audit_card
from evenhand.release.auditing.balance import Balance
from evenhand.release.auditing.card import Card, Quarantined, Rated
from evenhand.release.auditing.deprivation import Fifth
from evenhand.release.auditing.reading import read_card
from evenhand.release.auditing.reasons import REASONS, Red
from evenhand.release.auditing.rule import Rule

__all__ = [
    "REASONS",
    "Audit",
    "Balance",
    "Card",
    "Fifth",
    "Quarantined",
    "Rated",
    "Red",
    "Rule",
    "audit_card",
    "read_card",
]
