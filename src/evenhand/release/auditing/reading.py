"""A crude card's file as rows: a row a rating, or a row a practice with a column an indicator."""

import csv
import io
from pathlib import Path
from typing import Final

from evenhand.common.errors import InputError
from evenhand.release.auditing.card import Received
from evenhand.release.auditing.headings import INDICATOR, NOT_RATED, PRACTICE, RATING, plain, scale

_HEADING_WITHIN: Final = 20
"""Lines of titles and notes that may stand above the headings."""
_SEPARATORS: Final = (",", ";", "\t", "|")
_WORKBOOKS: Final = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
"""How .xlsx and .xls files begin."""

_REMEDY: Final = (
    "Give a CSV with a heading for the practice's code, one for the indicator and one for the rating; "
    "or one for the practice's code and one for each indicator"
)

Lines = list[tuple[int, list[str]]]


def read_card(path: Path) -> list[Received]:
    """Return the ratings in the CSV file at `path`, blank lines left out, in the file's order.

    UTF-8 with or without its mark, UTF-16 with one, or Windows' Western letters; comma, semicolon, tab or bar.
    InputError when it cannot be read, is a workbook, or has no heading for a practice.
    """
    lines = _lines(_text(path))
    for position, (_, cells) in enumerate(lines[:_HEADING_WITHIN]):
        headings = [plain(cell) for cell in cells]
        practice = _column(headings, PRACTICE)
        if practice is not None and len(cells) > 1:
            rows = lines[position + 1 :]
            received = _long(headings, practice, rows)
            return _wide(cells, practice, rows) if received is None else received
    raise InputError(
        "no line of this card has a heading for the practice",
        where=path,
        received=lines[0][1] if lines else "an empty file",
        remedy=_REMEDY,
    )


def _text(path: Path) -> str:
    try:
        content = path.read_bytes()
    except OSError as error:
        raise InputError(
            "this card cannot be read",
            where=path,
            received=error.strerror or str(error),
            remedy="Name a CSV file",
        ) from error
    if content.startswith(_WORKBOOKS):
        raise InputError(
            "this card is a workbook",
            where=path,
            received=path.suffix or "a workbook",
            remedy="Save its sheet as CSV and give that",
        )
    encodings = ("utf-16",) if content[:2] in {b"\xff\xfe", b"\xfe\xff"} else ("utf-8-sig", "cp1252")
    for encoding in encodings:
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise InputError(
        "this card is not text", where=path, received=content[:20], remedy="Save it as CSV in UTF-8"
    )


def _lines(content: str) -> Lines:
    head = "\n".join(content.splitlines()[:_HEADING_WITHIN])
    separator = max(_SEPARATORS, key=head.count)
    reader = csv.reader(io.StringIO(content, newline=""), delimiter=separator)
    return [(reader.line_num, cells) for cells in reader if any(cell.strip() for cell in cells)]


def _column(headings: list[str], known: tuple[str, ...]) -> int | None:
    """Return where the first known heading stands; the order of `known` decides between several."""
    return next((headings.index(name) for name in known if name in headings), None)


def _cell(cells: list[str], place: int) -> str:
    return cells[place].strip() if place < len(cells) else ""


def _long(headings: list[str], practice: int, rows: Lines) -> list[Received] | None:
    indicator, rating = _column(headings, INDICATOR), _column(headings, RATING)
    if indicator is None or rating is None:
        return None
    places = (practice, indicator, rating)
    return [Received(line, *(_cell(cells, place) for place in places)) for line, cells in rows]


def _wide(titles: list[str], practice: int, rows: Lines) -> list[Received]:
    """Return a rating for each practice and column that holds ratings; names, sizes and notes are no ratings."""
    found: list[Received] = []
    for place, title in enumerate(titles):
        cells = [_cell(row, place) for _, row in rows]
        if place != practice and title.strip() and _holds_ratings(cells):
            found += [
                Received(line, _cell(row, practice), title.strip(), _cell(row, place)) for line, row in rows
            ]
    return sorted(found, key=lambda one: one.line)


def _holds_ratings(cells: list[str]) -> bool:
    """Return whether most of the cells with anything in them are ratings."""
    said = [plain(cell) for cell in cells if plain(cell) not in NOT_RATED]
    if set(said) <= {"a"}:
        return bool(said)
    known, _ = scale(said, "")
    return sum(one in known for one in said) * 2 > len(said)
