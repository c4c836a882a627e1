"""Observations that are the sum of others: observed only where every part is."""

import polars as pl

from evenhand.store.schemas import MISSING, OBSERVED, SCHEMAS, SUPPRESSED


def summed(parts: pl.DataFrame, measure: str) -> pl.DataFrame:
    """Return one observation of `measure` for each practice and period in `parts`, which are observations.

    A part withheld withholds the sum; a part missing leaves it missing. The row is that of the first part.
    """
    withheld, absent = (pl.col("state") == SUPPRESSED).any(), (pl.col("state") == MISSING).any()
    return (
        parts.group_by("practice", "period_start", "period_end", maintain_order=True)
        .agg(
            value=pl.when(~(withheld | absent)).then(pl.col("value").sum()),
            state=pl.when(withheld)
            .then(pl.lit(SUPPRESSED))
            .when(absent)
            .then(pl.lit(MISSING))
            .otherwise(pl.lit(OBSERVED)),
            row=pl.col("row").min(),
        )
        .with_columns(measure=pl.lit(measure), text=pl.lit(None, pl.String))
        .select(*SCHEMAS["observations"])
    )
