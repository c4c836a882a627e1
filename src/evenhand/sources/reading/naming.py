"""The period of a file whose content does not say it: read from its name, else from its folder's, else refused."""

import re
from collections.abc import Callable
from pathlib import PurePath

from evenhand.common.errors import SourceError
from evenhand.common.periods import Period
from evenhand.sources.reading.raw import RawTable

_LONG_YEARS = re.compile(r"(?<!\d)(20\d\d)[-_/ ]?(\d\d)(?!\d)")
_SHORT_YEARS = re.compile(r"(?<!\d)(\d\d)[-_/ ]?(\d\d)(?!\d)")
_YEAR = re.compile(r"(?<!\d)(20\d\d)(?!\d)")


def named_financial_year(raw: RawTable) -> tuple[Period, tuple[str, ...]]:
    """Return the financial year in the file's name (``_1415``, ``21-22``, ``2021-22``), and caveats.

    Where only the folder's name has one, that is used and a caveat says so. SourceError where neither has.
    """
    return named_by(raw, financial_year_in, "a financial year, such as 21-22 or 2122")


def named_year(raw: RawTable) -> tuple[Period, tuple[str, ...]]:
    """Return the calendar year in the file's name (``-2021``), else that in its folder's with a caveat, else refuse."""
    return named_by(raw, _calendar_year, "a year, such as 2021")


def named_by(
    raw: RawTable, find: Callable[[str], Period | None], wanted: str
) -> tuple[Period, tuple[str, ...]]:
    """Return the period that `find` sees in the file's name, else in its folder's with a caveat; `wanted` in words."""
    stem = PurePath(raw.name).stem
    if period := find(stem):
        return period, ()
    if period := find(raw.folder):
        return period, (
            f"{raw.name} does not say its period, in its content or its name: {period.label} was taken from its folder",
        )
    raise SourceError(
        "the file does not say which year it is for, in its content, its name or its folder's name",
        where=raw.name,
        remedy=f"Give the file a name that holds {wanted}, as its publisher does",
    )


def financial_year_in(name: str) -> Period | None:
    """Return the financial year in a text, or None."""
    for match in _LONG_YEARS.finditer(name):
        if int(match[2]) == (int(match[1]) + 1) % 100:
            return Period.financial_year(int(match[1]))
    for match in _SHORT_YEARS.finditer(name):
        if int(match[2]) == (int(match[1]) + 1) % 100:
            return Period.financial_year(2000 + int(match[1]))
    return None


def _calendar_year(name: str) -> Period | None:
    match = _YEAR.search(name)
    return Period.calendar_year(int(match[1])) if match else None
