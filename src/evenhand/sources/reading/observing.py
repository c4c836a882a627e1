"""From text cells to observations: unpivot, parse, quarantine what is no number, and drop repeated practices."""

from collections.abc import Mapping

import polars as pl

from evenhand.common.periods import Period
from evenhand.sources.reading.raw import RawTable
from evenhand.sources.reading.values import Kind, with_state
from evenhand.store.schemas import MISSING, OBSERVED, SCHEMAS

PRACTICE_CODE = r"^[A-Z][0-9]{5}$"
"""An English practice code: a letter and five digits. Welsh ones (W) and others are kept out by the assessment."""


def practice_codes(raw: RawTable, column: str) -> pl.DataFrame:
    """Return the table with a column ``practice``: the code, upper case. Records without a code are quarantined."""
    cells = raw.cells.with_columns(practice=pl.col(column).str.to_uppercase().str.strip_chars())
    fits = pl.col("practice").str.contains(PRACTICE_CODE)
    raw.quarantine.add(
        cells.filter(~fits),
        column=column,
        reason="this is not a practice code",
        remedy="A practice code is a letter and five digits; check the row, or leave it out if it is a total",
    )
    return cells.filter(fits)


def without_repeats(
    raw: RawTable, cells: pl.DataFrame, keys: list[str], column: str, *, what: str = "practice"
) -> pl.DataFrame:
    """Return `cells` with one record for each of `keys`; `what` is what a key stands for, in words.

    Where a key is repeated with the same cells, the first record is kept and the others are quarantined. Where the
    records differ, all of them are quarantined: which one is right cannot be told.
    """
    repeated_keys = cells.select(pl.struct(keys).is_duplicated()).to_series()
    if not repeated_keys.any():  # the usual case, and comparing two million records is slow
        return cells
    others = [name for name in cells.columns if name != "row"]
    marked = cells.filter(repeated_keys).with_columns(
        _copies=pl.len().over(keys),
        _distinct=pl.struct(others).n_unique().over(keys),
        _nth=pl.col("row").rank("ordinal").over(keys),
    )
    conflicting = pl.col("_distinct") > 1
    repeated = (pl.col("_copies") > 1) & ~conflicting & (pl.col("_nth") > 1)
    raw.quarantine.add(
        marked.filter(conflicting),
        column=column,
        reason=f"the {what} appears more than once with different figures",
        remedy="Ask the publisher which record is right; all of them are left out until then",
    )
    raw.quarantine.add(
        marked.filter(repeated),
        column=column,
        reason="the record repeats an earlier one",
        remedy="Nothing needs doing: the first record is kept",
    )
    single = marked.filter(~conflicting & ~repeated).select(cells.columns)
    return pl.concat([cells.filter(~repeated_keys), single]).sort("row")


def wide_observations(
    raw: RawTable,
    cells: pl.DataFrame,
    columns: Mapping[str, str],
    period: Period,
    kind: Kind,
    *,
    unit: str = "practice",
) -> pl.DataFrame:
    """Return one observation for each record of `cells` and each of `columns` (header to measure id).

    `cells` has the columns ``practice`` (or `unit`) and ``row``. Cells that are no number are quarantined one by one;
    the record's other cells are kept. A cell marked withheld or missing stays, with its state.
    """
    parts = [
        parsed(raw, cells.select(unit, "row", header), header, kind).select(
            unit,
            pl.lit(measure).alias("measure"),
            pl.lit(period.start).alias("period_start"),
            pl.lit(period.end).alias("period_end"),
            "value",
            pl.lit(None, dtype=pl.String).alias("text"),
            "state",
            "row",
        )
        for header, measure in columns.items()
    ]
    table = "observations" if unit == "practice" else "places"
    return pl.concat([pl.DataFrame(schema=SCHEMAS[table]), *parts])


def parsed(raw: RawTable, cells: pl.DataFrame, header: str, kind: Kind) -> pl.DataFrame:
    """Return `cells` with ``value`` and ``state`` read from `header`; cells that are no number are quarantined."""
    # A million cells hold some thousand different texts: each is parsed once.
    texts = cells.select(pl.col(header).unique())
    states = texts.with_columns(_parsed=with_state(pl.col(header), kind)).unnest("_parsed")
    read = cells.join(states, on=header, how="left", nulls_equal=True, maintain_order="left")
    for (problem,), rows in (
        read.filter(pl.col("problem").is_not_null()).partition_by("problem", as_dict=True).items()
    ):
        raw.quarantine.add(
            rows,
            column=header,
            reason=str(problem),
            remedy="Ask the publisher for the figure, or leave the cell empty",
        )
    return read.filter(pl.col("problem").is_null()).drop("problem")


def text_observations(
    cells: pl.DataFrame, columns: Mapping[str, str], period: Period, *, unit: str = "practice"
) -> pl.DataFrame:
    """Return one observation of text for each record and each of `columns` (header to measure id); empty is missing."""
    parts = [
        cells.select(
            unit,
            pl.lit(measure).alias("measure"),
            pl.lit(period.start).alias("period_start"),
            pl.lit(period.end).alias("period_end"),
            pl.lit(None, dtype=pl.Float64).alias("value"),
            pl.when(pl.col(header) != "").then(pl.col(header)).alias("text"),
            pl.when(pl.col(header) != "").then(pl.lit(OBSERVED)).otherwise(pl.lit(MISSING)).alias("state"),
            "row",
        )
        for header, measure in columns.items()
    ]
    table = "observations" if unit == "practice" else "places"
    return pl.concat([pl.DataFrame(schema=SCHEMAS[table]), *parts])
