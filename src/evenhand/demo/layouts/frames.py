"""Long and wide tables written at once, for files that would take too long record by record."""

from pathlib import Path

import polars as pl


def write_frame(path: Path, frame: pl.DataFrame, *, windows: bool = False) -> None:
    """Write a table as CSV; `windows` ends lines with both characters."""
    path.parent.mkdir(parents=True, exist_ok=True)
    frame.write_csv(path, line_terminator="\r\n" if windows else "\n")


def plainly(column: pl.Expr) -> pl.Expr:
    """Return numbers as publishers write them: whole where they are whole, else with at most two decimals."""
    return column.cast(pl.Float64).round(2).cast(pl.String).str.replace(r"\.0$", "")


def with_withheld(values: pl.Expr, at_least: float) -> pl.Expr:
    """Return numbers as text with those from 1 to below `at_least` withheld as ``*``; nothing stays 0."""
    return pl.when((values > 0) & (values < at_least)).then(pl.lit("*")).otherwise(plainly(values))
