"""Reviews as viewers see them."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import Any, Final

from django.db.models import F, OuterRef, QuerySet, Subquery
from django.utils import timezone
from django.utils.translation import gettext as _

from evenhand.accounts.roles import Role
from evenhand.accounts.viewer import Viewer
from evenhand.cycle.agenda import AgendaItem
from evenhand.cycle.machine import in_states, state_of
from evenhand.cycle.reviews.models import AgreedAction, ObjectiveOutcome, PartVersion, Review, ReviewMove
from evenhand.cycle.reviews.parts import DAY
from evenhand.cycle.reviews.policies import THING
from evenhand.cycle.reviews.tables import DAYS_TO_CORRECT, DAYS_WITH_PACK, REVIEW

_WAITING: Final = ("planned", "pack_sent", "held", "drafted", "with_practice")
"""States in which something waits for the commissioner."""


def reviews_of(viewer: Viewer) -> list[Review]:
    """Return the reviews a viewer may read, newest year first.

    A practice's own, an area's for its commissioner and region; for an LMC those it was invited to.
    """
    return list(_visible(viewer).prefetch_related("moves", "parts"))


def review_of(viewer: Viewer, number: int) -> Review | None:
    """Return one review if the viewer may read it."""
    return _visible(viewer).filter(pk=number).first()


def latest_review(practice: str, kind: str, year: int) -> Review | None:
    """Return a practice's review of a year that was not called off; for the letters of the same year."""
    return Review.objects.filter(practice=practice, kind=kind, year=year, is_live=True).first()


def newest_parts(review: Review) -> Mapping[str, PartVersion]:
    """Return each part's newest version, by part."""
    # In the order of writing, so that the newest of each part is taken.
    return {one.part: one for one in review.parts.all()}


def planned_for(review: Review) -> date | None:
    """Return the day the conversation is planned for."""
    newest = newest_parts(review).get(DAY)
    return date.fromisoformat(newest.text) if newest and newest.text else None


def newest_outcomes(review: Review) -> list[ObjectiveOutcome]:
    """Return what was last said of each objective, in the order they were first told."""
    return list({one.objective: one for one in review.outcomes.all()}.values())


def actions_of(review: Review) -> list[AgreedAction]:
    """Return the actions that are still agreed, soonest due first."""
    return list(review.actions.filter(withdrawal__isnull=True))


def agenda(viewer: Viewer, today: date) -> Iterator[AgendaItem]:
    """Yield what waits for a viewer: papers to send, records to write, comments to answer; a practice has tasks."""
    if viewer.role != Role.PERFORMANCE:
        return
    parts = PartVersion.objects.filter(review=OuterRef("pk"), part=DAY).order_by("-pk").values("text")[:1]
    shares = ReviewMove.objects.filter(thing=OuterRef("pk"), transition="share").order_by("-number")
    waiting = in_states(REVIEW, _visible(viewer), _WAITING).annotate(
        planned=Subquery(parts), held=F("conversation__held_on"), shared=Subquery(shares.values("at")[:1])
    )
    words = {
        "planned": _("Give a practice the papers of its review"),
        "pack_sent": _("Hold a review"),
        "held": _("Write down a review and share it"),
        "drafted": _("Write down a review and share it"),
        "with_practice": _("Answer a practice and make a review final"),
    }
    for one in waiting.values("pk", "practice", "state_now", "planned", "held", "shared"):
        due = _due(one)
        if due is not None:
            address = f"/desk/reviews/{one['pk']}/"
            yield AgendaItem(words[one["state_now"]], due, address, one["practice"])


def _due(review: Mapping[str, Any]) -> date | None:
    """Return by when a review has its next step: from the day planned, from when it was held, or from when shared."""
    if review["state_now"] in ("planned", "pack_sent"):
        day = date.fromisoformat(review["planned"]) if review["planned"] else None
        return day - timedelta(days=DAYS_WITH_PACK) if day and review["state_now"] == "planned" else day
    if review["state_now"] == "with_practice":
        return timezone.localdate(review["shared"]) + timedelta(days=DAYS_TO_CORRECT)
    held: date = review["held"]
    return held + timedelta(days=DAYS_TO_CORRECT)


def state(review: Review) -> str:
    """Return a review's state."""
    return state_of(REVIEW, review)


def _visible(viewer: Viewer) -> QuerySet[Review]:
    if not viewer.may("read", THING):
        return Review.objects.none()
    found = Review.objects.all()
    if viewer.role == Role.PRACTICE:
        return found.filter(practice=viewer.organisation_code)
    found = found.filter(commissioner__in=viewer.area_codes)
    return found.filter(lmc_invitation__isnull=False) if viewer.role == Role.LMC else found
