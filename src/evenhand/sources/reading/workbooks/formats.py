"""What the number format of a cell says it is: a date, a month, a percentage, or a plain number."""

import re
from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Final, Literal

Format = Literal["number", "date", "month", "percent"]

_DATES: Final = frozenset({*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)})
_MONTHS: Final = frozenset({17, 55})
_PERCENTAGES: Final = frozenset({9, 10})
"""Numbers of built-in formats (ECMA-376 part 1, 18.8.30)."""

_NOT_A_CODE = re.compile(r'"[^"]*"|\\.|_.|\*.|\[(?!h+\]|m+\]|s+\])[^\]]*\]|general', re.IGNORECASE)
_EPOCH, _EPOCH_1904 = datetime(1899, 12, 30), datetime(1904, 1, 1)
_LAST_SERIAL: Final = 2_958_465
"""31 December 9999, the last day a spreadsheet knows."""


def format_of(number: int, codes: Mapping[int, str]) -> Format:
    """Return what a format is by its number; `codes` are those that the workbook defines itself."""
    if number in codes:
        return _by_code(codes[number])
    if number in _MONTHS:
        return "month"
    if number in _DATES:
        return "date"
    return "percent" if number in _PERCENTAGES else "number"


def _by_code(code: str) -> Format:
    letters = _NOT_A_CODE.sub("", code.split(";")[0]).lower()
    if "%" in letters:
        return "percent"
    if not re.search("[dmyhs]", letters):
        return "number"
    return "month" if "m" in letters and "y" in letters and not re.search("[dhs]", letters) else "date"


def number_text(value: float) -> str:
    """Return a number as people write it, whole ones without decimals, in every digit it has."""
    return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)


def date_text(value: float, kind: Format, *, epoch_1904: bool) -> str:
    """Return a spreadsheet's date as ``2025-03-31``, with its time if it has one, or ``Mar 2025`` for a month.

    A number that is no day comes back as the number.
    """
    if not 0 <= value <= _LAST_SERIAL:
        return number_text(value)
    moment = (_EPOCH_1904 if epoch_1904 else _EPOCH) + timedelta(days=value)
    moment = (moment + timedelta(milliseconds=500)).replace(microsecond=0)
    if kind == "month":
        return f"{moment:%b %Y}"
    if moment.date() == date(1899, 12, 30):
        return f"{moment:%H:%M}"
    return moment.date().isoformat() if value.is_integer() else f"{moment:%Y-%m-%d %H:%M}"
