"""England's, the regions', boards' and commissioners' own values: counts pooled, each with its interval."""

import polars as pl

from evenhand.assessment.crude import Arrays, crude, pooled
from evenhand.definitions.schema import IndicatorDefinition
from evenhand.release.schemas import ENGLAND

ENGLAND_CODE = "E92000001"
"""England's code in the register of geography of the Office for National Statistics."""

_LEVELS = ("region", "icb", "commissioner")


def area_values(definition: IndicatorDefinition, table: pl.DataFrame) -> pl.DataFrame:
    """Return one row for England and for each area: its pooled numerator, denominator, value and interval.

    `table` has the measured columns with ``region``, ``icb`` and ``commissioner`` and their names. Every practice
    with a figure is pooled, closed and small ones among them: they were part of the area then. An area is listed while
    it has an open practice. What is never compared is not pooled either: nothing can be read from the sum.
    """
    if definition.never_compared is not None:
        return pl.DataFrame()
    if definition.statistic == "fact" and table["numerator"].null_count() == table.height:
        return pl.DataFrame()
    observed = table.filter(pl.col("state") == "observed")
    england = observed.with_columns(england=pl.lit(ENGLAND_CODE), england_name=pl.lit("England"))
    parts = [_pooled_by(definition, england, ENGLAND)]
    for level in _LEVELS:
        open_areas = table.filter(pl.col("is_open"))[level].unique().drop_nulls().to_list()
        parts.append(_pooled_by(definition, observed.filter(pl.col(level).is_in(open_areas)), level))
    return pl.concat(parts).with_columns(indicator=pl.lit(definition.id))


def _pooled_by(definition: IndicatorDefinition, rows: pl.DataFrame, level: str) -> pl.DataFrame:
    groups = rows.group_by(level, maintain_order=True).agg(
        area_name=pl.col(f"{level}_name").drop_nulls().first(),
        period_start=pl.col("period_start").min(),
        period_end=pl.col("period_end").max(),
        practices=pl.len().cast(pl.Int64),
    )
    totals = pooled(definition, rows, level)
    joined = groups.join(totals, on=level, how="left")
    figures = crude(definition, Arrays.of(joined))
    return joined.select(
        level=pl.lit(level),
        area=pl.col(level),
        area_name=pl.coalesce("area_name", level),
        period_start="period_start",
        period_end="period_end",
        numerator="numerator",
        denominator="denominator",
        value=pl.Series(figures.value).fill_nan(None),
        lower95=pl.Series(figures.lower95).fill_nan(None),
        upper95=pl.Series(figures.upper95).fill_nan(None),
        practices="practices",
    )
