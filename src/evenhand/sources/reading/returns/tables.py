"""A filled template as a table of text cells with their marks, each with the address a spreadsheet gives it."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

import polars as pl

from evenhand.sources.reading.raw import RawTable
from evenhand.sources.reading.workbooks.sheet import letters
from evenhand.store.schemas import QUARANTINE_SCHEMA

_RECEIVED_SHOWN = 200
"""Characters of a cell or a row that are kept for people to see."""


@dataclass(frozen=True)
class ReturnTable(RawTable):
    """A raw table of a return.

    Parameters
    ----------
    sheet : the name of the sheet, empty for a text file.
    places : header to the place of its column, 0 being column A.
    marks : for each header of `cells` the mark of each cell, null for a plain one; and ``row``.
    notes : what was passed over or read in an unusual way.
    """

    sheet: str = ""
    places: Mapping[str, int] = field(default_factory=dict)
    marks: pl.DataFrame = field(default_factory=pl.DataFrame)
    notes: tuple[str, ...] = ()
    header_row: int = 1
    month_first: bool = False
    epoch_1904: bool = False

    def has(self, header: str) -> bool:
        """Whether the file has this column."""
        return header in self.places

    def keep_out(
        self, rows: pl.DataFrame, header: str, reason: str, remedy: str, received: str | pl.Expr | None = None
    ) -> None:
        """Quarantine the cells of `rows`, which have ``row``, in one column of the file.

        `received` is what came, if it is not the text of the cell.
        """
        if rows.is_empty():
            return
        if received is None:
            texts = self.cells.select("row", received=header)
            rows, received = (
                rows.select("row").join(texts, on="row", how="left", maintain_order="left"),
                pl.col("received"),
            )
        came = pl.lit(received) if isinstance(received, str) else received
        self.quarantine.frames.append(
            rows.select(
                pl.col("row").cast(pl.Int64),
                column=self.address(header),
                received=came.cast(pl.String).str.head(_RECEIVED_SHOWN),
                reason=pl.lit(reason),
                remedy=pl.lit(remedy),
            ).select(*QUARANTINE_SCHEMA)
        )

    def address(self, header: str) -> pl.Expr:
        """Return the address of a column's cell in each row: ``Data!E7 (calls)``, or ``E7 (calls)`` in a text file."""
        return pl.format(
            "{}{}{}", pl.lit(f"{at(self.sheet)}{letters(self.places[header])}"), "row", pl.lit(f" ({header})")
        )


def at(sheet: str) -> str:
    """Return the start of an address in a sheet, as a spreadsheet writes it; empty for a text file."""
    if not sheet:
        return ""
    return f"{sheet}!" if re.fullmatch(r"\w+", sheet) else f"'{sheet}'!"


def numbered(quarantine: pl.DataFrame, limit: int) -> list[str]:
    """Return what was kept out as numbered lines: the cell, what was received, what is wrong, and the remedy."""
    cells = quarantine.sort("row", "column", maintain_order=True)
    lines = [
        f"{number}. {column or f'row {row}'}: {_shown(received)}{reason}. {remedy}."
        for number, (row, column, received, reason, remedy) in enumerate(
            cells.head(limit).select("row", "column", "received", "reason", "remedy").iter_rows(),
            start=1,
        )
    ]
    more = quarantine.height - len(lines)
    return [*lines, f"... and {more:,} more"] if more > 0 else lines


def _shown(received: str | None) -> str:
    return f"received {received!r}: " if received else ""


def joined(texts: Iterable[str]) -> str:
    """Return the cells of a row as one text, to show what was kept out."""
    return " | ".join(text for text in texts if text)[:_RECEIVED_SHOWN]
