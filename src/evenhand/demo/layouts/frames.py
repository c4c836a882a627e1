"""Long and wide tables written at once, for files that would take too long record by record."""

from pathlib import Path

import polars as pl


def write_frame(
    path: Path,
    frame: pl.DataFrame,
    *,
    mark: bool = False,
    windows: bool = False,
    quote_all: bool = False,
    open_end: bool = False,
) -> None:
    """Write a table as CSV.

    `mark` puts a byte-order mark first; `windows` ends lines with both characters; `quote_all` quotes every cell;
    `open_end` leaves the last line without an end.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    ending = "\r\n" if windows else "\n"
    frame.write_csv(
        path,
        include_bom=mark,
        line_terminator=ending,
        quote_style="always" if quote_all else "necessary",
    )
    if open_end:
        with path.open("r+b") as file:
            file.truncate(path.stat().st_size - len(ending))


def plainly(column: pl.Expr) -> pl.Expr:
    """Return numbers as publishers write them: whole where they are whole, else with at most two decimals."""
    return column.cast(pl.Float64).round(2).cast(pl.String).str.replace(r"\.0$", "")


def with_withheld(values: pl.Expr, at_least: float) -> pl.Expr:
    """Return numbers as text with those from 1 to below `at_least` withheld as ``*``; nothing stays 0."""
    return pl.when((values > 0) & (values < at_least)).then(pl.lit("*")).otherwise(plainly(values))
