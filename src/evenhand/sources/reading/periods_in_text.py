"""Months, quarters, years and seasons as publishers write them, in a cell or in a file's name."""

import calendar
import re
from collections.abc import Callable
from datetime import date
from typing import Final, Literal

from evenhand.common.periods import Period
from evenhand.sources.reading.naming import financial_year_in

Every = Literal["month", "quarter", "year", "season"]
"""How often a dataset counts. A season is that of influenza, 1 September to the end of February."""

WANTED: Final[dict[Every, str]] = {
    "month": "a month, such as 2024-10, 01OCT2024 or October 2024",
    "quarter": "a quarter, such as 2024-25 Q1 or April to June 2024",
    "year": "a financial year, such as 2024-25",
    "season": "a season's years, such as 2024-25",
}

_MONTHS: Final = {name.lower(): number for number, name in enumerate(calendar.month_abbr) if name}
_WORD = rf"({'|'.join(_MONTHS)})[a-z]*"
_DAY_FIRST = re.compile(r"(?<!\d)\d{1,2}/(\d{1,2})/(20\d\d)(?!\d)")
_YEAR_FIRST = re.compile(r"(?<!\d)(20\d\d)[-_/. ]?(0[1-9]|1[0-2])(?:[-_/. ]?(?:0[1-9]|[12]\d|3[01]))?(?!\d)")
_WORDS = re.compile(rf"(?<![a-z]){_WORD}[^a-z0-9]*(20\d\d|\d\d)(?!\d)")
_RANGE = re.compile(rf"(?<![a-z]){_WORD}[^a-z0-9]*(?:to[^a-z0-9]*)?{_WORD}[^a-z0-9]*(20\d\d)(?!\d)")
_QUARTER = re.compile(r"(?<![a-z])q(?:uarter ?)?([1-4])(?!\d)")
_CALENDAR_YEAR = re.compile(r"(?<!\d)(20\d\d)(?!\d)")
_CENTURY, _QUARTER_MONTHS = 2000, 3


def period_in(text: str, every: Every) -> Period | None:
    """Return the period of that length in a text, or None.

    A day stands for its month and a month for its quarter. A quarter's number counts from April where a financial year
    stands beside it (``2024-25 Q1``), and from January beside a single year (``2024 Q1``).
    """
    return _FINDERS[every](text.lower())


def _month_in(text: str) -> Period | None:
    if match := _DAY_FIRST.search(text):
        return Period.month(int(match[2]), int(match[1])) if 1 <= int(match[1]) <= 12 else None
    if match := _WORDS.search(text):
        return Period.month(int(match[2]) % _CENTURY + _CENTURY, _MONTHS[match[1]])
    if match := _YEAR_FIRST.search(text):
        return Period.month(int(match[1]), int(match[2]))
    return None


def _quarter_in(text: str) -> Period | None:
    if match := _QUARTER.search(text):
        beside = text.replace(match[0], " ")
        if year := financial_year_in(beside):
            return _months(year.start.year, 1 + _QUARTER_MONTHS * int(match[1]))
        single = _CALENDAR_YEAR.search(beside)
        return _months(int(single[1]), 1 + _QUARTER_MONTHS * (int(match[1]) - 1)) if single else None
    if match := _RANGE.search(text):
        first, last = _MONTHS[match[1]], _MONTHS[match[2]]
        return _months(int(match[3]), first) if last - first == _QUARTER_MONTHS - 1 else None
    if month := _month_in(text):
        first = month.start.month - (month.start.month - 1) % _QUARTER_MONTHS
        return _months(month.start.year, first)
    return None


def _months(year: int, month: int) -> Period:
    """Return three months from `month`, which may be the thirteenth."""
    year, month = (year + 1, month - 12) if month > 12 else (year, month)
    return Period(date(year, month, 1), Period.month(year, month + _QUARTER_MONTHS - 1).end)


def _season_in(text: str) -> Period | None:
    year = financial_year_in(text)
    if year is None:
        return None
    first = year.start.year
    return Period(date(first, 9, 1), Period.month(first + 1, 2).end)


_FINDERS: Final[dict[Every, Callable[[str], Period | None]]] = {
    "month": _month_in,
    "quarter": _quarter_in,
    "year": financial_year_in,
    "season": _season_in,
}
