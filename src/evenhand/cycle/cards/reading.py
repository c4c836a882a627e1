"""A card that somebody sends in, read with care: CSV or a workbook's first sheet, at most a megabyte, no formulas."""

import csv
import io
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePath
from typing import Final, TypeVar

from django.utils.translation import gettext as _

from evenhand.common.errors import InputError, SourceError
from evenhand.sources.reading.privacy import refuse_nhs_numbers_in
from evenhand.sources.reading.workbooks.sheet import Sheet, letters
from evenhand.sources.reading.workbooks.workbook import read_workbook

MOST_BYTES: Final = 1_000_000
MOST_ROWS: Final = 60_000
"""A card of every practice of England with eight indicators, a row each."""
MOST_COLUMNS: Final = 200
LONGEST_CELL: Final = 500

Read = TypeVar("Read")

_WORKBOOK: Final = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
_UNSAFE: Final = re.compile(r"[^\w .()-]")


@dataclass(frozen=True)
class SentCard:
    """A card as it was sent: the name it goes by, and its rows as CSV with commas."""

    name: str
    rows: str


def read_sent(name: str, content: bytes) -> SentCard:
    """Read what was sent; InputError with what is wrong with it and what to do."""
    if len(content) > MOST_BYTES:
        raise too_large(len(content))
    shown = name_of(name)
    if not content.strip():
        raise InputError(_("this file is empty"), where=shown, remedy=_("Choose the card's file"))
    rows = _workbook_rows(shown, content) if content.startswith(_WORKBOOK) else _text_rows(shown, content)
    _refuse(shown, rows)
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows(rows)
    return SentCard(shown, out.getvalue())


def too_large(size: int) -> InputError:
    """Return what is said of a file that is too large to be a card."""
    return InputError(
        _("this file is too large to be a card"),
        received=_("{size} bytes").format(size=f"{size:,}"),
        remedy=_("Send the card's sheet alone, at most {most} bytes").format(most=f"{MOST_BYTES:,}"),
    )


def name_of(name: str) -> str:
    """Return a file's name as it can be shown: without folders and signs, at most 120 characters."""
    plain = _UNSAFE.sub("", PurePath(name.replace("\\", "/")).name).strip(" .")
    return plain[-120:] or "card"


def _text_rows(name: str, content: bytes) -> list[list[str]]:
    text = _decoded(name, content)
    head = "\n".join(text.splitlines()[:20])
    separator = max((",", ";", "\t", "|"), key=head.count)
    try:
        return list(csv.reader(io.StringIO(text, newline=""), delimiter=separator))
    except csv.Error as error:
        raise InputError(
            _("this file is no table"), where=name, received=str(error), remedy=_csv_remedy()
        ) from error


def _decoded(name: str, content: bytes) -> str:
    encodings = ("utf-16",) if content[:2] in {b"\xff\xfe", b"\xfe\xff"} else ("utf-8-sig", "cp1252")
    for encoding in encodings:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\x00" not in text:
            return text
    raise InputError(_("this file is not text and no workbook"), where=name, remedy=_csv_remedy())


def _workbook_rows(name: str, content: bytes) -> list[list[str]]:
    """Return the rows of the first sheet that is shown and holds something."""
    workbook = _guarded(name, lambda: read_workbook(content, name))
    sheets = [sheet for sheet in workbook.sheets if sheet.visible and sheet.rows]
    if not sheets:
        raise InputError(_("this workbook has no sheet with rows in it"), where=name, remedy=_csv_remedy())
    _guarded(name, lambda: refuse_nhs_numbers_in([("asides", list(workbook.asides))], name))
    _refuse_formulas(name, sheets[0])
    return _lines(sheets[0])


def _guarded(name: str, read: Callable[[], Read]) -> Read:
    """Read, and say what is wrong in the words of a card rather than of a return."""
    try:
        return read()
    except SourceError as error:
        told: Mapping[str, object] = {} if error.received is None else {"received": error.received}
        raise InputError(error.what, where=name, remedy=_csv_remedy(), **told) from error


def _refuse_formulas(name: str, sheet: Sheet) -> None:
    for row in sheet.rows:
        for place, mark in row.marks.items():
            if mark in ("formula", "error"):
                cell = f"{letters(place)}{row.number}"
                raise _formula(f"{name}, {cell}", row.text(place))


def _lines(sheet: Sheet) -> list[list[str]]:
    """Return a sheet's rows at their own numbers, so that a line told of is the one the spreadsheet shows."""
    lines: list[list[str]] = []
    for row in sheet.rows:
        if row.number > MOST_ROWS:
            raise _too_many(sheet.name)
        lines += [[] for _gap in range(row.number - len(lines) - 1)]
        lines.append(list(row.texts))
    return lines


def _refuse(name: str, rows: list[list[str]]) -> None:
    if len(rows) > MOST_ROWS or max((len(row) for row in rows), default=0) > MOST_COLUMNS:
        raise _too_many(name)
    for number, cell in _cells(rows):
        if cell.lstrip().startswith(("=", "@")):
            raise _formula(_("{name}, line {number}").format(name=name, number=number), cell)
        if len(cell) > LONGEST_CELL:
            raise InputError(
                _("a cell is too long for a card"),
                where=_("{name}, line {number}").format(name=name, number=number),
                received=_("{count} characters").format(count=f"{len(cell):,}"),
                remedy=_csv_remedy(),
            )
    width = max((len(row) for row in rows), default=0)
    columns = ((str(place + 1), [row[place] for row in rows if place < len(row)]) for place in range(width))
    _guarded(name, lambda: refuse_nhs_numbers_in(columns, name))


def _cells(rows: list[list[str]]) -> Iterator[tuple[int, str]]:
    return ((number, cell) for number, row in enumerate(rows, start=1) for cell in row)


def _formula(where: str, received: str) -> InputError:
    return InputError(
        _("this card holds a formula"),
        where=where,
        received=received[:60],
        remedy=_("Copy the sheet as values, and send that"),
    )


def _too_many(name: str) -> InputError:
    return InputError(
        _("this table is too large to be a card"),
        where=name,
        remedy=_("Send at most {rows} rows and {columns} columns").format(
            rows=f"{MOST_ROWS:,}", columns=f"{MOST_COLUMNS:,}"
        ),
    )


def _csv_remedy() -> str:
    return _("Save the card's sheet as CSV, or as a workbook (.xlsx) with nothing else in it, and send that")
