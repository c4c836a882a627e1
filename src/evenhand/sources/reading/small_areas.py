"""Codes of small areas."""

from typing import Final

import polars as pl

from evenhand.sources.reading.observing import without_repeats
from evenhand.sources.reading.raw import RawTable

PLACE_CODE: Final = r"^[EW]01[0-9]{6}$"
"""A lower layer super output area of England or Wales (Office for National Statistics, 2011 and 2021)."""


def place_codes(raw: RawTable, column: str) -> pl.DataFrame:
    """Return the table with a column ``place``, once for each area. Records that are not about one are quarantined."""
    cells = raw.cells.with_columns(place=pl.col(column).str.to_uppercase())
    fits = pl.col("place").str.contains(PLACE_CODE)
    raw.quarantine.add(
        cells.filter(~fits),
        column=column,
        reason="this is not the code of a small area",
        remedy="A code is E01 or W01 and six digits; check the row, or leave it out if it is a total",
    )
    return without_repeats(raw, cells.filter(fits), ["place"], "place", what="small area")
