"""Indicators of the commissioner: figures of whole areas, that no practice ever has.

Some are published for the area itself; others are made of its practices' figures, pooled. Either way they go to the
areas of a release with a status of their own, and never to its results.
"""

from datetime import date

import polars as pl

from evenhand.assessment.areas import ENGLAND_CODE, area_values
from evenhand.assessment.crude import Arrays, crude, pooled
from evenhand.assessment.measuring import SCHEMA, Measured
from evenhand.assessment.statuses import with_status
from evenhand.definitions.schema import IndicatorDefinition
from evenhand.release.schemas import AREAS, ENGLAND, conform

COMMISSIONER = "commissioner"
_OF_A_PRACTICE = {
    "not_compared": pl.String(),
    "no_fair_comparator": pl.String(),
    "list_size": pl.Float64(),
    "atypical": pl.String(),
    "practice_type": pl.String(),
}
"""What a status may depend on that an area does not have."""


def published_for_areas(
    definition: IndicatorDefinition, measured: Measured, practices: pl.DataFrame, as_of: date
) -> pl.DataFrame:
    """Return the rows of a release's areas for figures published for commissioners' areas.

    `measured` has an area's code as ``practice``. Every commissioner of an open practice has a row, and so has every
    area there is a figure of. England's is the published one where there is one under England's own code, otherwise the
    areas' pooled; a text has none.
    """
    everyone = _open_areas(practices)
    figures = measured.latest.rename({"practice": "area"})
    of_areas = figures.filter(pl.col("area") != ENGLAND_CODE)
    table = everyone.join(of_areas, on="area", how="full", coalesce=True, maintain_order="left_right")
    if measured.period is not None:
        table = table.with_columns(
            pl.col("period_start").fill_null(measured.period.start),
            pl.col("period_end").fill_null(measured.period.end),
        )
    rows = _with_figures(definition, table, COMMISSIONER, as_of, measured)
    england = figures.filter(pl.col("area") == ENGLAND_CODE)
    if england.is_empty():
        england = _pooled(definition, of_areas)
    england = england.with_columns(area_name=pl.lit("England"))
    return pl.concat([rows, _with_figures(definition, england, ENGLAND, as_of, measured)])


def pooled_for_areas(
    definition: IndicatorDefinition, measured: Measured, table: pl.DataFrame, as_of: date
) -> pl.DataFrame:
    """Return the rows of a release's areas for figures pooled over each area's open practices.

    `table` is the indicator's table of practices (see :func:`evenhand.assessment.tables.indicator_table`). Every
    commissioner of an open practice has a row, with or without a figure; texts of practices are not pooled.
    """
    still_open = table.filter(pl.col("not_compared").is_null()).with_columns(is_open=pl.lit(True))
    rows = area_values(definition, still_open)
    rows = conform("areas", rows if rows.width else pl.DataFrame(schema=AREAS))
    known = rows.with_columns(state=pl.lit("observed"))
    without = _open_areas(still_open).join(
        rows.filter(pl.col("level") == COMMISSIONER), on="area", how="anti", maintain_order="left"
    )
    missing = without.with_columns(
        level=pl.lit(COMMISSIONER),
        indicator=pl.lit(definition.id),
        state=pl.lit(None, dtype=pl.String),
        practices=pl.lit(0, dtype=pl.Int64),
        **{
            name: pl.lit(day, dtype=pl.Date)
            for name, day in zip(("period_start", "period_end"), _days(measured), strict=True)
        },
    )
    both = pl.concat([known, missing], how="diagonal").drop("status", "status_reason")
    return conform("areas", _with_status(definition, both, as_of, measured))


def _days(measured: Measured) -> tuple[date | None, date | None]:
    return (measured.period.start, measured.period.end) if measured.period else (None, None)


def _open_areas(practices: pl.DataFrame) -> pl.DataFrame:
    """Return ``area`` and ``area_name`` of every commissioner that an open practice belongs to."""
    known = practices.filter(pl.col("not_compared").is_null(), pl.col("commissioner").is_not_null())
    named = known.group_by("commissioner", maintain_order=True).agg(
        area_name=pl.col("commissioner_name").drop_nulls().first()
    )
    return named.rename({"commissioner": "area"}).sort("area")


def _pooled(definition: IndicatorDefinition, of_areas: pl.DataFrame) -> pl.DataFrame:
    """Return the areas' pooled figure as a row of England, or none: texts and nothing observed cannot be pooled."""
    observed = of_areas.filter(pl.col("state") == "observed")
    totals = pooled(definition, observed.with_columns(area=pl.lit(ENGLAND_CODE)), "area")
    days = observed.select(pl.col("period_start").min(), pl.col("period_end").max())
    joined = totals.join(days, how="cross").with_columns(state=pl.lit("observed"))
    return pl.concat([of_areas.clear(), joined], how="diagonal")


def _with_figures(
    definition: IndicatorDefinition, table: pl.DataFrame, level: str, as_of: date, measured: Measured
) -> pl.DataFrame:
    """Return rows of a release's areas from a measured table with ``area`` and ``area_name``."""
    figures = crude(definition, Arrays.of(table))
    filled = table.with_columns(
        pl.lit(level).alias("level"),
        pl.lit(definition.id).alias("indicator"),
        pl.coalesce("area_name", "area").alias("area_name"),
        *[
            pl.Series(name, getattr(figures, name), dtype=pl.Float64).fill_nan(None)
            for name in ("value", "lower95", "upper95")
        ],
    )
    return conform("areas", _with_status(definition, filled, as_of, measured))


def _with_status(
    definition: IndicatorDefinition, table: pl.DataFrame, as_of: date, measured: Measured
) -> pl.DataFrame:
    whole = table.with_columns(
        pl.lit(None, dtype=kind).alias(name)
        for name, kind in {**_OF_A_PRACTICE, **SCHEMA}.items()
        if name not in table.columns
    )
    return with_status(definition, whole, as_of, measured.period)
