"""Returns for tests: templates filled with made-up figures, as CSV and as workbooks, and what should come back."""

import csv
import io
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import xlsxwriter

from evenhand.sources import PublishedFile, recognise
from evenhand.sources.reading.returns.groups import as_in_measures
from evenhand.sources.reading.returns.keys import AGE_BANDS, SEXES, headers_of
from evenhand.sources.reading.returns.template import Column, Template
from evenhand.store import Reading

Record = dict[str, Any]
Row = tuple[str, str, date, date, float | None, str | None, str]
START, END = date(2025, 4, 1), date(2025, 6, 30)
CODES = ("A81001", "Z90002")


def filled(template: Template, value: Callable[[Column, int], Any] | None = None) -> list[Record]:
    """Return two practices' records on a template; `value` gives a cell by its column and the record's number."""
    made = value or made_up
    about = "practice_code" if template.about == "practice" else "commissioner_code"
    codes = CODES if template.about == "practice" else ("15E", "A3A8R")
    keys = [
        {about: code, "period_start": START, "period_end": END, **group}
        for code in codes
        for group in groups(template)
    ]
    return [
        {**key, **{column.header: made(column, number) for column in template.columns}}
        for number, key in enumerate(keys)
    ]


def groups(template: Template) -> list[dict[str, str]]:
    """Return the cells that tell the records of one practice apart."""
    if template.groups == "sex_and_age":
        return [{"sex": sex, "age_band": band} for sex in SEXES for band in AGE_BANDS]
    return [{"register": code} for code in ("AST", "COPD")] if template.groups == "register" else [{}]


def made_up(column: Column, number: int) -> Any:
    """Return a cell: parts are made smaller than their wholes by the order of their measures, all small."""
    if column.kind == "text":
        return f"Words {number}, of {column.header}"
    if column.kind == "yes_no":
        return ("Yes", "No")[number % 2]
    return 7 if column.kind == "count" else 3.25


def expected(template: Template, records: Sequence[Record]) -> set[Row]:
    """Return the observations that records should become, worked out one by one."""
    rows: list[Row] = []
    sums: dict[tuple[Any, ...], float] = {}
    for record in records:
        about = record.get("practice_code") or record["commissioner_code"]
        when = record["period_start"], record["period_end"]
        for column in template.columns:
            cell, measure = record[column.header], column.measure
            value, text = (float(cell), None) if column.is_number else (None, cell)
            if template.groups == "sex_and_age":
                key = (about, measure, *when)
                sums[key] = sums.get(key, 0.0) + float(cell)
                measure = f"{measure}.{record['sex']}_{as_in_measures(record['age_band'])}"
            elif template.groups == "register":
                measure = f"{measure}.{record['register']}"
            rows.append((about, measure, *when, value, text, "observed"))
    rows += [(*key, total, None, "observed") for key, total in sums.items()]
    return set(rows)


def observed(template: Template, reading: Reading) -> set[Row]:
    """Return the observations of a reading, without their rows."""
    kind = "observations" if template.about == "practice" else "area_observations"
    return set(reading.tables[kind].drop("row").iter_rows())


def as_csv(template: Template, records: Sequence[Record]) -> str:
    """Return records as the text of a CSV file, days in ISO form."""
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, headers_of(template), restval="")
    writer.writeheader()
    writer.writerows(records)
    return out.getvalue()


def grid(template: Template, records: Sequence[Record]) -> list[list[Any]]:
    """Return the rows of a sheet: the header and the records."""
    headers = headers_of(template)
    return [list(headers), *([record.get(header, "") for header in headers] for record in records)]


class Formatted:
    """A cell of a workbook with a number format of its own."""

    def __init__(self, value: Any, form: str) -> None:
        self.value, self.form = value, form


def workbook(
    path: Path,
    *sheets: tuple[str, Sequence[Sequence[Any]]],
    change: Callable[[Any, dict[str, Any]], None] = lambda book, sheets: None,
    options: Mapping[str, Any] | None = None,
) -> Path:
    """Write sheets to a workbook; `change` may hide, merge and add to them. A cell beginning with = is a formula."""
    book = xlsxwriter.Workbook(path, dict(options or {}))
    days = book.add_format({"num_format": "yyyy-mm-dd"})
    made = {}
    for name, rows in sheets:
        sheet = made[name] = book.add_worksheet(name)
        for number, place, cell in _cells(rows):
            if isinstance(cell, Formatted):
                sheet.write(number, place, cell.value, book.add_format({"num_format": cell.form}))
            elif isinstance(cell, date):
                sheet.write_datetime(number, place, cell, days)
            elif isinstance(cell, str) and cell[:1] != "=":
                sheet.write_string(number, place, cell)
            else:
                sheet.write(number, place, cell)
    change(book, made)
    book.close()
    return path


def _cells(rows: Sequence[Sequence[Any]]) -> Iterator[tuple[int, int, Any]]:
    for number, row in enumerate(rows):
        for place, cell in enumerate(row):
            if cell != "":
                yield number, place, cell


def read_return(path: Path) -> Reading:
    """Recognise and read a return as ingest would."""
    file = PublishedFile(path, named=True)
    source = recognise(file)
    return source.read(source.raw(file))


def kept_out(reading: Reading) -> dict[str, str]:
    """Return the address of each cell that was kept out, with why."""
    rows = reading.quarantine.select("column", "reason").iter_rows()
    return {column.split(" (")[0].split("!")[-1]: reason for column, reason in rows}
