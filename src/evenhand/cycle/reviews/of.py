"""Reviews as viewers see them."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from evenhand.accounts.roles import Role
from evenhand.accounts.viewer import Viewer
from evenhand.cycle.agenda import AgendaItem
from evenhand.cycle.machine import state_of
from evenhand.cycle.reviews.models import AgreedAction, ObjectiveOutcome, PartVersion, Review
from evenhand.cycle.reviews.parts import DAY
from evenhand.cycle.reviews.policies import THING
from evenhand.cycle.reviews.tables import DAYS_TO_CORRECT, DAYS_WITH_PACK, REVIEW, corrections_until


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
    for review in reviews_of(viewer):
        found, day = state(review), planned_for(review)
        address = f"/desk/reviews/{review.pk}/"
        if found == "planned" and day is not None:
            due = day - timedelta(days=DAYS_WITH_PACK)
            yield AgendaItem(_("Give a practice the papers of its review"), due, address, review.practice)
        elif found == "pack_sent" and day is not None:
            yield AgendaItem(_("Hold a review"), day, address, review.practice)
        elif found in ("held", "drafted"):
            due = review.conversation.held_on + timedelta(days=DAYS_TO_CORRECT)
            yield AgendaItem(_("Write down a review and share it"), due, address, review.practice)
        elif found == "with_practice" and (until := corrections_until(review)) is not None:
            yield AgendaItem(_("Answer a practice and make a review final"), until, address, review.practice)


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
