"""Events in words: when, who in which role, what, about what and why."""

import json
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils import timezone
from django.utils.translation import gettext as _

from evenhand.accounts.models import Event
from evenhand.accounts.roles import MACHINE, PUBLIC, Role
from evenhand.pages.numbers import moment_words

PAGE = 50
SHORT = 120
"""Characters of details up to which they are not put behind a summary."""


@dataclass(frozen=True)
class EventLine:
    """An event as it is read. `details` is what was before and after, where that is told."""

    number: int
    when: str
    who: str
    what: str
    about: str
    reason: str
    details: tuple[tuple[str, str], ...]

    @property
    def is_short(self) -> bool:
        """Whether the details are short enough to be read with the event."""
        return sum(len(text) for _label, text in self.details) <= SHORT


@dataclass(frozen=True)
class RecordView:
    """A page of the record, the newest first; `older` is the number to go on from, none at the end."""

    lines: tuple[EventLine, ...]
    older: int | None


def present_record(events: Iterable[Event]) -> RecordView:
    """Return a page of the record. One event more than a page holds says that there are older ones."""
    lines = [_line(event) for event in events]
    older = lines[PAGE - 1].number if len(lines) > PAGE else None
    return RecordView(tuple(lines[:PAGE]), older)


def _line(event: Event) -> EventLine:
    about = " ".join(part for part in (_(event.thing), event.thing_id) if part)
    told = [(_("Before"), event.before), (_("After"), event.after)]
    return EventLine(
        number=event.sequence,
        when=moment_words(timezone.localtime(event.at)),
        who=_who(event),
        what=_(event.action),
        about=f"{about}, {event.practice}" if event.practice else about,
        reason=event.reason,
        details=tuple((label, _plainly(value)) for label, value in told if value),
    )


def _who(event: Event) -> str:
    if event.role == MACHINE:
        return _("A command on the machine")
    if event.role == PUBLIC:
        return str(event.actor) if event.actor else _("The public")
    role = str(Role(event.role).label) if event.role in set(Role) else event.role
    name = f"{event.actor}, " if event.actor else ""
    return f"{name}{role}, {event.organisation}"


def _plainly(value: object) -> str:
    if isinstance(value, dict):
        return "; ".join(f"{name}: {_plainly(one)}" for name, one in value.items())
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
