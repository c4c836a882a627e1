"""In what state support may be offered, chosen and asked for."""

from datetime import date
from typing import Final

from django.utils import timezone
from django.utils.translation import gettext as _

from evenhand.accounts.models import Person
from evenhand.accounts.roles import Role
from evenhand.accounts.viewer import Row, Viewer
from evenhand.common.errors import InputError, NotAllowed
from evenhand.cycle.support.kinds import Kind

THING: Final = "support"
DAYS_TO_FIRST_REVIEW: Final = 28
DAYS_TO_SECOND_REVIEW: Final = 28
"""Days from an offer to the first review, and from there to the second, at least: a design of ours, so that help has
time to help before anybody can say that it did not."""
LONGEST: Final = 2000


def check_acting(viewer: Viewer, role: str) -> Person:
    """Return who acts in a role that may write here and is still held; NotAllowed for anybody else."""
    if viewer.person is None or viewer.role != role or not viewer.may("write", THING):
        raise NotAllowed(_("this is not for your role"), received=viewer.role)
    if viewer.holding is None or not viewer.holding.is_current:
        raise NotAllowed(_("the role you act in has ended"), received=str(viewer.holding))
    return viewer.person


def check_team(viewer: Viewer, practice: Row) -> Person:
    """Return who acts for the commissioner of a practice; NotAllowed for another role or another's practice."""
    person = check_acting(viewer, Role.PERFORMANCE)
    if not viewer.practices([practice]):
        raise NotAllowed(_("this practice is not of your area"), received=practice["code"])
    return person


def check_kind(kind: str) -> None:
    """Refuse a kind of support that there is not."""
    if kind not in Kind.values:
        raise InputError(
            _("choose what kind of help it is"), received=kind, remedy=_("Choose one of the kinds listed")
        )


def check_days(due_on: date, first_review_on: date, second_review_on: date) -> None:
    """Refuse days that have passed, or reviews before help could have helped."""
    today = timezone.localdate()
    if due_on < today:
        raise NotAllowed(
            _("the day it is promised for has passed"),
            received=due_on.isoformat(),
            remedy=_("Give today or later"),
        )
    if (first_review_on - today).days < DAYS_TO_FIRST_REVIEW:
        raise NotAllowed(
            _("help needs time to help before it is looked at"),
            received=first_review_on.isoformat(),
            remedy=_("Leave at least {days} days to the first review").format(days=DAYS_TO_FIRST_REVIEW),
        )
    if (second_review_on - first_review_on).days < DAYS_TO_SECOND_REVIEW:
        raise NotAllowed(
            _("the second review is too soon after the first"),
            received=second_review_on.isoformat(),
            remedy=_("Leave at least {days} days between the two").format(days=DAYS_TO_SECOND_REVIEW),
        )


def said(text: str, missing: str, most: int = LONGEST) -> str:
    """Return a text without what cannot be kept; InputError where nothing is left or it is too long."""
    kept = text.replace("\x00", "").replace("\r\n", "\n").strip()
    if not kept:
        raise InputError(missing, remedy=_("Write a few words"))
    if len(kept) > most:
        raise InputError(
            _("this is too long"),
            received=_("{count} characters").format(count=f"{len(kept):,}"),
            remedy=_("Use at most {most}").format(most=f"{most:,}"),
        )
    return kept
