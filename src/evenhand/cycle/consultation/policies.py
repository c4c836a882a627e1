"""In what state a framework may be commented on, answered and signed off, and what a text has to be."""

from datetime import date
from typing import Final

from django.utils import timezone

from evenhand.accounts.models import Person
from evenhand.accounts.roles import Role
from evenhand.accounts.viewer import Viewer
from evenhand.common.errors import InputError, NotAllowed
from evenhand.cycle.consultation.models import FrameworkVersion
from evenhand.cycle.consultation.tables import FRAMEWORK
from evenhand.cycle.machine import state_of

LONGEST: Final = 4000
LONGEST_NAME: Final = 120
_SIGNABLE: Final = frozenset({"consulting", "answered", "agreed", "disagreement_recorded"})


def check_right(viewer: Viewer, right: str, commissioner: str, own_commissioner: str) -> Person:
    """Return who acts. NotAllowed for a role without the right, or one that has ended, and where it is not theirs."""
    if viewer.person is None or not viewer.may(right, "framework draft"):
        raise NotAllowed(f"your role may not {right}: framework draft", received=viewer.role)
    theirs = {own_commissioner} if viewer.role == Role.PRACTICE else viewer.area_codes
    if commissioner not in theirs:
        raise NotAllowed("this is another commissioner's framework", received=commissioner)
    if viewer.holding is None or not viewer.holding.is_current:
        raise NotAllowed("the role you act in has ended", received=str(viewer.holding))
    return viewer.person


def check_consulting(version: FrameworkVersion) -> None:
    """Refuse comments and answers before a version is opened for comments and after it is closed."""
    state = state_of(FRAMEWORK, version)
    if state != "consulting":
        raise NotAllowed("this is not open for comments", received=FRAMEWORK.states[state])


def closes_on(version: FrameworkVersion) -> date | None:
    """Return the last day of comments; None before a version is opened for them."""
    opened = version.moves.filter(to_state="consulting").first()
    return date.fromisoformat(opened.evidence["closes_on"]) if opened else None


def check_open_for_comment(version: FrameworkVersion) -> None:
    """Refuse a comment on a version that is not open for comments, or whose days for them have passed."""
    check_consulting(version)
    last = closes_on(version)
    if last is not None and timezone.localdate() > last:
        raise NotAllowed("the days for comments have passed", received=last.isoformat())


def check_open_for_signing(version: FrameworkVersion) -> None:
    """Refuse a sign-off before it is open for comments or once it is in force."""
    state = state_of(FRAMEWORK, version)
    if state not in _SIGNABLE:
        raise NotAllowed("this cannot be signed off as it stands", received=FRAMEWORK.states[state])


def checked(text: str, what: str, longest: int = LONGEST) -> str:
    """Return a text without spaces at its ends; InputError where there is none or it is too long."""
    words = text.strip().replace("\r\n", "\n")
    if not words:
        raise InputError(f"{what} is missing", remedy="Write a few words")
    if len(words) > longest:
        raise InputError(
            f"{what} is too long", received=f"{len(words):,} characters", remedy=f"Use at most {longest:,}"
        )
    return words
