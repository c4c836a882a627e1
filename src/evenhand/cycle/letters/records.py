"""What the records of the cycle say, as letters are made of it: words and days, with nothing left to look up."""

from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from evenhand.accounts.models import Organisation
from evenhand.accounts.roles import OrganisationKind
from evenhand.cycle.contact.models import Naming
from evenhand.cycle.letters.subject import Subject
from evenhand.cycle.reviews import of
from evenhand.cycle.reviews.beside import Promise, objectives_of, support_of
from evenhand.cycle.reviews.models import Review
from evenhand.cycle.reviews.tables import corrections_until


@dataclass(frozen=True)
class ObjectiveTold:
    """An objective, whether it was met, and what shows it; `outcome` is empty where that is not said yet."""

    text: str
    about: str
    outcome: str
    evidence: str
    imposed: bool = False


@dataclass(frozen=True)
class ActionTold:
    """An action that was agreed: what, by which side, by whom and by when."""

    what: str
    side: str
    owner: str
    due: date


@dataclass(frozen=True)
class ReviewTold:
    """A review's record as a letter tells it. A day is None, and a text empty, where there is nothing to tell."""

    year: int
    begin: date
    end: date
    held_on: date | None = None
    attendees: str = ""
    points: str = ""
    achievements: str = ""
    statement: str = ""
    changed: str = ""
    finance: str = ""
    finance_answer: str = ""
    objectives: tuple[ObjectiveTold, ...] = ()
    support: tuple[Promise, ...] = ()
    actions: tuple[ActionTold, ...] = ()


@dataclass(frozen=True)
class Around:
    """Who writes, who else there is to ask, and the days that matter.

    `manager` and `reached_by` are of the practice's relationship manager, `lmc` the committee's name; empty where
    nobody is named. `correct_by` is None for a letter that is final.
    """

    commissioner: str
    lmc: str
    made_on: date
    manager: str = ""
    reached_by: str = ""
    correct_by: date | None = None
    is_draft: bool = True


def review_told(review: Review, today: date) -> ReviewTold:
    """Return what a review's record says."""
    parts = {name: one.text for name, one in of.newest_parts(review).items()}
    held = getattr(review, "conversation", None)
    said = {one.objective: one for one in of.newest_outcomes(review)}
    return ReviewTold(
        year=review.year,
        begin=review.period_start,
        end=review.period_end,
        held_on=held.held_on if held else None,
        attendees=held.attendees if held else "",
        points=parts.get("points", ""),
        achievements=parts.get("achievements", ""),
        statement=parts.get("statement", ""),
        changed=parts.get("changed-context", ""),
        finance=parts.get("finance", ""),
        finance_answer=parts.get("finance-answer", ""),
        objectives=tuple(
            ObjectiveTold(
                one.text,
                one.basis,
                str(said[one.id].get_outcome_display()) if one.id in said else "",
                said[one.id].evidence if one.id in said else "",
                one.imposed,
            )
            for one in objectives_of(review.practice, review.year)
        ),
        support=support_of(review.practice, review.period_start, today),
        actions=tuple(
            ActionTold(one.what, str(one.get_side_display()), one.owner, one.due)
            for one in of.actions_of(review)
        ),
    )


def around_of(subject: Subject, *, correct_by: date | None = None, is_draft: bool = True) -> Around:
    """Return who writes to a practice and who else there is to ask, as recorded now."""
    naming = Naming.objects.filter(practice=subject.code).order_by("pk").last()
    return Around(
        commissioner=subject.edition.areas.get(subject.area, subject.area),
        lmc=lmc_of(subject.area),
        made_on=timezone.localdate(),
        manager=naming.name if naming and subject.audience == "practice" else "",
        reached_by=naming.reached_by if naming and subject.audience == "practice" else "",
        correct_by=correct_by,
        is_draft=is_draft,
    )


def lmc_of(area: str) -> str:
    """Return the name of the local medical committee of an area; empty where none is known."""
    committees = Organisation.objects.filter(kind=OrganisationKind.LMC).order_by("pk")
    return next((one.name for one in committees if area in one.areas), "")


def corrections_day(review: Review) -> date | None:
    """Return the last day of the practice's time to correct a review's record, once it was shared."""
    return corrections_until(review)
