"""The states of a review and what each step asks."""

from datetime import date, timedelta
from typing import Any, Final

from django.utils import timezone

from evenhand.accounts.roles import Role
from evenhand.cycle.machine import Guard, Machine, Transition
from evenhand.cycle.machine.tables import Asked
from evenhand.cycle.reviews.parts import FINANCE, FINANCE_ANSWER, POINTS

DAYS_WITH_PACK: Final = 14
DAYS_TO_CORRECT: Final = 14

_TEAM: Final = frozenset({str(Role.PERFORMANCE)})


def _part(review: Any, part: str) -> str:
    newest = review.parts.filter(part=part).last()
    return newest.text.strip() if newest else ""


def _had_pack(asked: Asked) -> bool:
    held = date.fromisoformat(asked.evidence["held_on"])
    return bool(hasattr(asked.thing, "pack") and held >= asked.thing.pack.earliest_on)


def _not_to_come(asked: Asked) -> bool:
    return date.fromisoformat(asked.evidence["held_on"]) <= timezone.localdate(asked.at)


def _has_release(asked: Asked) -> bool:
    return bool(asked.evidence.get("release"))


def _has_points(asked: Asked) -> bool:
    return bool(_part(asked.thing, POINTS))


def _objectives_told(asked: Asked) -> bool:
    told = set(asked.thing.outcomes.values_list("objective", flat=True))
    return set(asked.evidence.get("objectives", ())) <= told


def shared_at(review: Any) -> Any:
    """Return when the record was last shared with the practice; None before."""
    shares = [one.at for one in review.moves.all() if one.transition == "share"]
    return shares[-1] if shares else None


def corrections_until(review: Any) -> date | None:
    """Return the last day of the practice's time to correct the record as it was last shared."""
    at = shared_at(review)
    return timezone.localdate(at) + timedelta(days=DAYS_TO_CORRECT) if at else None


def _had_time(asked: Asked) -> bool:
    until, at = corrections_until(asked.thing), shared_at(asked.thing)
    if until is None:
        return False
    return timezone.localdate(asked.at) > until or asked.thing.contentments.filter(at__gte=at).exists()


def _answered(asked: Asked) -> bool:
    return not asked.thing.comments.filter(answer__isnull=True).exists()


def _settled(asked: Asked) -> bool:
    return not _part(asked.thing, FINANCE) or bool(_part(asked.thing, FINANCE_ANSWER))


REVIEW: Final = Machine(
    name="review",
    title="A review of a practice",
    states={
        "planned": "A day is planned; the practice waits for its papers",
        "pack_sent": "The practice has its papers, and at least fourteen days to read them",
        "held": "The conversation was held; its record is being written",
        "drafted": "The record is written, and not shared for corrections yet",
        "with_practice": "The practice reads the record, and corrects or adds to it",
        "final": "Both sides have had their say; the record is final",
        "called_off": "Called off, with the reason",
    },
    initial="planned",
    final=frozenset({"final", "called_off"}),
    transitions=(
        Transition(
            "send_pack",
            "Give the practice its papers",
            frozenset({"planned"}),
            "pack_sent",
            _TEAM,
            (Guard("R-10", "There is no pack of figures to give", _has_release),),
        ),
        Transition(
            "hold",
            "Say that it was held",
            frozenset({"pack_sent"}),
            "held",
            _TEAM,
            (
                Guard(
                    "R-10",
                    "The practice has its papers for at least fourteen days before the review",
                    _had_pack,
                ),
                Guard("review", "A conversation that is still to come was not held yet", _not_to_come),
            ),
        ),
        Transition(
            "draft",
            "Finish the draft",
            frozenset({"held"}),
            "drafted",
            _TEAM,
            (
                Guard("review", "The record does not say what was talked about yet", _has_points),
                Guard(
                    "review",
                    "The record says of each objective whether it was met, and what shows it",
                    _objectives_told,
                ),
            ),
        ),
        Transition("share", "Share it with the practice", frozenset({"drafted"}), "with_practice", _TEAM),
        Transition(
            "take_back",
            "Take it back to change it",
            frozenset({"with_practice"}),
            "drafted",
            _TEAM,
            needs_reason=True,
        ),
        Transition(
            "finish",
            "Make it final",
            frozenset({"with_practice"}),
            "final",
            _TEAM,
            (
                Guard(
                    "review",
                    "The practice has fourteen days to correct the record, unless it says that nothing is to correct",
                    _had_time,
                ),
                Guard("review", "A comment of the practice is not answered yet", _answered),
                Guard(
                    "review",
                    "The practice has not said yet what it thinks of the settlement: wait, or take the settlement out",
                    _settled,
                ),
            ),
        ),
        Transition(
            "call_off",
            "Call it off",
            frozenset({"planned", "pack_sent"}),
            "called_off",
            _TEAM,
            needs_reason=True,
        ),
    ),
)

WRITABLE: Final = frozenset({"planned", "pack_sent", "held", "drafted"})
"""States in which the commissioner writes its parts; the practice writes its own until the record is final."""
OF_PRACTICE: Final = WRITABLE | {"with_practice"}
