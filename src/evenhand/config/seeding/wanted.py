"""Objectives as the two sides of the demo might write them."""

from dataclasses import replace
from datetime import date
from typing import Final

from evenhand.cycle.agreements.realism import figure_of, realism
from evenhand.cycle.agreements.terms import Basis, Direction, Kind, Scope, Support, Terms
from evenhand.publication.installed import Opened

_SHARES: Final = (
    "gpps-phone-easy",
    "gpps-reception-helpful",
    "es-uptake-per-eligible",
    "extended-access-uptake",
)
"""Figures of which more is better, each a share: the first of which a target can be told from chance is used."""
_HIGHEST: Final = 0.97
_PRICE_PENCE: Final = 420_000


def help_of(by: date) -> tuple[Support, ...]:
    """Return what the commissioner promises with an objective in numbers."""
    return (Support("A manager for two days a week while the telephones are changed", "Priya Nair", by),)


def in_words() -> Terms:
    """Return an objective in words."""
    return Terms(
        "Ask patients with asthma what would help them come, and tell the patient group what they say",
        Kind.QUALITATIVE,
        Scope.SPECIFIC,
        Basis.VOLUNTARY,
    )


def in_numbers(opened: Opened, practice: str, support: tuple[Support, ...]) -> Terms | None:
    """Return an objective whose target can be told from chance; None where the practice has no figure for one."""
    for indicator in _SHARES:
        target = _visible_target(opened, practice, indicator)
        if target is not None:
            return Terms(
                f"{opened.edition.indicators[indicator].title}: more than now",
                Kind.QUANTITATIVE,
                Scope.COMMON,
                Basis.PRICED,
                reference="Local service 4: getting through",
                indicator=indicator,
                target=target,
                price_pence=_PRICE_PENCE,
                support=support,
            )
    return None


def hours(support: tuple[Support, ...]) -> Terms:
    """Return an objective that is counted by the practice itself."""
    return Terms(
        "Open on one more evening a week",
        Kind.QUANTITATIVE,
        Scope.SPECIFIC,
        Basis.VOLUNTARY,
        counted="evenings a week, by the practice’s own notice of hours",
        baseline=1.0,
        target=2.0,
        support=support,
    )


def shorter_hours(support: tuple[Support, ...]) -> Terms:
    """Return what the practice writes in answer to it."""
    return replace(hours(support), text="Open on one more evening every second week", target=1.5)


def on_complaints() -> Terms:
    """Return what the contract imposes anyway."""
    return Terms(
        "Acknowledge every written complaint within three working days",
        Kind.QUALITATIVE,
        Scope.COMMON,
        Basis.CONTRACT,
        reference="Complaints Regulations 2009, regulation 13 (from memory, to be checked)",
    )


def _visible_target(opened: Opened, practice: str, indicator: str) -> float | None:
    definition, row = opened.edition.indicators.get(indicator), figure_of(opened, practice, indicator)
    if definition is None or row is None or row["status"] != "ok":
        return None
    baseline = float(row["value"])
    for hundredth in range(int(baseline * 100) + 1, int(_HIGHEST * 100) + 1):
        target = hundredth / 100
        known = realism(opened, practice, indicator, target, Direction.AT_LEAST)
        if known is not None and known.noise is not None and target - baseline >= known.noise:
            return target
    return None
