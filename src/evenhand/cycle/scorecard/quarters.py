"""Quarters of the financial year: April to June is the first."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Self

_MONTHS = 3


@dataclass(frozen=True, order=True)
class Quarter:
    """A quarter by its first and last day."""

    begin: date
    end: date

    @classmethod
    def of(cls, day: date) -> Self:
        """Return the quarter a day is in."""
        first = day.month - (day.month - 1) % _MONTHS
        begin = date(day.year, first, 1)
        after = date(day.year + (first + _MONTHS > 12), (first + _MONTHS - 1) % 12 + 1, 1)
        return cls(begin, after - timedelta(days=1))

    @property
    def before(self) -> "Quarter":
        """The quarter before."""
        return Quarter.of(self.begin - timedelta(days=1))

    @property
    def label(self) -> str:
        """What people call it: ``July to September 2025``."""
        return f"{self.begin:%B} to {self.end:%B %Y}"


def last_quarters(today: date, number: int) -> tuple[Quarter, ...]:
    """Return the quarter under way and those before it, newest first."""
    found = [Quarter.of(today)]
    while len(found) < number:
        found.append(found[-1].before)
    return tuple(found)
