"""The cells that say whom a row is about: codes of practices and commissioners, sex, age band and register."""

import re
from typing import Final

from evenhand.sources.reading.observing import PRACTICE_CODE
from evenhand.sources.reading.returns.cells import Parsed, cleaned, refused
from evenhand.sources.reading.returns.days import day_of, serial_day
from evenhand.sources.reading.returns.keys import AGE_BANDS
from evenhand.sources.reading.workbooks.sheet import Mark

_PRACTICE = re.compile(PRACTICE_CODE)
_BRANCH = re.compile(r"^[A-Z][0-9]{8}$")
_MISTYPED = re.compile(r"^[A-Z][0-9OIL]{5}$")
_COMMISSIONER = re.compile(r"^[A-Z0-9]{3}([A-Z0-9]{2})?$")
_REGISTER = re.compile(r"^[A-Z][A-Z0-9]{1,9}$")

_WOMEN: Final = frozenset({"female", "females", "f", "woman", "women", "girl", "girls"})
_MEN: Final = frozenset({"male", "males", "m", "man", "men", "boy", "boys"})
_EVERYONE: Final = frozenset(
    {"all", "both", "person", "persons", "people", "total", "all ages", "all patients", "everyone"}
)
TOTALS: Final = re.compile(
    r"^(grand |sub-?|overall )?(total|totals|sum|average|mean|all practices|england|all)\b", re.IGNORECASE
)
"""What stands where a code should in a row of totals."""


def read_practice(text: str, mark: Mark | None) -> Parsed:
    """Read a practice's code in any case and with spaces in it."""
    code = cleaned(text).replace(" ", "").upper()
    if found := refused(text, mark):
        return found
    if _PRACTICE.match(code):
        return Parsed(text=code)
    remedy = "Write the practice's code, a letter and five digits, such as A81001"
    if not code:
        return Parsed(problem="there is no practice code", remedy=remedy)
    if _BRANCH.match(code):
        remedy = f"Write the code of its practice, the first six characters, and one row for the practice: {code[:6]}"
        return Parsed(problem="this is the code of a branch", remedy=remedy)
    if _MISTYPED.match(code):
        return Parsed(problem="the practice code has a letter where a digit should be", remedy=remedy)
    return Parsed(problem="this is not a practice code", remedy=remedy)


def read_commissioner(text: str, mark: Mark | None) -> Parsed:
    """Read the code of a commissioner's area."""
    code = cleaned(text).replace(" ", "").upper()
    if found := refused(text, mark):
        return found
    if mark is None and _COMMISSIONER.match(code) and not code.isdigit():
        return Parsed(text=code)
    remedy = "Write the commissioner's code, three or five letters and digits, such as 15E"
    return Parsed(
        problem="there is no commissioner code" if not code else "this is not a commissioner's code",
        remedy=remedy,
    )


def read_register(text: str, mark: Mark | None) -> Parsed:
    """Read the group code of a register."""
    code = cleaned(text).upper()
    if found := refused(text, mark):
        return found
    if mark is None and _REGISTER.match(code):
        return Parsed(text=code)
    return Parsed(
        problem="this is not the code of a register",
        remedy="Write the group code of the Quality and Outcomes Framework, such as AST or COPD",
    )


def read_sender(text: str, mark: Mark | None) -> Parsed:
    """Read the code of the body that sends the return; empty is nobody in particular."""
    return refused(cleaned(text), mark) or Parsed(text=cleaned(text).upper())


def read_sex(text: str, mark: Mark | None) -> Parsed:
    """Read a sex as ``female`` or ``male``."""
    word = cleaned(text).lower()
    if found := refused(text, mark):
        return found
    if word in _WOMEN | _MEN:
        return Parsed(text="female" if word in _WOMEN else "male")
    if word in _EVERYONE:
        return _total()
    return Parsed(
        problem="this is not female or male",
        remedy="Write female or male; patients of another or unknown sex cannot be counted here",
    )


def read_age_band(text: str, mark: Mark | None) -> Parsed:
    """Read an age band as measures write it, ``5_14`` or ``85_over``.

    A spreadsheet turns 5-14 into 14 May or May 2014. No other band can become those, so they are read as 5-14.
    """
    plain = cleaned(text)
    if found := refused(plain, mark):
        return found
    band = _as_written(plain)
    if band in AGE_BANDS:
        return Parsed(text=as_in_measures(band))
    if plain.lower() in _EVERYONE:
        return _total()
    if _was_five_to_fourteen(plain):
        note = "5-14 that a spreadsheet had turned into a date were read as 5-14"
        return Parsed(text=as_in_measures("5-14"), note=note)
    if mark == "date" or serial_day(plain) or day_of(plain):
        return Parsed(
            problem="a spreadsheet has turned the age band into a date",
            remedy=f"Format the column as text and write one of {', '.join(AGE_BANDS)} again",
        )
    return Parsed(
        problem="this is not an age band of the template", remedy=f"Write one of {', '.join(AGE_BANDS)}"
    )


def as_in_measures(band: str) -> str:
    """Return an age band of a template as measures write it."""
    return band.replace("-", "_").replace("+", "_over")


def _as_written(text: str) -> str:
    """Return an age band as the template writes it, from the ways people do."""
    band = (
        re.sub(r"\b(aged?|years?|yrs?|yo|old)\b", "", text.lower()).replace("\u2013", "-").replace("_", "-")
    )
    band = re.sub(r"\s*(-|\bto\b)\s*", "-", band.strip())
    band = re.sub(r"[ -]*(\+|\b(and|or) (over|above|older)|\bplus|\bover)$", "+", band)
    band = re.sub(r"^(>=|\u2265) ?(.*)$", r"\2+", band)
    band = re.sub(r"\b0+([0-9])", r"\1", band).strip()
    return "0-4" if band in ("<5", "under 5") else band


def _was_five_to_fourteen(text: str) -> bool:
    found = day_of(text) or serial_day(text)
    if found is not None:
        return (found.month, found.day) == (5, 14) or (found.year, found.month, found.day) == (2014, 5, 1)
    return re.fullmatch(r"0?14[- ]may|may[- ]((20)?14)", text.lower()) is not None


def _total() -> Parsed:
    return Parsed(
        problem="this is a row of totals",
        remedy="Leave rows of totals out: totals are added up from the rows of each sex and age band",
    )
