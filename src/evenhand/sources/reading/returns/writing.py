"""A blank template as a file: text with the header alone, or a workbook that also says what every column means."""

import csv
import io
from collections.abc import Sequence
from datetime import datetime
from typing import Any, Final

import xlsxwriter

from evenhand.definitions.loading import load_catalogue
from evenhand.sources.reading.returns.days import EARLIEST, LATEST
from evenhand.sources.reading.returns.explaining import Explained, explained_columns, introduction
from evenhand.sources.reading.returns.keys import AGE_BANDS, SEXES, headers_of
from evenhand.sources.reading.returns.template import Template

DATA_SHEET: Final = "Data"
HELP_SHEET: Final = "How to fill this in"

_LAST_ROW = 1_048_575
_WIDEST = 30
_LONGEST_MESSAGE = 255
"""Characters that a spreadsheet shows when a cell is chosen."""
_MADE = datetime(2000, 1, 1)
"""What a blank workbook says of its own making, so that the same template is the same file to the byte."""

_FORMATS: Final = {
    "practice": "@",
    "commissioner": "@",
    "sex": "@",
    "age_band": "@",
    "register": "@",
    "sender": "@",
    "text": "@",
    "yes_no": "@",
    "first_day": "yyyy-mm-dd",
    "last_day": "yyyy-mm-dd",
    "count": "0",
    "amount": "#,##0.00",
    "minutes": "0.0",
    "share": "0.0%",
}
"""How the cells of each kind are formatted: as text where a spreadsheet would else make a date of 5-14."""

Rows = Sequence[Sequence[str]]


def template_text(template: Template, rows: Rows = ()) -> str:
    """Return a template as CSV: its header, and below it the first cells of `rows`, if any."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    headers = headers_of(template)
    writer.writerow(headers)
    writer.writerows([*row, *[""] * (len(headers) - len(row))] for row in rows)
    return out.getvalue()


def template_workbook(template: Template, rows: Rows = ()) -> bytes:
    """Return a template as a workbook: a sheet for the figures and one that says how to fill it in."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    book.set_properties({"title": template.title, "created": _MADE})
    _write_data(book, template, rows)
    _write_help(book, template)
    book.close()
    return out.getvalue()


def rows_for(template: Template, codes: Sequence[str]) -> list[list[str]]:
    """Return the first cells of the rows that practices need: one each, or one for each sex and age band."""
    if template.groups == "sex_and_age":
        return [[code, "", "", sex, band] for code in codes for sex in SEXES for band in AGE_BANDS]
    return [[code] for code in codes]


def _write_data(book: Any, template: Template, rows: Rows) -> None:
    sheet = book.add_worksheet(DATA_SHEET)
    heading = book.add_format(
        {"bold": True, "text_wrap": True, "valign": "top", "bottom": 1, "num_format": "@"}
    )
    for place, column in enumerate(explained_columns(template)):
        form = book.add_format({"num_format": _FORMATS[column.kind]})
        sheet.set_column(place, place, min(_WIDEST, max(12, len(column.header) + 2)), form)
        sheet.write_string(0, place, column.header, heading)
        sheet.data_validation(1, place, _LAST_ROW, place, _validation(column))
        for number, row in enumerate(rows, start=1):
            if place < len(row) and row[place]:
                sheet.write_string(number, place, row[place], form)
    sheet.freeze_panes(1, 0)


def _validation(column: Explained) -> dict[str, Any]:
    """Return what a spreadsheet checks and says as a cell is filled in. A withheld figure may be entered as `*`."""
    message = f"{column.meaning} Expected: {column.expected}."
    says = {
        "input_title": column.header[:32],
        "input_message": message if len(message) <= _LONGEST_MESSAGE else f"Expected: {column.expected}.",
        "error_title": "Please check this cell",
        "error_message": f"Expected: {column.expected}."[:_LONGEST_MESSAGE],
        "error_type": "warning",
    }
    return {**says, **_check(column)}


def _check(column: Explained) -> dict[str, Any]:
    if column.kind in ("first_day", "last_day"):
        return {"validate": "date", "criteria": "between", "minimum": EARLIEST, "maximum": LATEST}
    if column.kind in ("sex", "age_band", "yes_no"):
        choices = {"sex": SEXES, "age_band": AGE_BANDS, "yes_no": ("Yes", "No")}
        return {"validate": "list", "source": list(choices[column.kind])}
    if column.kind == "practice":
        return {"validate": "length", "criteria": "==", "value": 6}
    if column.largest is not None:
        whole = column.kind == "count"
        return {
            "validate": "integer" if whole else "decimal",
            "criteria": "between",
            "minimum": int(column.smallest) if whole else column.smallest,
            "maximum": int(column.largest) if whole else column.largest,
        }
    return {"validate": "any"}


def _write_help(book: Any, template: Template) -> None:
    sheet, catalogue = book.add_worksheet(HELP_SHEET), load_catalogue()
    wrapped = book.add_format({"text_wrap": True, "valign": "top", "num_format": "@"})
    strong = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "num_format": "@"})
    large = book.add_format({"bold": True, "font_size": 14})
    for place, width in enumerate((26, 70, 34, 26, 16, 40)):
        sheet.set_column(place, place, width)
    sheet.write_string(0, 0, template.title, large)
    number = 1
    for word, text in introduction(template, catalogue):
        sheet.write_string(number, 0, word, strong)
        sheet.write_string(number, 1, text, wrapped)
        number += 1
    number += 1
    for place, word in enumerate(
        ("Column", "What it means", "What is expected", "Example (made up)", "Needed", "Used by")
    ):
        sheet.write_string(number, place, word, strong)
    for column in explained_columns(template, catalogue):
        number += 1
        needed = "yes" if column.required else "may be left out"
        cells = (column.header, column.meaning, column.expected, column.example, needed, column.used)
        for place, text in enumerate(cells):
            sheet.write_string(number, place, text, wrapped)
