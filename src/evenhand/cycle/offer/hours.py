"""Opening hours as people write them, to spans of minutes and back."""

import re
from itertools import pairwise
from typing import Final

from django.utils.translation import gettext as _

from evenhand.common.errors import InputError

Span = tuple[int, int]
"""Minutes after midnight from and to which a door is open."""

CLOSED: Final = frozenset({"", "closed", "-", "–", "none"})
MOST_SPANS: Final = 3
LONGEST: Final = 80

_BETWEEN = re.compile(r"\s*(?:-|–|—|\bto\b|\buntil\b)\s*")
_TIME = re.compile(r"^(\d{1,2})(?:[:.](\d{2}))?\s*(am|pm)?$")
_WORDS = {"noon": 12 * 60, "midday": 12 * 60, "midnight": 24 * 60}


def spans_of(text: str) -> tuple[Span, ...]:
    """Return the spans of a day: none for closed. InputError when it cannot be read, saying what can."""
    said = " ".join(text.lower().split())
    if said in CLOSED:
        return ()
    pieces = [piece for piece in re.split(r"[,;&]|\band\b", said) if piece.strip()]
    if len(said) > LONGEST or not 1 <= len(pieces) <= MOST_SPANS:
        raise _unreadable(text)
    found = tuple(_span(piece, text) for piece in pieces)
    if any(later[0] < earlier[1] for earlier, later in pairwise(found)):
        raise InputError(
            _("these hours overlap or are out of order"),
            received=text[:LONGEST],
            remedy=_("Write the earliest first"),
        )
    return found


def _span(piece: str, whole: str) -> Span:
    ends = _BETWEEN.split(piece.strip())
    if len(ends) != 2:
        raise _unreadable(whole)
    begin, end = (_minutes(one, whole) for one in ends)
    if begin >= end:
        raise InputError(
            _("closing time is not after opening time"),
            received=whole[:LONGEST],
            remedy=_("Write the time of closing second; 6:30pm is 18:30"),
        )
    return begin, end


def _minutes(text: str, whole: str) -> int:
    if text in _WORDS:
        return _WORDS[text]
    found = _TIME.match(text)
    if not found:
        raise _unreadable(whole)
    hour, minute, half = int(found[1]), int(found[2] or 0), found[3]
    if half and 1 <= hour <= 12:
        hour = hour % 12 + (12 if half == "pm" else 0)
    if hour > 24 or minute > 59 or hour * 60 + minute > 24 * 60:
        raise _unreadable(whole)
    return hour * 60 + minute


def _unreadable(text: str) -> InputError:
    return InputError(
        _("these hours cannot be read"),
        received=text[:LONGEST],
        remedy=_("Write 08:00 to 18:30, or 08:00 to 12:30, 14:00 to 18:00, or closed"),
    )


def hours_words(spans: tuple[Span, ...]) -> str:
    """Return the spans of a day as people write them; nothing for a day it is closed."""
    return ", ".join(f"{_clock(begin)} to {_clock(end)}" for begin, end in spans)


def _clock(minutes: int) -> str:
    return f"{minutes // 60:02d}:{minutes % 60:02d}"
