"""A clock that is moved while a year is played.

Actions ask Django what time it is, and several things only happen once days have passed; nobody can wait for them. So
``django.utils.timezone`` is given another ``datetime`` class for as long as the block lasts. Its function ``now`` alone
would not do: models hold that function as the default of their columns. Never used while a site is served.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta, tzinfo
from typing import Any

from django.utils import timezone

BEGIN_OF_DAY = 9
"""O'clock, when people begin to work."""


class MovedClock:
    """Tells the day it was moved to, and one second more each time anybody asks."""

    def __init__(self) -> None:
        self._moment = datetime.now(UTC)

    def to(self, day: date) -> None:
        """Move to the morning of a day, unless it is that day already."""
        if self._moment.date() != day:
            self._moment = datetime(day.year, day.month, day.day, BEGIN_OF_DAY, tzinfo=UTC)

    def now(self) -> datetime:
        """Return the time."""
        self._moment += timedelta(seconds=1)
        return self._moment


@contextmanager
def moved_clock() -> Iterator[MovedClock]:
    """Yield a clock that Django asks instead of the machine's, until the block ends."""
    clock = MovedClock()

    class _AnyDatetime(type):
        def __instancecheck__(cls, value: Any) -> bool:
            return isinstance(value, datetime)

    class _Moved(datetime, metaclass=_AnyDatetime):
        @classmethod
        def now(cls, tz: tzinfo | None = None) -> datetime:  # type: ignore[override]
            return clock.now().astimezone(tz)

    before = timezone.datetime  # type: ignore[attr-defined]
    timezone.datetime = _Moved  # type: ignore[attr-defined]
    try:
        yield clock
    finally:
        timezone.datetime = before  # type: ignore[attr-defined]
