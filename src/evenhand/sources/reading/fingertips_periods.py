"""Time periods as Fingertips writes them: a year, a financial year, several years together, a quarter, a month."""

import re
from datetime import date
from typing import Final

from evenhand.common.periods import Period

_YEARS = re.compile(r"^(\d{4})\s*[-\u2013]\s*(\d{2}|\d{4})$")
_FINANCIAL_YEARS = re.compile(r"^(\d{4}/\d{2})\s*[-\u2013]\s*(\d{4}/\d{2}|\d{2}/\d{2})$")
_QUARTER = re.compile(r"^(\d{4})(/\d{2})?\s*Q([1-4])$", re.IGNORECASE)
_MONTH = re.compile(r"^([A-Za-z]{3})[a-z]*\s+(\d{4})$")
_CENTURY = 100
_MONTHS: Final = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def fingertips_period(text: str, span: str = "") -> Period:
    """Return the period of a ``Time period`` cell. ValueError when it is in none of the forms known.

    ``2019``; ``2021/22``; ``2017 - 19`` and ``2017/18 - 19/20`` (first to last year); ``2021 Q1`` (of the calendar
    year) and ``2021/22 Q1`` (of the financial year); ``Mar 2022``. `span` is the cell ``Time period range``: with a
    span of several years (``3y``) an unseparated ``2017-19`` is those years, not a financial year.
    """
    text = text.strip()
    if match := _YEARS.match(text):
        first = int(match[1])
        last = int(match[2]) if len(match[2]) > 2 else first - first % _CENTURY + int(match[2])
        several = span.rstrip("y").isdigit() and int(span.rstrip("y")) > 1
        if last > first and (several or last > first + 1 or " " in text):
            return Period(date(first, 1, 1), date(last, 12, 31))
    if match := _FINANCIAL_YEARS.match(text):
        last_year = match[2] if len(match[2]) > len("00/00") else match[1][:2] + match[2]
        return Period(Period.parse(match[1]).start, Period.parse(last_year).end)
    if match := _QUARTER.match(text):
        return _quarter(int(match[1]), int(match[3]), financial=match[2] is not None)
    if (match := _MONTH.match(text)) and match[1].lower() in _MONTHS:
        return Period.month(int(match[2]), _MONTHS.index(match[1].lower()) + 1)
    return Period.parse(text)


def _quarter(year: int, quarter: int, *, financial: bool) -> Period:
    month = 3 * (quarter - 1) + (4 if financial else 1)
    year, month = (year + 1, month - 12) if month > 12 else (year, month)
    return Period(date(year, month, 1), Period.month(year, month + 2).end)
