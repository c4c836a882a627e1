"""The rows of a case. Every one is written once (see the migrations)."""

from evenhand.cycle.concerns.models.cases import Case, CaseMove, CaseSupport, Participant, Plan, PlanAnswer
from evenhand.cycle.concerns.models.disputes import Dispute, DisputeMove
from evenhand.cycle.concerns.models.evidence import Evidence
from evenhand.cycle.concerns.models.notices import Notice, RegionApproval
from evenhand.cycle.concerns.models.papers import (
    EarlierLetter,
    Finding,
    LegalAdvice,
    LmcTold,
    ReplyInvitation,
    Representation,
)

__all__ = [
    "Case",
    "CaseMove",
    "CaseSupport",
    "Dispute",
    "DisputeMove",
    "EarlierLetter",
    "Evidence",
    "Finding",
    "LegalAdvice",
    "LmcTold",
    "Notice",
    "Participant",
    "Plan",
    "PlanAnswer",
    "RegionApproval",
    "ReplyInvitation",
    "Representation",
]
