"""Columns of a return read cell by cell: each different text once, whatever the number of rows."""

import polars as pl

from evenhand.sources.reading.returns.cells import CellReader, Parsed
from evenhand.sources.reading.returns.tables import ReturnTable

_PARSED = {
    "text": pl.String,
    "mark": pl.String,
    "value": pl.Float64,
    "words": pl.String,
    "state": pl.String,
    "problem": pl.String,
    "remedy": pl.String,
    "note": pl.String,
}


def read_column(
    table: ReturnTable, header: str, read: CellReader, notes: list[str], rows: pl.Series | None = None
) -> pl.DataFrame:
    """Return ``row, value, words, state`` of the cells of a column that could be read; the others are quarantined.

    Only `rows` are read, if given: cells of a row that is kept out already are not told of again. What was read in an
    unusual way is counted in `notes`.
    """
    cells = table.cells.select("row", text=header).with_columns(mark=table.marks[header])
    if rows is not None:
        cells = cells.filter(pl.col("row").is_in(rows.implode()))
    pairs = cells.select("text", "mark").unique(maintain_order=True)
    parsed = [(text, mark, *_fields(read(text, mark))) for text, mark in pairs.iter_rows()]
    known = pl.DataFrame(parsed, schema=_PARSED, orient="row")
    found = cells.join(known, on=["text", "mark"], how="left", nulls_equal=True, maintain_order="left")
    _quarantine(table, header, found.filter(pl.col("problem") != ""))
    read_well = found.filter(pl.col("problem") == "")
    for note, count in (
        read_well.filter(pl.col("note") != "").group_by("note", maintain_order=True).len().iter_rows()
    ):
        notes.append(f"Cells of {header} {note}: {count:,}")
    return read_well.select("row", "value", "words", "state")


def _fields(parsed: Parsed) -> tuple[float | None, str | None, str, str, str, str]:
    return parsed.value, parsed.text, parsed.state, parsed.problem, parsed.remedy, parsed.note


def _quarantine(table: ReturnTable, header: str, rows: pl.DataFrame) -> None:
    for (problem, remedy), part in rows.partition_by("problem", "remedy", as_dict=True).items():
        table.keep_out(part, header, str(problem), str(remedy))
