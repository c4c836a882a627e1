"""The states of an offer of support. The duties here are the commissioner's; a practice that declines loses nothing."""

from typing import Final

from django.utils import timezone

from evenhand.accounts.roles import Role
from evenhand.cycle.machine import Guard, Machine, Transition
from evenhand.cycle.machine.tables import Asked


def _is_overdue(asked: Asked) -> bool:
    return bool(timezone.localdate(asked.at) > asked.thing.due_on)


def _second_review_is_here(asked: Asked) -> bool:
    return bool(timezone.localdate(asked.at) >= asked.thing.second_review_on)


OVERDUE: Final = Guard("R-06", "The day it was promised for has passed", _is_overdue)
REVIEWED_TWICE: Final = Guard("R-10", "The second day to look at it together is here", _second_review_is_here)

_TEAM, _PRACTICE = frozenset({Role.PERFORMANCE}), frozenset({Role.PRACTICE})

SUPPORT: Final = Machine(
    name="support",
    title="An offer of support",
    states={
        "offered": "Offered; the practice chooses",
        "accepted": "The practice takes it; the commissioner has promised it",
        "declined": "The practice does not want it, and nothing follows from that",
        "changed": "The practice asks for something else instead",
        "withdrawn": "Taken back by the commissioner before the practice chose",
        "delivering": "Begun",
        "delivered": "Given, as the commissioner says",
        "not_delivered": "Promised and not given",
        "reviewed": "Both have looked what came of it",
    },
    initial="offered",
    final=frozenset({"changed", "withdrawn", "reviewed"}),
    transitions=(
        Transition("accept", "Take it", frozenset({"offered"}), "accepted", _PRACTICE),
        Transition("decline", "No, thank you", frozenset({"offered"}), "declined", _PRACTICE),
        Transition(
            "ask-for-another", "Something else would help more", frozenset({"offered"}), "changed", _PRACTICE,
            needs_reason=True,
        ),
        Transition("withdraw", "Take it back", frozenset({"offered"}), "withdrawn", _TEAM, needs_reason=True),
        Transition("begin", "It has begun", frozenset({"accepted"}), "delivering", _TEAM),
        Transition(
            "deliver", "It has been given", frozenset({"accepted", "delivering", "not_delivered"}), "delivered",
            _TEAM, needs_reason=True,
        ),
        Transition(
            "cannot-deliver", "We cannot give it", frozenset({"accepted", "delivering"}), "not_delivered", _TEAM,
            needs_reason=True,
        ),
        Transition(
            "say-not-delivered", "We have not had it", frozenset({"accepted", "delivering", "delivered"}),
            "not_delivered", _PRACTICE, (OVERDUE,), needs_reason=True,
        ),
        Transition(
            "review", "Write down what came of it",
            frozenset({"declined", "delivered", "not_delivered"}), "reviewed", _TEAM, (REVIEWED_TWICE,),
            needs_reason=True,
        ),
    ),
)  # fmt: skip
"""Which state may become which."""
