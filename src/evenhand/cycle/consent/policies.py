"""In what state a practice may be named, asked and answer."""

from typing import Final

from evenhand.accounts.models import Person
from evenhand.accounts.roles import Role
from evenhand.accounts.viewer import Viewer
from evenhand.common.errors import InputError, NotAllowed
from evenhand.cycle.consent.models import Consent, Question

THING: Final = "consent to be named"
LONGEST_QUESTION, LONGEST_ANSWER = 1_000, 2_000


def check_practice(viewer: Viewer) -> Person:
    """Return who acts for a practice; refuse anybody else."""
    if viewer.person is None or viewer.role != Role.PRACTICE or not viewer.may("write", THING):
        raise NotAllowed("only a practice speaks for itself here", received=viewer.role)
    return viewer.person


def is_named(practice: str, indicator: str) -> bool:
    """Whether a practice agrees, as things stand, to be named for an indicator."""
    last = Consent.objects.filter(practice=practice, indicator=indicator).order_by("-number").first()
    return last is not None and last.is_given


def check_question(viewer: Viewer, asked: str, indicator: str) -> Person:
    """Return who asks; refuse a question to who is not named, to oneself, or while an earlier one is not answered."""
    person = check_practice(viewer)
    if asked == viewer.organisation_code:
        raise InputError("this is your own practice", received=asked, remedy="Ask another that is named")
    if not is_named(asked, indicator):
        raise NotAllowed(
            "this practice is not named for this figure, or no longer",
            received=asked,
            remedy="Ask one of those that are named now",
        )
    waiting = Question.objects.filter(
        asking=viewer.organisation_code, asked=asked, indicator=indicator, answer__isnull=True
    )
    if waiting.exists():
        raise InputError(
            "you have asked this practice already and it has not answered yet",
            remedy="Give it time: nobody has to answer",
        )
    return person


def checked_text(text: str, longest: int) -> str:
    """Return a text whose lines are trimmed and control characters gone; InputError when it is empty or too long."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    plain = "\n".join(
        "".join(letter for letter in line if letter.isprintable()).rstrip() for line in lines
    ).strip()
    if not plain:
        raise InputError("there is no text", remedy="Write a few words")
    if len(plain) > longest:
        raise InputError(
            "this text is too long", received=f"{len(plain):,} characters", remedy=f"Use at most {longest:,}"
        )
    return plain
