"""From a sheet to the table of a return: rows that are no records are told apart, and what is hidden is kept out."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import polars as pl

from evenhand.common.errors import SourceError
from evenhand.sources.reading.heads import FileHead, normalised
from evenhand.sources.reading.returns.cells import cleaned
from evenhand.sources.reading.returns.days import written_month_first
from evenhand.sources.reading.returns.groups import TOTALS, read_practice
from evenhand.sources.reading.returns.keys import FIRST_DAY, LAST_DAY, SENDER, key_columns
from evenhand.sources.reading.returns.locating import header_in, places_in, unknown_headers
from evenhand.sources.reading.returns.tables import ReturnTable, at, joined
from evenhand.sources.reading.returns.template import Template
from evenhand.sources.reading.workbooks.sheet import Block, Mark, Sheet, SheetRow, letters
from evenhand.store.reading import Quarantine

_UNHIDE = "Unhide the row, or clear the filter, if it belongs to the return; delete it if it does not"


@dataclass
class _Passed:
    """Rows that were passed over, counted, and why others were kept out."""

    quarantine: Quarantine = field(default_factory=Quarantine)
    asides: int = 0
    headers: int = 0


def return_table(template: Template, sheet: Sheet, *, name: str, folder: str, head: FileHead) -> ReturnTable:
    """Return the records of a sheet on a template. SourceError where the sheet as a whole cannot be used."""
    start = header_in(template, sheet.rows)
    assert start is not None, "the sheet was recognised by its header"
    header = sheet.rows[start]
    passed = _Passed()
    places = _visible(template, sheet, header, places_in(template, sheet, header, name), passed, name)
    below = sheet.rows[start + 1 :]
    rows = list(_records(template, sheet, header, below, places, passed))
    if not below or not (rows or passed.quarantine.frames):
        raise SourceError(
            "the return has a header and nothing below it", where=name, remedy="Fill it in, then ingest it"
        )
    cells, marks = _columns(rows, places)
    cells, marks, filled = _unmerged(template, sheet.merged, cells, marks, places)
    days = [text for key in (FIRST_DAY, LAST_DAY) for text in cells[key.header].unique()]
    return ReturnTable(
        head,
        cells,
        len(below) - passed.asides - passed.headers,
        folder,
        passed.quarantine,
        sheet=sheet.name,
        places=places,
        marks=marks,
        notes=(*_notes(template, header, passed), *filled),
        header_row=header.number,
        month_first=written_month_first(days),
        epoch_1904=sheet.epoch_1904,
    )


def _visible(
    template: Template, sheet: Sheet, header: SheetRow, places: dict[str, int], passed: _Passed, name: str
) -> dict[str, int]:
    """Return the places of the columns that are not hidden; a hidden column of figures is kept out as one cell."""
    keys = [key.header for key in (*key_columns(template), SENDER)]
    for column, place in places.items():
        if place not in sheet.hidden_places:
            continue
        where = f"{at(sheet.name)}{letters(place)}{header.number} ({column})"
        if column in keys:
            raise SourceError(
                f"the column {column} is hidden",
                where=f"{name}, {where}",
                remedy="Unhide it and save the file again",
            )
        passed.quarantine.add(
            pl.DataFrame({"row": [header.number]}),
            column=where,
            received=header.text(place),
            reason="the column is hidden, so whether its figures are meant cannot be told",
            remedy="Unhide the column if its figures belong to the return; delete it if they do not",
        )
    return {column: place for column, place in places.items() if place not in sheet.hidden_places}


def _records(
    template: Template,
    sheet: Sheet,
    header: SheetRow,
    below: Sequence[SheetRow],
    places: dict[str, int],
    passed: _Passed,
) -> Iterator[SheetRow]:
    """Yield the rows that are records; others are kept out with their reason, or counted as passed over."""
    about = places[key_columns(template)[0].header]
    spanned = _spanned(sheet.merged, about)
    for row in below:
        held = [place for place in places.values() if row.text(place)]
        if not held or _aside(row, held):
            passed.asides += 1
        elif all(normalised(row.text(place)) == normalised(header.text(place)) for place in held):
            passed.headers += 1
        elif fault := _fault(sheet, row, about, len(header.texts), covered=row.number in spanned):
            passed.quarantine.add(
                pl.DataFrame({"row": [row.number]}),
                column=f"{at(sheet.name)}{letters(about)}{row.number}",
                received=joined(row.texts),
                reason=fault[0],
                remedy=fault[1],
            )
        else:
            yield row


def _aside(row: SheetRow, held: list[int]) -> bool:
    """Whether a row is words beside the table: one cell that is neither a number nor a practice's code."""
    if len([text for text in row.texts if text]) > 1 or row.marks:
        return False
    text = cleaned(row.text(held[0]))
    return read_practice(text, None).text is None and not TOTALS.match(text) and not text[:1].isdigit()


