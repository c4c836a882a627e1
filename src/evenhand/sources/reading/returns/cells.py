"""One cell of a return, read as what its column holds. What is certain is read; anything else says what it lacks."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from evenhand.sources.reading.values import MISSING_MARKS, SUPPRESSED_MARKS
from evenhand.sources.reading.workbooks.sheet import Mark
from evenhand.store.schemas import MISSING, OBSERVED, SUPPRESSED


@dataclass(frozen=True, slots=True)
class Parsed:
    """What a cell came to: a number or words with their state, or what is wrong with it and what to do.

    `note` says how something unusual was read, where that is certain.
    """

    value: float | None = None
    text: str | None = None
    state: str = OBSERVED
    problem: str = ""
    remedy: str = ""
    note: str = ""


CellReader = Callable[[str, Mark | None], Parsed]

_ERRORS = re.compile(
    r"^#(REF!|DIV/0!|VALUE!|NAME\?|N/A|NUM!|NULL!|SPILL!|CALC!|FIELD!|BLOCKED!|GETTING_DATA|#+)$",
    re.IGNORECASE,
)
_SPACES = re.compile(r"[\s\u00a0\u2000-\u200b\u202f\u2060\ufeff]+")
_MINUS = str.maketrans({"\u2212": "-", "\u2010": "-", "\u2011": "-", "\u2012": "-"})
_UNSAID: Final = (*(mark for mark in MISSING_MARKS if mark != "none"), "not known", "not available")
_WITHHELD: Final = frozenset(SUPPRESSED_MARKS)
_FEWER_THAN = re.compile(r"^(<|<=|\u2264|under |fewer than |less than ) ?[0-9]{1,2}$")
MISSING_CELL: Final = Parsed(state=MISSING)


def cleaned(text: str) -> str:
    """Return a cell with every run of spaces, of whatever kind, as one, and without the apostrophe for plain text."""
    return _SPACES.sub(" ", text).strip().lstrip("'\u2018\u2019").strip().translate(_MINUS)


def refused(text: str, mark: Mark | None) -> Parsed | None:
    """Return what is wrong with a cell that cannot be read whatever its column holds, or None."""
    if mark == "error" or _ERRORS.match(text):
        return Parsed(
            problem="the cell holds the error of a formula",
            remedy="Mend the formula, or write the figure in its place",
        )
    if mark == "formula" or text.startswith("="):
        return Parsed(
            problem="the cell holds a formula without its result",
            remedy="Open the file in a spreadsheet and save it, or write the figure in place of the formula",
        )
    if mark == "merged":
        return Parsed(
            problem="the cell is merged with others, so which row or column it belongs to cannot be told",
            remedy="Unmerge the cells and write into each what belongs there",
        )
    return None


def state_of(text: str) -> Parsed | None:
    """Return a withheld or missing figure by the marks that are used for them, or None."""
    lower = text.lower()
    if lower in _WITHHELD:
        return Parsed(state=SUPPRESSED)
    if _FEWER_THAN.match(lower):
        return Parsed(state=SUPPRESSED, note="such as <5 were read as withheld")
    return MISSING_CELL if lower in _UNSAID else None


_YES, _NO = frozenset({"yes", "y", "true"}), frozenset({"no", "n", "false"})
_LONGEST_TEXT: Final = 1000


def read_words(text: str, mark: Mark | None) -> Parsed:
    """Read a cell of words; marks for what is missing are missing."""
    text = cleaned(text)
    if problem := refused(text, mark):
        return problem
    if mark is not None:
        return Parsed(
            problem="a spreadsheet has turned the words into a date, a percentage or a truth value",
            remedy="Format the cell as text and write the words again",
        )
    if text.lower() in _UNSAID:
        return MISSING_CELL
    if len(text) > _LONGEST_TEXT:
        return Parsed(
            problem=f"the text is longer than {_LONGEST_TEXT:,} characters", remedy="Say it in fewer words"
        )
    return Parsed(text="".join(letter for letter in text if letter.isprintable()))


def read_yes_no(text: str, mark: Mark | None) -> Parsed:
    """Read Yes or No, however it is abbreviated, as ``Yes`` or ``No``."""
    text = cleaned(text)
    if problem := refused(text, mark):
        return problem
    lower = text.lower()
    if lower in _YES | _NO:
        return Parsed(text="Yes" if lower in _YES else "No")
    if lower in _UNSAID:
        return MISSING_CELL
    return Parsed(problem="this is neither Yes nor No", remedy="Write Yes or No, or leave the cell empty")
