"""The day or year of a workforce census, read from its file's name: its content does not say it."""

import calendar
import re
from pathlib import PurePath
from typing import Final

from evenhand.common.periods import Period
from evenhand.sources.reading.naming import named_year
from evenhand.sources.reading.raw import RawTable

_MONTHS: Final = {
    name.lower(): number
    for names in (calendar.month_name, calendar.month_abbr)
    for number, name in enumerate(names)
    if name
}
_WORDS = re.compile(rf"(?<![a-z])({'|'.join(_MONTHS)})[^a-z0-9]+(20\d\d)(?!\d)")
_YEAR_FIRST = re.compile(r"(?<!\d)(20\d\d)[-_. ]?(0[1-9]|1[0-2])(?!\d)")
_MONTH_FIRST = re.compile(r"(?<!\d)(0[1-9]|1[0-2])[-_.]?(20\d\d)(?!\d)")


def named_census(raw: RawTable) -> tuple[Period, tuple[str, ...]]:
    """Return the day of the census in a file's name, else its calendar year, and caveats.

    The census counts the last day of a month: ``General Practice - 30 June 2022``, ``June 2022 Practice Level``,
    ``2022-06`` and, on the zip around it, ``GPWPracticeCSV.062022`` are all 30 June 2022. A name with a year alone is
    of that year. Where only the folder's name says it, that is used with a caveat; SourceError where neither does.
    """
    zip_name, _, member = raw.name.rpartition(": ")
    for name in (member, zip_name):
        if period := census_day(PurePath(name).stem):
            return period, ()
    if (period := census_day(raw.folder)) and not re.search(r"(?<!\d)20\d\d(?!\d)", raw.name):
        return period, (
            f"{raw.name} does not say its day, in its content or its name: {period.label} was taken from its folder",
        )
    return named_year(raw)


def census_day(name: str) -> Period | None:
    """Return the last day of the month in a name, or None."""
    name = name.lower()
    if match := _WORDS.search(name):
        return _last_day(int(match[2]), _MONTHS[match[1]])
    if match := _YEAR_FIRST.search(name):
        return _last_day(int(match[1]), int(match[2]))
    if match := _MONTH_FIRST.search(name):
        return _last_day(int(match[2]), int(match[1]))
    return None


def _last_day(year: int, month: int) -> Period:
    return Period.day(Period.month(year, month).end)
