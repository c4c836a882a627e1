"""Numbers as people type them into a spreadsheet: which are certain, and what the others lack."""

import re
from functools import partial

from evenhand.sources.reading.returns.cells import (
    CellReader,
    Parsed,
    cleaned,
    read_words,
    read_yes_no,
    refused,
    state_of,
)
from evenhand.sources.reading.returns.template import KIND_MEANINGS, Column
from evenhand.sources.reading.workbooks.sheet import Mark

_NUMBER = re.compile(r"^[+-]?([0-9]+(\.[0-9]*)?|\.[0-9]+)$")
_THOUSANDS = re.compile(r"^[+-]?[0-9]{1,3}(?P<between>[, ])[0-9]{3}((?P=between)[0-9]{3})*(\.[0-9]+)?$")
_SHORTENED = re.compile(r"^[+-]?[0-9.]+e[+-]?[0-9]+$", re.IGNORECASE)
_POUNDS = re.compile(r"^(?P<minus>-?) ?\u00a3 ?(?P<number>.*)$|^(?P<before>.*?) ?\u00a3$")
_IN_BRACKETS = re.compile(r"^\((?P<number>[^()-]+)\)$")
_NEARLY = 1e-9
"""How far a sum that a spreadsheet worked out may lie from the whole number it is, as a share of it."""

_NOTES = {
    ",": "with thousands separators were read as numbers",
    " ": "with spaces between thousands were read as numbers",
}


def reader_of(column: Column) -> CellReader:
    """Return what reads the cells of a column."""
    if column.kind == "text":
        return read_words
    return read_yes_no if column.kind == "yes_no" else partial(read_number, column)


def read_number(column: Column, text: str, mark: Mark | None) -> Parsed:
    """Read a cell of numbers: a count, an amount, minutes or a share."""
    text = cleaned(text)
    found = refused(text, mark) or _formatted(column, mark) or state_of(text)
    if found is not None:
        return found
    text, notes = _without_money(column, text)
    share = column.kind == "share" and text.endswith("%")
    if share:
        text, notes = text[:-1].strip(), [*notes, "written as percentages were read as shares"]
    if match := _THOUSANDS.match(text):
        notes = [*notes, _NOTES[match["between"]]]
        text = text.replace(match["between"], "")
    if not _NUMBER.match(text):
        return Parsed(problem=_why_no_number(text, column), remedy=_remedy(text, column))
    number = float(text) / 100 if share else float(text)
    return _checked(column, number, "; ".join(notes))


def _formatted(column: Column, mark: Mark | None) -> Parsed | None:
    expected = KIND_MEANINGS[column.kind]
    if mark == "date":
        return Parsed(
            problem=f"the cell is formatted as a date, where {expected} is expected",
            remedy="Format the column as a number and write the figure again",
        )
    if mark == "truth":
        return Parsed(
            problem=f"the cell holds TRUE or FALSE, where {expected} is expected", remedy="Write the figure"
        )
    if mark == "percent" and column.kind != "share":
        return Parsed(
            problem=f"this is a percentage, where {expected} is expected",
            remedy=f"Write how many {column.unit} there are",
        )
    return None


def _without_money(column: Column, text: str) -> tuple[str, list[str]]:
    """Return the number in a sum of money, where the column holds amounts: without pound sign or brackets."""
    notes: list[str] = []
    if column.kind != "amount":
        return text, notes
    if match := _IN_BRACKETS.match(text):
        text, notes = f"-{match['number'].strip()}", ["in brackets were read as negative"]
        text = text.replace("-\u00a3", "\u00a3-")
    if match := _POUNDS.match(text):
        number = match["number"] if match["before"] is None else match["before"]
        text, notes = (
            f"{match['minus'] or ''}{number.strip()}",
            [*notes, "with a pound sign were read as numbers"],
        )
    return text, notes


def _checked(column: Column, number: float, note: str) -> Parsed:
    if column.kind == "count":
        nearest = round(number)
        if abs(number - nearest) > _NEARLY * max(1.0, abs(number)):
            return Parsed(
                problem="a count is a whole number, and this has decimals",
                remedy=f"Write how many {column.unit} there are; a share or a mean is worked out later",
            )
        number = float(nearest)
    if number < 0 and column.smallest >= 0:
        what = "a count" if column.kind == "count" else f"a number of {column.unit}"
        return Parsed(problem=f"{what} cannot be negative", remedy="Check the sign, or leave the cell empty")
    if number < column.smallest or (column.largest is not None and number > column.largest):
        return Parsed(
            problem=f"the number is outside what can be believed, {column.smallest:,.10g} to {column.largest:,.10g}",
            remedy="Check the cell for digits too many, a date or another column's figure",
        )
    return Parsed(value=number, note=note)


def _why_no_number(text: str, column: Column) -> str:
    expected = KIND_MEANINGS[column.kind]
    if text.endswith("%"):
        return f"this is a percentage, where {expected} is expected"
    if _SHORTENED.match(text):
        return f"a spreadsheet has shortened the number and digits may be lost, where {expected} is expected"
    if "\u00a3" in text:
        return f"this is a sum of money, where {expected} is expected"
    return f"this is not a number, where {expected} is expected"


def _remedy(text: str, column: Column) -> str:
    if text.lower() in ("nil", "none", "zero"):
        return "Write 0 if there were none, or leave the cell empty if it is not known"
    if _SHORTENED.match(text):
        return "Format the column as a number without exponent and save it again"
    withheld = "" if column.kind == "amount" else ", or * where it is withheld"
    return f"Write the figure in digits{withheld}, or leave the cell empty"
