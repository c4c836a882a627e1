"""Every write about a case: each one transaction with its event, and each refusal an event of its own."""

from evenhand.cycle.concerns.actions.cases import attach, link_support, open_case
from evenhand.cycle.concerns.actions.disputes import dispute_step, raise_dispute
from evenhand.cycle.concerns.actions.notices import approve_as_region, draft_notice
from evenhand.cycle.concerns.actions.papers import (
    invite_reply,
    name_letter,
    name_shared_letter,
    record_advice,
    record_finding,
    represent,
    tell_lmc,
)
from evenhand.cycle.concerns.actions.plans import answer_plan, propose_plan
from evenhand.cycle.concerns.actions.stepping import step

__all__ = [
    "answer_plan",
    "approve_as_region",
    "attach",
    "dispute_step",
    "draft_notice",
    "invite_reply",
    "link_support",
    "name_letter",
    "name_shared_letter",
    "open_case",
    "propose_plan",
    "raise_dispute",
    "record_advice",
    "record_finding",
    "represent",
    "step",
    "tell_lmc",
]
