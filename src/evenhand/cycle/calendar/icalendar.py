"""Steps as a calendar file that any calendar program subscribes to (RFC 5545)."""

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta

from evenhand.cycle.calendar.steps import Dated

_MOST = 73
"""Bytes of a line before it is folded: 75 with the break, as the format asks."""


def calendar(title: str, steps: Iterable[Dated], host: str) -> str:
    """Return the calendar file: one all-day entry a step, from its beginning to the day it is due."""
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Evenhand//Performance cycle//EN",
        f"X-WR-CALNAME:{_text(title)}",
    ]
    for one in steps:
        lines += _entry(one, host)
    lines.append("END:VCALENDAR")
    return "".join(f"{folded}\r\n" for line in lines for folded in _folded(line))


def _entry(one: Dated, host: str) -> list[str]:
    after = one.due + timedelta(days=1)
    return [
        "BEGIN:VEVENT",
        f"UID:{one.step.id}-{one.due:%Y%m%d}@{host}",
        f"DTSTAMP:{datetime.now(UTC):%Y%m%dT%H%M%SZ}",
        f"DTSTART;VALUE=DATE:{one.begins:%Y%m%d}",
        f"DTEND;VALUE=DATE:{after:%Y%m%d}",
        f"SUMMARY:{_text(one.step.title)}",
        f"DESCRIPTION:{_text(one.step.what)}",
        "END:VEVENT",
    ]


def _text(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    return " ".join(escaped.split())


def _folded(line: str) -> Iterator[str]:
    """Yield a line in pieces of at most 75 bytes, none of which ends inside a letter."""
    piece, size = "", 0
    for letter in line:
        more = len(letter.encode())
        if size + more > _MOST:
            yield piece
            piece, size = " ", 1
        piece, size = piece + letter, size + more
    yield piece
