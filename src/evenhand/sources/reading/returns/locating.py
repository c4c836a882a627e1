"""Find a template's header in a sheet: it may stand below a title, in any case, with line breaks in its words."""

from collections.abc import Iterable, Sequence
from typing import Final

from evenhand.common.errors import SourceError
from evenhand.sources.reading.heads import FileHead, normalised
from evenhand.sources.reading.returns.keys import headers_of, required_headers
from evenhand.sources.reading.returns.template import Template
from evenhand.sources.reading.workbooks.sheet import Sheet, SheetRow, letters

DEEPEST: Final = 20
"""Rows in which the header is looked for: a title and some lines of explanation may stand above it."""
_WORD: Final = "period"
"""In the header of every template."""
DELIMITERS: Final = (",", ";", "\t", "|")


def is_header(template: Template, cells: Iterable[str]) -> bool:
    """Whether a row has every header that a file on this template must have."""
    found = {normalised(cell) for cell in cells}
    return all(normalised(header) in found for header in required_headers(template))


def header_in(template: Template, rows: Sequence[SheetRow]) -> int | None:
    """Return the place among `rows` of the template's header, or None."""
    for place, row in enumerate(rows[:DEEPEST]):
        if is_header(template, row.texts):
            return place
    return None


def delimiter_in(template: Template, head: FileHead) -> str | None:
    """Return what separates the columns of a text file on this template, or None where it is none.

    The file's head was split by the delimiter of its first line, which may be a title without the right one.
    """
    # Most files are no returns, and are told apart by one word.
    records = [each for each in (head.first, *head.sample)[:DEEPEST] if _WORD in "".join(each).lower()]
    for delimiter in DELIMITERS:
        for record in records:
            cells = record if delimiter == head.delimiter else head.delimiter.join(record).split(delimiter)
            if is_header(template, [cell.strip(' "') for cell in cells]):
                return delimiter
    return None


def places_in(template: Template, sheet: Sheet, header: SheetRow, name: str) -> dict[str, int]:
    """Return the place of each of the template's headers that the sheet has; SourceError where one stands twice."""
    places: dict[str, int] = {}
    wanted = {normalised(each): each for each in headers_of(template)}
    for place, text in enumerate(header.texts):
        found = wanted.get(normalised(text))
        if found is None:
            continue
        if found in places:
            both = f"{letters(places[found])}{header.number} and {letters(place)}{header.number}"
            raise SourceError(
                f"the column {found} stands in the file twice",
                where=f"{name}, {both}",
                remedy="Keep the column with the right figures and delete the other",
            )
        places[found] = place
    return places


def unknown_headers(template: Template, header: SheetRow) -> list[str]:
    """Return the headers of a sheet that are none of the template's."""
    wanted = {normalised(each) for each in headers_of(template)}
    return [" ".join(text.split()) for text in header.texts if text and normalised(text) not in wanted]
