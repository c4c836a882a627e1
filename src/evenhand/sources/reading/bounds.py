"""Figures that have a highest value: shares, scores and ages."""

import polars as pl

from evenhand.common.periods import Period
from evenhand.sources.reading.observing import wide_observations
from evenhand.sources.reading.raw import RawTable


def shares(
    raw: RawTable, cells: pl.DataFrame, columns: dict[str, str], period: Period, *, unit: str = "place"
) -> pl.DataFrame:
    """Return observations that are shares; those outside 0 to 1 are quarantined."""
    return bounded(raw, wide_observations(raw, cells, columns, period, "count", unit=unit), columns, 1.0)


def bounded(
    raw: RawTable, observations: pl.DataFrame, columns: dict[str, str], highest: float
) -> pl.DataFrame:
    """Return `observations` without those above `highest`, which are quarantined under the header they came from."""
    headers = {measure: header for header, measure in columns.items()}
    above = pl.col("value").fill_null(0.0) > highest
    for (measure,), rows in observations.filter(above).partition_by("measure", as_dict=True).items():
        header = headers[str(measure)]
        raw.quarantine.add(
            rows.with_columns(pl.col("value").alias(header)),
            column=header,
            reason=f"the value is above {highest:g}, the highest there can be",
            remedy="Check whether the column holds what its header says; a share is from 0 to 1, not a percentage",
        )
    return observations.filter(~above)
