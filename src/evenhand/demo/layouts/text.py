"""How publishers write text files: with or without a byte-order mark, quoted or not, with either line ending."""

import csv
import io
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import polars as pl


def write_rows(
    path: Path,
    header: Sequence[str] | None,
    rows: Iterable[Sequence[Any]],
    *,
    mark: bool = False,
    quote_all: bool = False,
    windows: bool = False,
) -> None:
    """Write records as CSV. `mark` puts a byte-order mark first; `windows` ends lines with both characters."""
    path.parent.mkdir(parents=True, exist_ok=True)
    out = io.StringIO()
    quoting = csv.QUOTE_ALL if quote_all else csv.QUOTE_MINIMAL
    writer = csv.writer(out, quoting=quoting, lineterminator="\r\n" if windows else "\n")
    if header is not None:
        writer.writerow(header)
    writer.writerows(rows)
    path.write_bytes(("\ufeff" if mark else "").encode() + out.getvalue().encode())


def plain(number: float) -> str:
    """Write a number as publishers do: whole where it is whole, else with its decimals."""
    return str(int(number)) if float(number).is_integer() else repr(round(float(number), 2))


def strings(frame: pl.DataFrame, column: str) -> list[str]:
    """Return a column's numbers written by :func:`plain`."""
    return [plain(value) for value in frame[column].to_list()]
