"""Who may write what into a review, and until when."""

from datetime import date
from typing import Final

from evenhand.accounts.models import Person
from evenhand.accounts.roles import Role
from evenhand.accounts.viewer import Viewer
from evenhand.common.errors import InputError, NotAllowed
from evenhand.cycle.machine import state_of
from evenhand.cycle.reviews.models import Review
from evenhand.cycle.reviews.parts import PARTS, Part
from evenhand.cycle.reviews.tables import OF_PRACTICE, REVIEW, WRITABLE

THING: Final = "review"


def check_side(viewer: Viewer, review: Review) -> Person:
    """Return who acts; NotAllowed unless they write for the review's practice or its commissioner."""
    if viewer.person is None or not viewer.may("write", THING):
        raise NotAllowed("your role does not write reviews", received=viewer.role)
    if viewer.role == Role.PRACTICE and viewer.organisation_code != review.practice:
        raise NotAllowed("this is another practice’s review")
    if viewer.role != Role.PRACTICE and review.commissioner not in viewer.area_codes:
        raise NotAllowed("this is another commissioner’s review")
    return viewer.person


def check_writable(viewer: Viewer, review: Review) -> None:
    """Refuse to write into a record that is shared, or final: by the commissioner, or by anybody."""
    state = state_of(REVIEW, review)
    allowed = OF_PRACTICE if viewer.role == Role.PRACTICE else WRITABLE
    if state not in allowed:
        raise NotAllowed(
            "this record cannot be written in now",
            received=REVIEW.states[state],
            remedy="Take it back first, with a reason" if state == "with_practice" else "",
        )


def check_part(viewer: Viewer, part: str, text: str) -> Part:
    """Return a part the viewer's side writes; refuse another side's, and a text that is too long."""
    found = PARTS.get(part)
    if found is None:
        raise InputError("there is no such part of a review", received=part)
    if viewer.role not in found.roles:
        raise NotAllowed(f"{found.title}: these are the other side’s words", received=viewer.role)
    if len(text) > found.longest:
        raise InputError(
            f"{found.title}: at most {found.longest} characters", received=f"{len(text)} characters"
        )
    return found


def check_period(kind: str, year: int, day: date) -> tuple[date, date]:
    """Return the first and last day a review is about: the year from April, or its first half.

    InputError for a day of the conversation before the period has ended.
    """
    begin = date(year, 4, 1)
    end = date(year, 9, 30) if kind == "mid-year" else date(year + 1, 3, 31)
    if day <= end:
        raise NotAllowed(
            "a review is held after the period it is about",
            received=day.isoformat(),
            remedy=f"Choose a day after {end.isoformat()}",
        )
    return begin, end
