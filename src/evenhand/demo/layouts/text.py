"""How publishers write text files: with or without a byte-order mark, quoted or not, with either line ending."""

import csv
import io
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any


def write_rows(
    path: Path,
    header: Sequence[str] | None,
    rows: Iterable[Sequence[Any]],
    *,
    mark: bool = False,
    quote_all: bool = False,
    windows: bool = False,
    open_end: bool = False,
) -> None:
    """Write records as CSV.

    `mark` puts a byte-order mark first; `windows` ends lines with both characters; `open_end` leaves the last line
    without an end.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    out = io.StringIO()
    ending = "\r\n" if windows else "\n"
    writer = csv.writer(out, lineterminator=ending, quoting=csv.QUOTE_ALL if quote_all else csv.QUOTE_MINIMAL)
    if header is not None:
        writer.writerow(header)
    writer.writerows(rows)
    text = out.getvalue().rstrip("\r\n") if open_end else out.getvalue()
    path.write_bytes((("\ufeff" if mark else "") + text).encode())


def plain(number: float) -> str:
    """Write a number as publishers do: whole where it is whole, else with at most two decimals."""
    return str(int(number)) if float(number).is_integer() else repr(round(float(number), 2))