def _fault(sheet: Sheet, row: SheetRow, about: int, width: int, *, covered: bool) -> tuple[str, str] | None:
    if row.hidden:
        return "the row is hidden, so whether its figures are meant cannot be told", _UNHIDE
    code = cleaned(row.text(about))
    if TOTALS.match(code) and read_practice(code, None).text is None:
        return "this is a row of totals", "Leave rows of totals out; Evenhand adds up what it needs"
    if not code and not covered:
        remedy = "Write the code of the practice or commissioner, or leave the row out if it is a total"
        return "the row has no code", remedy
    cells = len(row.texts)
    if sheet.ragged and cells != width:
        return (
            f"the record has {cells} cells where the header has {width}",
            "Check the row for a comma inside a number, such as 1,234, and for a line that was cut off",
        )
    return None


def _columns(rows: list[SheetRow], places: dict[str, int]) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Return the cells and the marks of the records, one String column a header, and ``row``."""
    numbers = pl.Series("row", [row.number for row in rows], dtype=pl.Int64)
    cells = [
        pl.Series(name, [row.text(place) for row in rows], dtype=pl.String) for name, place in places.items()
    ]
    marks = [
        pl.Series(name, [row.marks.get(place) for row in rows], dtype=pl.String)
        for name, place in places.items()
    ]
    return pl.DataFrame([*cells, numbers]), pl.DataFrame([*marks, numbers])


def _spanned(merged: Sequence[Block], place: int) -> set[int]:
    """Return the rows whose cell at `place` is covered by a merged cell above it in the same column."""
    return {
        row
        for block in merged
        if block.first_place == block.last_place == place
        for row in range(block.first_row + 1, block.last_row + 1)
    }


def _unmerged(
    template: Template,
    merged: Sequence[Block],
    cells: pl.DataFrame,
    marks: pl.DataFrame,
    places: dict[str, int],
) -> tuple[pl.DataFrame, pl.DataFrame, list[str]]:
    """Fill keys that are merged down their column; mark every other merged cell, whose owner cannot be told."""
    keys = {key.header for key in key_columns(template)}
    notes: list[str] = []
    for block in merged:
        inside = pl.col("row").is_between(block.first_row, block.last_row)
        rows = cells.filter(inside)["row"].to_list()
        names = [name for name, place in places.items() if block.first_place <= place <= block.last_place]
        if not rows or not names:
            continue
        if names[0] in keys and block.first_place == block.last_place and rows[0] == block.first_row:
            anchor, mark = cells.filter(inside)[names[0]][0], marks.filter(inside)[names[0]][0]
            cells = cells.with_columns(
                pl.when(inside).then(pl.lit(anchor)).otherwise(pl.col(names[0])).alias(names[0])
            )
            marks = marks.with_columns(
                pl.when(inside).then(pl.lit(mark, pl.String)).otherwise(pl.col(names[0])).alias(names[0])
            )
            notes.append(
                f"The cell {names[0]} merged over rows {block.first_row} to {block.last_row} was read for each"
            )
            continue
        merge: Mark = "merged"
        marks = marks.with_columns(
            pl.when(inside).then(pl.lit(merge)).otherwise(pl.col(name)).alias(name) for name in names
        )
    return cells, marks, notes


def _notes(template: Template, header: SheetRow, passed: _Passed) -> Iterator[str]:
    if unknown := unknown_headers(template, header):
        yield f"Columns that are not of this template, which were not read: {', '.join(unknown)}"
    if passed.asides:
        yield f"Rows with words and no record, which were not read: {passed.asides:,}"
    if passed.headers:
        yield f"Rows that repeat the header, which were not read: {passed.headers:,}"
