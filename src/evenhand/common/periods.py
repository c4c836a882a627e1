"""Periods as publishers write them: a financial year, a calendar year, a month or a day."""

import calendar
import re
from dataclasses import dataclass
from datetime import date, datetime
from typing import Self

_FINANCIAL_YEAR = re.compile(r"^(\d{4})\s*[/-]\s*(\d{2}|\d{4})$")
_COMPACT_YEAR = re.compile(r"^(\d{2})(\d{2})$")
_YEAR = re.compile(r"^(\d{4})$")
_MONTH = re.compile(r"^(\d{4})[-/_](\d{2})$")
_DAY_FORMATS = ("%d%b%Y", "%d-%b-%y", "%d-%b-%Y", "%d/%m/%Y", "%Y-%m-%d", "%Y%m%d")


@dataclass(frozen=True, order=True)
class Period:
    """The days a figure is about, both ends included. A figure of one day starts and ends on it."""

    start: date
    end: date

    def __post_init__(self) -> None:
        if self.end < self.start:
            raise ValueError(f"a period cannot end ({self.end}) before it starts ({self.start})")

    @classmethod
    def financial_year(cls, first: int) -> Self:
        """Return 1 April of `first` to 31 March of the year after."""
        return cls(date(first, 4, 1), date(first + 1, 3, 31))

    @classmethod
    def calendar_year(cls, year: int) -> Self:
        """Return 1 January to 31 December of `year`."""
        return cls(date(year, 1, 1), date(year, 12, 31))

    @classmethod
    def month(cls, year: int, month: int) -> Self:
        """Return the first to the last day of a month."""
        return cls(date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1]))

    @classmethod
    def day(cls, day: date) -> Self:
        """Return the period of one day: a register, a list or a count as it stood."""
        return cls(day, day)

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read ``2021/22``, ``2021-22``, ``1415``, ``2019``, ``2021-05`` or a day. ValueError if none fits.

        ``2019`` is the calendar year. Four digits are a compact financial year only when the second pair
        follows the first (``1415``); ``2021`` is a calendar year although 21 follows 20. A slash makes
        ``2009/10`` the financial year its own label says; with a hyphen ``2009-10`` is October 2009.
        """
        text = text.strip()
        if match := _YEAR.match(text):
            compact = _COMPACT_YEAR.match(text)
            if compact and int(compact[2]) == int(compact[1]) + 1 and not 1990 <= int(text) <= 2099:
                return cls.financial_year(2000 + int(compact[1]))
            return cls.calendar_year(int(match[1]))
        financial = _FINANCIAL_YEAR.match(text)
        if financial and not _follows(int(financial[1]), int(financial[2])):
            financial = None
        month = _MONTH.match(text)
        if month and 1 <= int(month[2]) <= 12 and not (financial and "/" in text):
            return cls.month(int(month[1]), int(month[2]))
        if financial:
            return cls.financial_year(int(financial[1]))
        return cls.day(parse_day(text))

    @property
    def label(self) -> str:
        """The period as people say it: ``2021/22``, ``2019``, ``May 2022`` or ``1 May 2022``."""
        start, end = self.start, self.end
        if start == end:
            return f"{start.day} {start:%B %Y}"
        if self == Period.financial_year(start.year):
            return f"{start.year}/{end:%y}"
        if self == Period.calendar_year(start.year):
            return str(start.year)
        if self == Period.month(start.year, start.month):
            return f"{start:%B %Y}"
        return f"{start.day} {start:%B %Y} to {end.day} {end:%B %Y}"


def _follows(first: int, last: int) -> bool:
    return last in {(first + 1) % 100, first + 1}


def parse_day(text: str) -> date:
    """Read a day in any of the forms publishers use: 01Jan2022, 01-Sep-20, 31/03/2015, 2022-05-01, 20220501."""
    for form in _DAY_FORMATS:
        try:
            return datetime.strptime(text.strip(), form).date()
        except ValueError:
            continue
    raise ValueError(f"not a date in any form we know: {text!r}")


def months_before(day: date, months: int) -> date:
    """Return the day `months` months before `day`, or the month's last day where that month is shorter."""
    return months_after(day, -months)


def months_after(day: date, months: int) -> date:
    """Return the day `months` months after `day`, or the month's last day where that month is shorter.

    The last day of a month stays one: a period ending on 28 February 2022 is six months old on 31 August.
    """
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    last = calendar.monthrange(year, month + 1)[1]
    at_month_end = day.day == calendar.monthrange(day.year, day.month)[1]
    return date(year, month + 1, last if at_month_end else min(day.day, last))
