"""A caveat: an assumption or a fault that changes a figure, kept with the release and shown beside what it is about."""

from datetime import date
from typing import TypedDict


class Caveat(TypedDict):
    """What it is about (None for all of them), and the sentence. `period_end` bounds it to figures up to that day."""

    practice: str | None
    indicator: str | None
    period_end: str | None
    caveat: str


def caveat(
    sentence: str,
    *,
    practice: str | None = None,
    indicator: str | None = None,
    period_end: date | None = None,
) -> Caveat:
    """Return a caveat about a practice, an indicator, periods up to a day, or (naming none) the whole release."""
    return Caveat(
        practice=practice,
        indicator=indicator,
        period_end=period_end.isoformat() if period_end else None,
        caveat=sentence,
    )
