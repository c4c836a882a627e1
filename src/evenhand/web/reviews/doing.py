"""What a review's page can do, each by the name its form sends: reads what was typed and asks the one action."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, Final

from django.http import QueryDict
from django.utils.translation import gettext as _

from evenhand.accounts.viewer import Viewer
from evenhand.common.errors import InputError
from evenhand.cycle.reviews import actions
from evenhand.cycle.reviews.models import Review
from evenhand.publication.installed import Opened

Doing = Callable[[Viewer, Review, Opened, QueryDict], Any]
_LONGEST: Final = 10_000


def do(viewer: Viewer, review: Review, opened: Opened, given: QueryDict) -> None:
    """Do what a form asks; InputError, with what is wrong and what to do, where it cannot be done."""
    name = given.get("do", "")
    if name in actions.SIMPLE_STEPS:
        actions.step(viewer, review, name, _text(given, "reason", 2000), given.get("seen", ""))
        return
    if name not in DOINGS:
        raise InputError(_("there is no such step"), received=name)
    DOINGS[name](viewer, review, opened, given)


def day_of(given: QueryDict, name: str) -> date:
    """Return a day that was typed; InputError for anything else."""
    typed = given.get(name, "").strip()
    try:
        return date.fromisoformat(typed)
    except ValueError:
        raise InputError(
            _("this is no day"), received=typed[:40], remedy=_("Write it as 2026-05-14")
        ) from None


def _text(given: QueryDict, name: str, longest: int = _LONGEST) -> str:
    return given.get(name, "")[:longest]


def _number(given: QueryDict, name: str) -> int:
    typed = given.get(name, "")
    return int(typed) if typed.isdigit() and len(typed) < 10 else 0


def _pack(viewer: Viewer, review: Review, opened: Opened, given: QueryDict) -> Any:
    return actions.send_pack(viewer, review, opened, given.get("seen", ""))


def _hold(viewer: Viewer, review: Review, opened: Opened, given: QueryDict) -> Any:
    held_on, who = day_of(given, "held_on"), _text(given, "attendees")
    return actions.hold(viewer, review, held_on, who, given.get("seen", ""))


def _write(viewer: Viewer, review: Review, opened: Opened, given: QueryDict) -> Any:
    # A browser sends line ends as CR and LF; what is over the longest is refused by the action, not cut here.
    return actions.write(
        viewer, review, given.get("part", ""), given.get("text", ""), _number(given, "version")
    )


def _outcome(viewer: Viewer, review: Review, opened: Opened, given: QueryDict) -> Any:
    objective, outcome = given.get("objective", ""), given.get("outcome", "")
    return actions.tell_outcome(viewer, review, objective, outcome, _text(given, "evidence"))


def _action(viewer: Viewer, review: Review, opened: Opened, given: QueryDict) -> Any:
    side, what, owner = given.get("side", ""), _text(given, "what"), _text(given, "owner")
    return actions.agree_action(viewer, review, side, what, owner, day_of(given, "due"))


def _take_out(viewer: Viewer, review: Review, opened: Opened, given: QueryDict) -> Any:
    return actions.take_action_out(viewer, review, _number(given, "action"), _text(given, "reason", 300))


def _comment(viewer: Viewer, review: Review, opened: Opened, given: QueryDict) -> Any:
    return actions.comment(viewer, review, _text(given, "words"))


def _answer(viewer: Viewer, review: Review, opened: Opened, given: QueryDict) -> Any:
    return actions.answer_comment(viewer, review, _number(given, "comment"), _text(given, "words"))


def _content(viewer: Viewer, review: Review, opened: Opened, given: QueryDict) -> Any:
    return actions.say_content(viewer, review)


def _invite(viewer: Viewer, review: Review, opened: Opened, given: QueryDict) -> Any:
    return actions.invite_lmc(viewer, review)


DOINGS: Final[Mapping[str, Doing]] = {
    "send_pack": _pack,
    "hold": _hold,
    "write": _write,
    "outcome": _outcome,
    "action": _action,
    "take_out": _take_out,
    "comment": _comment,
    "answer": _answer,
    "content": _content,
    "invite": _invite,
}
