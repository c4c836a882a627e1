"""What must hold before an agreement takes a step: each with its sentence and its check."""

from datetime import date
from typing import Any, Final

from django.utils import timezone

from evenhand.cycle.agreements.objective_guards import HELD, PARTY, last_state
from evenhand.cycle.agreements.terms import Kind
from evenhand.cycle.machine import Guard
from evenhand.cycle.machine.tables import Asked


def _standing(agreement: Any) -> list[str]:
    every = (last_state(one, "new") for one in agreement.objectives.all())
    return [state for state in every if state != "new"]


def _has_objectives(asked: Asked) -> bool:
    return any(state != "withdrawn" for state in _standing(asked.thing))


def _all_settled(asked: Asked) -> bool:
    states = _standing(asked.thing)
    return "agreed" in states and set(states) <= {"agreed", "imposed", "withdrawn"}


def _is_blended(asked: Asked) -> bool:
    lasts = [one.moves.order_by("-number").first() for one in asked.thing.objectives.all()]
    return {one.kind for one in lasts if one and one.to_state != "withdrawn"} == {*Kind}


def _is_signed_today(asked: Asked) -> bool:
    told = asked.evidence.get("signed_on")
    return told is None or date.fromisoformat(told) == timezone.localdate()


def _is_the_text(asked: Asked) -> bool:
    return bool(asked.evidence.get("content_hash") == asked.evidence.get("current_hash"))


def _has_not_signed(asked: Asked) -> bool:
    given = asked.thing.signatures.filter(
        side=asked.evidence.get("side"), content_hash=asked.evidence.get("current_hash")
    )
    return not given.exists()


def _other_side_signed(asked: Asked) -> bool:
    given = asked.thing.signatures.filter(content_hash=asked.evidence.get("current_hash"))
    return given.exclude(side=asked.evidence.get("side")).exists()


def _time_has_passed(asked: Asked) -> bool:
    return timezone.localdate() > date.fromisoformat(asked.evidence["due"])


def _is_rolled(asked: Asked) -> bool:
    return bool(asked.thing.is_rolled)


def _is_signed_by_both(asked: Asked) -> bool:
    return any(move.to_state == "in_force" for move in asked.thing.moves.all())


def _was_not_in_force(asked: Asked) -> bool:
    return not _is_signed_by_both(asked)


HAS_OBJECTIVES: Final = Guard("cycle", "It has an objective", _has_objectives)
SETTLED: Final = Guard(
    "cycle", "Every objective is agreed, imposed by the contract or taken back", _all_settled
)
BLENDED: Final = Guard("cycle", "It has objectives in words and in numbers", _is_blended)
SAME_TEXT: Final = Guard("signature", "The text signed is the text as it is now", _is_the_text)
TODAY: Final = Guard("signature", "A signature has the day on which it is given", _is_signed_today)
NOT_TWICE: Final = Guard("signature", "Each side signs a text once", _has_not_signed)
OTHER_SIGNED: Final = Guard("signature", "The other side has signed the same text", _other_side_signed)
DUE_PASSED: Final = Guard("cycle", "The day for signing has passed", _time_has_passed)
ROLLED: Final = Guard("R-07", "It is last year’s agreement that goes on, and nothing new", _is_rolled)
NOT_YET_IN_FORCE: Final = Guard("cycle", "It has not been in force", _was_not_in_force)
WAS_IN_FORCE: Final = Guard("cycle", "Both have signed it", _is_signed_by_both)

SIGNED: Final = (PARTY, HELD, SAME_TEXT, TODAY, NOT_TWICE)
