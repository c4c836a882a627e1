"""The states of a dispute about a notice: local resolution, then the NHS procedure (DOMAIN.md 5.1)."""

from typing import Any, Final

from django.utils import timezone

from evenhand.accounts.roles import Role
from evenhand.cycle.concerns import facts
from evenhand.cycle.concerns.deadlines import can_refer
from evenhand.cycle.concerns.kinds import Outcome
from evenhand.cycle.machine import Guard, Machine, Transition
from evenhand.cycle.machine.tables import Asked

LAW: Final = "NHS dispute resolution"


def _in_time(asked: Asked) -> bool:
    dispute: Any = asked.thing
    move = dispute.case.moves.filter(evidence__notice=dispute.notice_id).order_by("number").first()
    return move is not None and can_refer(timezone.localdate(move.at), timezone.localdate(asked.at))


def _whole(asked: Asked) -> bool:
    names = ("names_and_addresses", "copy_of_contract", "statement")
    return all(str(asked.evidence.get(name, "")).strip() for name in names)


def _consented(asked: Asked) -> bool:
    return asked.role == Role.PRACTICE or bool(str(asked.evidence.get("consent", "")).strip())


def _determined(asked: Asked) -> bool:
    return asked.evidence.get("outcome") in Outcome.values and bool(
        str(asked.evidence.get("reference", "")).strip()
    )


def _own(asked: Asked) -> bool:
    return bool(asked.role == asked.thing.role)


def _separate(asked: Asked) -> bool:
    return facts.side_taken(asked.thing.case, asked.person_id) in ("", asked.role)


IN_TIME: Final = Guard(LAW, "It is referred within three years of the notice", _in_time)
WHOLE: Final = Guard(
    LAW,
    "The request names the parties with their addresses, has a copy of the contract and a short statement",
    _whole,
)
CONSENTED: Final = Guard(
    LAW, "The commissioner refers it only with the practice’s written consent", _consented
)
DETERMINED: Final = Guard(
    LAW, "The determination is in writing: its reference and for whom it is", _determined
)
OWN: Final = Guard(LAW, "The side that raised it takes it back", _own)
ONE_SIDE: Final = Guard("R-08", "Whoever acts has acted on no other side of this case", _separate)

_BOTH, _PRACTICE = frozenset({Role.PRACTICE, Role.PERFORMANCE}), frozenset({Role.PRACTICE})

DISPUTE: Final = Machine(
    name="dispute",
    title="A dispute about a notice",
    states={
        "local_resolution": "Both sides make every reasonable effort to agree; either may bring the LMC",
        "nhs_resolution": "Referred to NHS dispute resolution",
        "determined": "Determined, with reasons in writing",
        "settled": "Both sides have agreed",
        "withdrawn": "The side that raised it has taken it back",
    },
    initial="local_resolution",
    final=frozenset({"determined", "settled", "withdrawn"}),
    transitions=(
        Transition(
            "refer", "Refer it to NHS dispute resolution", frozenset({"local_resolution"}), "nhs_resolution", _BOTH,
            (IN_TIME, WHOLE, CONSENTED, ONE_SIDE),
        ),
        Transition(
            "concede", "Agree with the practice, and take the notice back",
            frozenset({"local_resolution", "nhs_resolution"}), "settled", frozenset({Role.BOARD}), (ONE_SIDE,),
            needs_reason=True,
        ),
        Transition(
            "settle", "Say that both have agreed", frozenset({"local_resolution", "nhs_resolution"}), "settled",
            _PRACTICE, (ONE_SIDE,), needs_reason=True,
        ),
        Transition(
            "withdraw-dispute", "Take it back", frozenset({"local_resolution", "nhs_resolution"}), "withdrawn",
            _BOTH, (OWN, ONE_SIDE),
        ),
        Transition(
            "determine", "Write down what was determined", frozenset({"nhs_resolution"}), "determined",
            frozenset({Role.PERFORMANCE}), (DETERMINED, ONE_SIDE), needs_reason=True,
        ),
    ),
)  # fmt: skip
"""Which state may become which."""
