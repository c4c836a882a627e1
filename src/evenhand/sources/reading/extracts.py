"""What the publications of registered patients share: a day in each record, and several kinds of organisation."""

from dataclasses import replace
from datetime import date

import polars as pl

from evenhand.common.errors import SourceError
from evenhand.common.periods import Period, parse_day
from evenhand.sources.reading.raw import RawTable

EXTRACT_DATE = "EXTRACT_DATE"
PRACTICE_TYPE = "GP"


def by_extract_date(raw: RawTable, cells: pl.DataFrame) -> list[tuple[Period, pl.DataFrame]]:
    """Return the records of each day in ``EXTRACT_DATE``, oldest first.

    Records whose day cannot be read are quarantined. SourceError where no record is left.
    """
    header = raw.column(EXTRACT_DATE)
    days = {text: _day(text) for text in cells[header].unique()}
    dated = cells.with_columns(_day=pl.col(header).replace_strict(days, default=None, return_dtype=pl.Date))
    raw.quarantine.add(
        dated.filter(pl.col("_day").is_null()),
        column=header,
        reason="this is not a day",
        remedy="Write the day the lists were extracted, such as 01May2022",
    )
    parts = dated.drop_nulls("_day").partition_by("_day", as_dict=True, include_key=False)
    if not parts:
        raise SourceError(
            "no record can be used",
            where=raw.name,
            received=sorted(days)[:5],
            remedy=f"Check the columns {header!r} and the code of the practice against the publisher's file",
        )
    return [(Period.day(day), part) for (day,), part in sorted(parts.items())]


def span_label(periods: list[Period]) -> str:
    """Return the days that a file covers, as part of its edition's name."""
    first, last = periods[0].start, periods[-1].start
    return first.isoformat() if first == last else f"{first.isoformat()} to {last.isoformat()}"


def practices_only(raw: RawTable, *type_headers: str) -> tuple[RawTable, tuple[str, ...]]:
    """Return the records of practices, and a note that counts those of commissioners and others.

    A file without a column for the type of organisation has practices alone.
    """
    header = raw.find(*type_headers)
    if header is None:
        return raw, ()
    return needed(
        raw,
        pl.col(header).str.to_uppercase() == PRACTICE_TYPE,
        "Rows of commissioners or other organisations",
    )


def needed(raw: RawTable, wanted: pl.Expr, others: str) -> tuple[RawTable, tuple[str, ...]]:
    """Return the records that are `wanted`, and a note that counts the `others`, if there are any."""
    kept = raw.cells.filter(wanted)
    count = raw.cells.height - kept.height
    notes = (f"{others}, which were not needed: {count:,}",) if count else ()
    return replace(raw, cells=kept), notes


def _day(text: str) -> date | None:
    try:
        return parse_day(text)
    except ValueError:
        return None
