"""The states of a letter and what each step asks."""

from typing import Any, Final

from django.utils import timezone

from evenhand.accounts.roles import Role
from evenhand.cycle.letters.kinds import OF_REVIEWS
from evenhand.cycle.machine import Guard, Machine, Transition, state_of
from evenhand.cycle.machine.tables import Asked
from evenhand.cycle.reviews.tables import REVIEW

DAYS_TO_CORRECT: Final = 14
_TEAM: Final = frozenset({str(Role.PERFORMANCE)})


def last_share(letter: Any) -> Any:
    """Return when a letter was last shared, and until when it can be corrected; None before."""
    return letter.shares.order_by("-pk").first()


def _had_time(asked: Asked) -> bool:
    share = last_share(asked.thing)
    if share is None:
        return False
    content = asked.thing.contentments.filter(at__gte=share.at).exists()
    return bool(timezone.localdate(asked.at) > share.correct_by or content)


def _answered(asked: Asked) -> bool:
    return not asked.thing.corrections.filter(answer__isnull=True).exists()


def _is_unchanged(asked: Asked) -> bool:
    shared = asked.thing.versions.order_by("-number").first()
    return shared is not None and shared.content_hash == asked.evidence.get("content_hash")


def _review_is_final(asked: Asked) -> bool:
    letter: Any = asked.thing
    if letter.kind not in OF_REVIEWS:
        return True
    return letter.review is not None and state_of(REVIEW, letter.review) == "final"


def _has_public_form(asked: Asked) -> bool:
    return bool(asked.thing.versions.filter(is_final=True, files__audience="public").exists())


LETTER: Final = Machine(
    name="letter",
    title="A letter",
    states={
        "draft": "Being written by the commissioner",
        "with_practice": "With the practice, which corrects it or adds to it",
        "final": "Final, and not published",
        "published": "Published in the form that anybody may see",
        "discarded": "Not sent, with the reason",
    },
    initial="draft",
    final=frozenset({"published", "discarded"}),
    transitions=(
        Transition("share", "Share it for corrections", frozenset({"draft"}), "with_practice", _TEAM),
        Transition(
            "revise",
            "Take it back to change it",
            frozenset({"with_practice"}),
            "draft",
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
                    "letter",
                    "The practice has fourteen days to correct the letter, unless it says that nothing is to correct",
                    _had_time,
                ),
                Guard("letter", "A correction of the practice is not answered yet", _answered),
                Guard("letter", "The record of the review is not final yet", _review_is_final),
                Guard(
                    "letter",
                    "The records say something else than the letter as it was shared: take it back and share it anew",
                    _is_unchanged,
                ),
            ),
        ),
        Transition(
            "publish",
            "Publish its public form",
            frozenset({"final"}),
            "published",
            _TEAM,
            (Guard("R-01", "There is no form of it that anybody may see", _has_public_form),),
        ),
        Transition("discard", "Do not send it", frozenset({"draft"}), "discarded", _TEAM, needs_reason=True),
    ),
)
