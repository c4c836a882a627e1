"""From a file's text to records of cells, fast where records are plain lines and careful where cells are quoted.

A published table of a million lines is split by Polars without a Python loop. Only lines that hold a quotation mark go
through the csv module, and only when a quoted cell may hold a line break does the whole file.
"""

import csv
import io
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np
import polars as pl

from evenhand.common.errors import SourceError
from evenhand.sources.reading.heads import NOT_SIGN

_LINE_BREAK = ord("\n")
_QUOTE = '"'
_LONGEST_CELL_IN_LINES = 100
"""No publisher writes a cell of more lines than this: its quotation mark was opened and never closed."""


@dataclass(frozen=True)
class Records:
    """The records of a file after its header, blank ones left out.

    `cells` has one String column a header, stripped, and ``row``; `ragged` has ``row``, ``cells`` (their number) and
    ``received``: records with another number of cells than the header.
    """

    cells: pl.DataFrame
    ragged: pl.DataFrame

    @property
    def count(self) -> int:
        """How many records there are, ragged ones among them."""
        return self.cells.height + self.ragged.height


def records_of(
    content: bytes, *, encoding: str, delimiter: str, columns: list[str], has_header: bool, name: str
) -> Records:
    """Split a file's bytes into records of ``len(columns)`` cells.

    ``row`` is the record's number in the file as a spreadsheet would count it: blank records count, the header is 1.
    """
    lines = _without_blank(_lines(_as_utf8(content, encoding)), delimiter)
    if has_header:
        lines = lines.slice(1)
    if delimiter == NOT_SIGN or _QUOTE.encode() not in content:
        return _together(_split(lines, delimiter, columns))
    lines, quoted = _without_simple_quotes(lines, delimiter)
    parsed = _each_a_record(quoted["line"], delimiter)
    if parsed is None:
        return _spanning(content.decode(encoding), delimiter, columns, has_header, name)
    return _together(
        _split(lines, delimiter, columns), _collected(zip(quoted["row"], parsed, strict=True), columns)
    )


def _as_utf8(content: bytes, encoding: str) -> bytes:
    if encoding not in ("utf-8", "utf-8-sig"):
        content = content.decode(encoding).encode()
    content = content.removeprefix(b"\xef\xbb\xbf")
    if b"\r" in content:
        content = content.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    return content


def _lines(content: bytes) -> pl.DataFrame:
    """Return every line, its line break included, with its number; no Python string is made of each."""
    import pyarrow as pa  # here, because commands that read no file need not wait for it

    if not content.endswith(b"\n"):
        content += b"\n"
    data = np.frombuffer(content, dtype=np.uint8)
    ends = np.flatnonzero(data == _LINE_BREAK) + 1
    offsets = np.concatenate([[0], ends]).astype(np.int64)
    buffers = [None, pa.py_buffer(offsets), pa.py_buffer(content)]
    array = pa.LargeStringArray.from_buffers(len(ends), *buffers[1:])
    lines = pl.Series("line", array)
    return lines.to_frame().select(pl.int_range(1, pl.len() + 1, dtype=pl.Int64).alias("row"), "line")


def _without_blank(lines: pl.DataFrame, delimiter: str) -> pl.DataFrame:
    return lines.filter(pl.col("line").str.strip_chars(f'{delimiter}" \t\n') != "")


def _without_simple_quotes(lines: pl.DataFrame, delimiter: str) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Return the lines that can be split at every delimiter, and those that need the csv module.

    A line whose quotation marks only stand around whole cells, with no delimiter inside, means the same without them.
    """
    marked = lines["line"].str.contains(_QUOTE, literal=True)
    quoted = lines.filter(marked)
    other = re.escape(delimiter)
    cell = f'(?:"[^"{other}\\n]*"|[^"{other}\\n]*)'
    simple = quoted["line"].str.contains(f"^{cell}(?:{other}{cell})*\\n$")
    bare = quoted.filter(simple).with_columns(pl.col("line").str.replace_all(_QUOTE, "", literal=True))
    return pl.concat([lines.filter(~marked), bare]).sort("row"), quoted.filter(~simple)


def _each_a_record(lines: pl.Series, delimiter: str) -> list[list[str]] | None:
    """Split lines with quotation marks; None where a quoted cell runs on into the next line."""
    if (lines.str.count_matches(_QUOTE, literal=True) % 2 == 1).any():
        return None
    records = list(csv.reader(lines, delimiter=delimiter))
    return records if len(records) == len(lines) else None


def _split(lines: pl.DataFrame, delimiter: str, columns: list[str]) -> Records:
    """Split lines without quotation marks."""
    count = (pl.col("line").str.count_matches(delimiter, literal=True) + 1).cast(pl.Int64)
    fits = lines.select(count == len(columns)).to_series()
    good = lines.filter(fits)
    if len(columns) == 1:
        cells = good.select(pl.col("line").alias(columns[0]), "row")
    else:
        split = good["line"].str.split_exact(delimiter, len(columns) - 1).struct.rename_fields(columns)
        cells = split.struct.unnest().with_columns(good["row"])
    ragged = lines.filter(~fits).select(
        "row", count.alias("cells"), pl.col("line").str.strip_chars_end("\n").alias("received")
    )
    return Records(cells, ragged)


def _collected(records: Iterable[tuple[int, list[str]]], columns: list[str]) -> Records:
    """Put records that the csv module split into a table."""
    good: list[tuple[int, list[str]]] = []
    ragged: list[tuple[int, int, str]] = []
    for row, record in records:
        if len(record) == len(columns):
            good.append((row, record))
        else:
            ragged.append((row, len(record), ",".join(record)))
    by_column = zip(*(record for _, record in good), strict=True) if good else [()] * len(columns)
    cells = pl.DataFrame(
        [pl.Series(name, values, dtype=pl.String) for name, values in zip(columns, by_column, strict=True)]
    )
    schema = {"row": pl.Int64, "cells": pl.Int64, "received": pl.String}
    return Records(
        cells.with_columns(pl.Series("row", [row for row, _ in good], dtype=pl.Int64)),
        pl.DataFrame(ragged, schema=schema, orient="row"),
    )


def _together(*parts: Records) -> Records:
    cells = pl.concat([part.cells for part in parts]).with_columns(pl.selectors.string().str.strip_chars())
    if all(part.cells.height for part in parts):
        cells = cells.sort("row")
    return Records(cells, pl.concat([part.ragged for part in parts]).sort("row"))


def _spanning(text: str, delimiter: str, columns: list[str], has_header: bool, name: str) -> Records:
    """Read the whole text by the csv module: a quoted cell may hold line breaks."""
    records = _csv_records(text, delimiter, name)
    if has_header:
        next(records, None)
    return _together(_collected(records, columns))


def _csv_records(text: str, delimiter: str, name: str) -> Iterator[tuple[int, list[str]]]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    begun, row = 0, 0
    while True:
        try:
            record = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            raise _never_closed(name, row + 1) from error
        row += 1
        if reader.line_num - begun > _LONGEST_CELL_IN_LINES:
            raise _never_closed(name, row)
        begun = reader.line_num
        if any(cell.strip() for cell in record):
            yield row, record


def _never_closed(name: str, row: int) -> SourceError:
    return SourceError(
        "a quotation mark is opened and not closed again",
        where=f"{name}, record {row}",
        remedy="Use the publisher's file unchanged, or close the quotation mark",
    )
