"""Columns of days: each read in any of the forms publishers use; what is no day is quarantined, the record kept."""

from datetime import date

import polars as pl

from evenhand.common.periods import parse_day
from evenhand.sources.reading.raw import RawTable
from evenhand.sources.reading.values import MISSING_MARKS


def days_of(raw: RawTable, cells: pl.DataFrame, header: str) -> pl.Series:
    """Return the days in `header`, null where there is none or the text is no day, which is quarantined."""
    days: dict[str, date | None] = {}
    for text in cells[header].unique():
        try:
            days[text] = None if text.lower() in MISSING_MARKS else parse_day(text)
        except ValueError:
            continue
    raw.quarantine.add(
        cells.filter(~pl.col(header).is_in(list(days))),
        column=header,
        reason="this is not a day",
        remedy="Check the cell; the rest of the record is kept",
    )
    return cells[header].replace_strict(days, default=None, return_dtype=pl.Date)
