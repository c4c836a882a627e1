"""Observations from a file that has one figure a record, with the measure named in the record."""

import polars as pl

from evenhand.common.periods import Period
from evenhand.sources.reading.observing import without_repeats
from evenhand.sources.reading.raw import RawTable
from evenhand.store.schemas import SCHEMAS


def without_repeated_keys(raw: RawTable, cells: pl.DataFrame, keys: list[str], column: str) -> pl.DataFrame:
    """Return `cells` with one record for each of `keys`, as :func:`without_repeats` does, at the cost of the repeats.

    A file of two million records without a repeat is the usual case, so only the records that share a key are compared.
    """
    repeated = cells.select(pl.struct(keys).is_duplicated()).to_series()
    if not repeated.any():
        return cells
    single = without_repeats(raw, cells.filter(repeated), keys, column)
    return pl.concat([cells.filter(~repeated), single]).sort("row")


def long_observations(parsed: pl.DataFrame, period: Period) -> pl.DataFrame:
    """Return observations of one period from records with ``practice, measure, value, state, row``."""
    return parsed.with_columns(
        period_start=pl.lit(period.start), period_end=pl.lit(period.end), text=pl.lit(None, pl.String)
    ).select(*SCHEMAS["observations"])


def quarantine_above(
    raw: RawTable,
    table: pl.DataFrame,
    part: str,
    whole: str,
    group: list[str],
    *,
    column: str,
    reason: str,
    remedy: str,
) -> pl.DataFrame:
    """Quarantine pairs in which a part is above its whole, and return the records of those pairs.

    `table` has ``kind`` (which of `part` and `whole` a record gives, or something else), ``value``, ``row``, the
    columns `group` that a pair shares, and the text `column` it came as.
    """
    keys = [*group, "value"]
    parts, wholes = (table.filter(pl.col("kind") == kind).select(keys) for kind in (part, whole))
    above = parts.join(wholes, on=group, suffix="_whole").filter(pl.col("value") > pl.col("value_whole"))
    pairs = table.filter(pl.col("kind").is_in([part, whole])).join(above.select(group), on=group, how="semi")
    raw.quarantine.add(pairs, column=column, reason=reason, remedy=remedy)
    return pairs
