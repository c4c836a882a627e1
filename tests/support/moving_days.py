"""A clock that a test moves: the product asks Django what time it is, and is told this."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

from django.utils import timezone

from evenhand.cycle.calendar.working_days import working_days_after


class Days:
    """The day it is. `days.to(date)` moves to noon of a day, `days.later(working=20)` on from there."""

    def __init__(self, monkeypatch: Any, begin: date) -> None:
        self.today = begin
        self._minutes = 0
        monkeypatch.setattr(timezone, "now", self.now)

    def now(self) -> datetime:
        """Return the time, a second after the last time anybody asked."""
        self._minutes += 1
        noon = datetime(self.today.year, self.today.month, self.today.day, 12, tzinfo=UTC)
        return noon + timedelta(seconds=self._minutes)

    def to(self, day: date) -> date:
        """Move to a day and return it."""
        if day != self.today:
            # On the same day the clock goes on from where it stands.
            self.today, self._minutes = day, 0
        return day

    def later(self, days: int = 0, working: int = 0) -> date:
        """Move on by days, or by working days, and return the day it is then."""
        return self.to(working_days_after(self.today + timedelta(days=days), working))
