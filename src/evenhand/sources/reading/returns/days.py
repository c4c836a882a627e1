"""Days as people and spreadsheets write them: which are certain, and what the others lack.

A return is British: 03/04/2025 is 3 April. A column in which any day is written month first is not, and then none of
its days that could be either is read.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from evenhand.common.periods import Period
from evenhand.sources.reading.returns.cells import Parsed, cleaned, refused
from evenhand.sources.reading.workbooks.sheet import Mark

_MONTHS: Final = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = rf"(?P<word>{'|'.join(_MONTHS)})[a-z]*\.?"
_YEAR = r"(?P<year>[0-9]{4}|[0-9]{2})"
_LONG_YEAR = r"(?P<year>(?:19|20)[0-9]{2})"
_MIDNIGHT = re.compile(r"[ T]0?0:00(:00(\.0+)?)?Z?$")

_ISO = re.compile(r"^(?P<year>[0-9]{4})[-/.](?P<month>[0-9]{1,2})[-/.](?P<day>[0-9]{1,2})$")
_COMPACT = re.compile(r"^(?P<year>20[0-9]{2})(?P<month>[0-9]{2})(?P<day>[0-9]{2})$")
_BRITISH = re.compile(rf"^(?P<day>[0-9]{{1,2}})[-/.](?P<month>[0-9]{{1,2}})[-/.]{_YEAR}$")
_WORDS = re.compile(rf"^(?P<day>[0-9]{{1,2}})(?:st|nd|rd|th)?[- ,./]*(?:of )?{_MONTH}[- ,./]*{_YEAR}$")
_WORDS_TURNED = re.compile(rf"^{_MONTH} (?P<day>[0-9]{{1,2}})(?:st|nd|rd|th)?,? {_LONG_YEAR}$")
_DAY_FORMS: Final = (_ISO, _COMPACT, _BRITISH, _WORDS, _WORDS_TURNED)

_MONTH_OF_YEAR: Final = (
    re.compile(rf"^{_MONTH}[- ,./']*{_YEAR}$"),
    re.compile(rf"^{_LONG_YEAR}[-/](?P<month>0[1-9]|1[0-2])$"),
    re.compile(rf"^(?P<month>0?[1-9]|1[0-2])[-/]{_LONG_YEAR}$"),
)
_FINANCIAL_YEAR = re.compile(r"^(?:fy ?)?(?P<first>20[0-9]{2}) ?[-/\u2013] ?(?P<last>[0-9]{2}|20[0-9]{2})$")
_QUARTER = re.compile(r"^q(?P<quarter>[1-4]),? (?:of )?(?P<year>20[0-9]{2} ?[-/] ?[0-9]{2,4})$")
_QUARTER_LAST = re.compile(r"^(?P<year>20[0-9]{2} ?[-/] ?[0-9]{2,4}),? q(?P<quarter>[1-4])$")

_SERIAL = re.compile(r"^[0-9]{5}(\.0+)?$")
_EPOCH, _EPOCH_1904 = date(1899, 12, 30), date(1904, 1, 1)
"""What a spreadsheet counts its days from: the first by custom, the second in old files of one maker."""
EARLIEST, LATEST = date(2000, 1, 1), date(2099, 12, 31)

_REMEDY = "Write the day as 2025-03-31 or 31/03/2025"


@dataclass(frozen=True)
class DayColumn:
    """How one column of days is read: whether its days are the last of their periods, and what the file shows of it."""

    last: bool
    month_first: bool = False
    epoch_1904: bool = False

    def __call__(self, text: str, mark: Mark | None) -> Parsed:
        """Read a cell; the text of what comes back is the day in ISO form."""
        text = cleaned(text)
        if found := refused(text, mark):
            return found
        if mark in ("percent", "truth") or not text:
            why = "there is no day" if not text else "this is not a day"
            return Parsed(problem=why, remedy=_REMEDY)
        if self.month_first and could_be_either(text):
            return Parsed(
                problem="the day could be meant either way, because others in the file are written month first",
                remedy=_REMEDY,
            )
        return self._within(text)

    def _within(self, text: str) -> Parsed:
        found = day_of(text)
        note = ""
        if found is None and (period := _whole_period(text)):
            found = period.end if self.last else period.start
            note = f"that name a month, a quarter or a year were read as its {'last' if self.last else 'first'} day"
        if found is None and (found := serial_day(text, epoch_1904=self.epoch_1904)):
            note = "written as a spreadsheet's number were read as days"
        if found is None or not EARLIEST <= found <= LATEST:
            return Parsed(problem=_why_no_day(text), remedy=_REMEDY)
        return Parsed(text=found.isoformat(), note=note)


def day_of(text: str) -> date | None:
    """Return the day in a text that names one, or None. Two digits of a year are of this century."""
    lower = _MIDNIGHT.sub("", text.strip()).lower()
    for form in _DAY_FORMS:
        if match := form.match(lower):
            parts = match.groupdict()
            month = _month(parts)
            try:
                return date(_year(parts["year"]), month, int(parts["day"]))
            except ValueError:
                return None
    return None


def serial_day(text: str, *, epoch_1904: bool = False) -> date | None:
    """Return the day of a number of five digits as a spreadsheet counts days, or None where it is none of ours."""
    if not _SERIAL.match(text):
        return None
    found = (_EPOCH_1904 if epoch_1904 else _EPOCH) + timedelta(days=int(float(text)))
    return found if EARLIEST <= found <= LATEST else None


def written_month_first(texts: Iterable[str]) -> bool:
    """Whether any of `texts` is a day with its month first, such as 03/31/2025."""
    return any(
        (match := _BRITISH.match(cleaned(text))) is not None
        and int(match["month"]) > 12 >= int(match["day"]) >= 1
        for text in texts
    )


def could_be_either(text: str) -> bool:
    """Whether a day in figures could be read with its day or its month first, and the two differ."""
    match = _BRITISH.match(text)
    if match is None:
        return False
    day, month = int(match["day"]), int(match["month"])
    return day <= 12 and month <= 12 and day != month


def _whole_period(text: str) -> Period | None:
    lower = text.lower()
    for form in _MONTH_OF_YEAR:
        if match := form.match(lower):
            if _ambiguous_year(lower):
                return None
            return Period.month(_year(match["year"]), _month(match.groupdict()))
    if (match := _QUARTER.match(lower) or _QUARTER_LAST.match(lower)) and (year := _financial(match["year"])):
        month = (3, 6, 9, 12)[int(match["quarter"]) - 1] + 1
        first = year.start.year + month // 13
        month = 1 if month == 13 else month
        return Period(date(first, month, 1), Period.month(first, month + 2).end)
    return _financial(lower)


def _financial(text: str) -> Period | None:
    match = _FINANCIAL_YEAR.match(text)
    if match is None:
        return None
    first, last = int(match["first"]), int(match["last"])
    return Period.financial_year(first) if last in (first + 1, (first + 1) % 100) else None


def _ambiguous_year(text: str) -> bool:
    """Whether a text such as 2011-12 could be a month or the financial year from 2011."""
    return "-" in text and _financial(text) is not None


def _month(parts: dict[str, str]) -> int:
    return _MONTHS.index(parts["word"][:3]) + 1 if parts.get("word") else int(parts["month"])


def _year(text: str) -> int:
    return int(text) if len(text) == 4 else 2000 + int(text)


def _why_no_day(text: str) -> str:
    if written_month_first([text]):
        return "the day is written month first"
    if re.fullmatch("20[0-9]{2}", text):
        return "a year alone may be a calendar or a financial one"
    if _ambiguous_year(text.lower()):
        return "this may be a month or a financial year"
    return "this is not a day"
