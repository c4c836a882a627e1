"""The states of a challenge."""

from typing import Any, Final

from django.utils import timezone

from evenhand.accounts.roles import Role
from evenhand.cycle.machine import Guard, Machine, Transition
from evenhand.cycle.machine.clock import CLOCK
from evenhand.cycle.machine.tables import Asked

WORKING_DAYS_TO_ANSWER: Final = 20
"""How long a commissioner has to answer; a design of ours, as long as a request under freedom of information has."""

OPEN: Final = frozenset({"raised", "stands", "upheld"})
"""States in which the figure is under challenge: not answered, not answered in time, or right and not corrected yet."""


def _in_time(asked: Asked) -> bool:
    return bool(timezone.localdate(asked.at) <= asked.thing.due_on)


def _overdue(asked: Asked) -> bool:
    return not _in_time(asked)


def _has_correction(asked: Asked) -> bool:
    challenge: Any = asked.thing
    return hasattr(challenge, "correction")


IN_TIME = Guard(
    "clock", "A challenge that was not answered in time stands, and cannot be declined any more", _in_time
)
OVERDUE = Guard("clock", "The time to answer has not passed yet", _overdue)
CORRECTED = Guard("correction", "The figure has not been corrected in a release yet", _has_correction)

CHALLENGE: Final = Machine(
    name="challenge",
    title="A challenge of a figure",
    states={
        "raised": "The practice says that the figure is wrong; the commissioner has to answer",
        "stands": "Not answered in time, so the challenge stands",
        "upheld": "The commissioner agrees; the figure is to be corrected",
        "corrected": "The figure has been corrected",
        "not_upheld": "The commissioner has looked and does not agree, with reasons",
        "withdrawn": "The practice has taken it back",
    },
    initial="raised",
    final=frozenset({"corrected", "not_upheld", "withdrawn"}),
    transitions=(
        Transition(
            "uphold",
            "Agree",
            frozenset({"raised", "stands"}),
            "upheld",
            frozenset({Role.PERFORMANCE}),
            needs_reason=True,
        ),
        Transition(
            "decline",
            "Do not agree",
            frozenset({"raised"}),
            "not_upheld",
            frozenset({Role.PERFORMANCE}),
            (IN_TIME,),
            needs_reason=True,
        ),
        Transition(
            "withdraw",
            "Take it back",
            frozenset({"raised", "stands", "upheld"}),
            "withdrawn",
            frozenset({Role.PRACTICE}),
        ),
        Transition(
            "stand", "Time has passed", frozenset({"raised"}), "stands", frozenset({CLOCK}), (OVERDUE,)
        ),
        Transition(
            "correct",
            "Correct",
            frozenset({"upheld", "stands"}),
            "corrected",
            frozenset({CLOCK}),
            (CORRECTED,),
        ),
    ),
)
