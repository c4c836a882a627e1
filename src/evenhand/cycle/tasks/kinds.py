"""The kinds of task there are, and what the day of each rests on. A task of no declared kind cannot be made."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from django.utils.translation import gettext_lazy as _

from evenhand.common.errors import InputError

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise


ANSWER_A_PRACTICE: Final = "answer-practice"
"""The kind that nobody but the practice itself is shown: it names who asks, and that the practice can be asked."""


@dataclass(frozen=True)
class Kind:
    """A kind of task: its name, and in a sentence what its day rests on and what happens if nothing is done."""

    id: str
    title: "str | StrPromise"
    rests_on: "str | StrPromise"


_ALL: Final = (
    Kind(
        "comment-on-preview",
        _("Look at your figures before they are published"),
        _(
            "Figures are shown to you for ten working days before they can be published. You need not comment."
        ),
    ),
    Kind(
        "confirm-offer",
        _("Confirm what you offer patients"),
        _("What is not confirmed for 180 days is shown as old. Nothing else follows."),
    ),
    Kind(
        ANSWER_A_PRACTICE,
        _("A practice would like to learn from you"),
        _("You agreed to be named. The day is a wish; you need not answer."),
    ),
    Kind(
        "answer-registration",
        _("Somebody would like to register"),
        _("They were told how soon practices usually answer."),
    ),
    Kind(
        "read-note",
        _("Read a note of a contact"),
        _("You may say if you remember it otherwise."),
    ),
    Kind(
        "read-answer",
        _("Read the answer to a challenge"),
        _("The day is that of the agreed procedure."),
    ),
    Kind(
        "give-evidence",
        _("Give what you have to say in a case"),
        _("The day is that of the agreed procedure, and can be moved if you ask."),
    ),
    Kind(
        "comment-on-framework",
        _("Comment on a framework that is proposed"),
        _("Frameworks are open for comment before anybody can use them."),
    ),
    Kind(
        "sign-agreement",
        _("Read an agreement, and sign it if you agree"),
        _("Both sides set the day. Nothing holds before both have signed."),
    ),
    Kind(
        "agreed-step",
        _("A step both sides agreed on"),
        _("The day is in the agreement you signed, and can be moved if both sides agree."),
    ),
    Kind(
        "choose-support",
        _("Choose from the help that is offered"),
        _("You need not take it, and nothing follows if you do not. The day is when the help would begin."),
    ),
    Kind("read-letter", _("Read a letter"), _("The letter says what it rests on and how to answer.")),
    Kind("own", _("Something you set yourself"), _("You chose the day.")),
)
KINDS: Final[Mapping[str, Kind]] = {kind.id: kind for kind in _ALL}


def kind_of(kind: str) -> Kind:
    """Return a kind by its id; InputError for one that is not declared."""
    if kind not in KINDS:
        raise InputError(
            "there is no such kind of task", received=kind, remedy=f"Use one of {', '.join(KINDS)}"
        )
    return KINDS[kind]
