"""One indicator's figures as the public may see them: hidden, or made again from the rounded counts."""

from typing import Final

import numpy as np
import polars as pl

from evenhand.assessment.crude import Arrays, crude
from evenhand.definitions.indicator import IndicatorDefinition
from evenhand.publication.disclosure.profiles import BoolArray, FloatArray, Profile

OF_PEOPLE: Final = frozenset({"proportion", "rate", "mean"})
"""Statistics whose counts are of people or of what happened to them. Amounts, scores and facts have none to hide."""

REASON: Final = (
    "Withheld: so few people that they might be known by it, or that others' small numbers could be found"
)

KEPT: Final = frozenset(
    {
        "_row",
        "practice",
        "indicator",
        "strand",
        "period_start",
        "period_end",
        "england",
        "area_value",
        "standard_kind",
    }
    | {"standard_target", "status", "status_reason", "context_note", "source_editions"}
)
"""Columns of the results that a withheld figure keeps: its place, whose it is and how to read it."""

TELLING: Final = ("z", "crude_z", "q_value")
"""Columns that say so exactly where a figure lies that its count could be found from them."""

PEER_DIGITS: Final = 2
"""Significant digits of the twins' value: two sets of twins that share all but one would give that one away."""


def counts_of(definition: IndicatorDefinition, rows: pl.DataFrame) -> tuple[FloatArray, FloatArray]:
    """Return the counts a figure would give away: what was counted or, of a mean, how many it is of; and its base."""
    numerator, denominator = (
        rows[name].cast(pl.Float64).fill_null(np.nan).to_numpy() for name in ("numerator", "denominator")
    )
    return (denominator if definition.statistic == "mean" else numerator), denominator


def kinds_of_counts(
    definition: IndicatorDefinition, rows: pl.DataFrame, profile: Profile
) -> tuple[FloatArray, ...]:
    """Return every kind of count of people in the rows' figures, any of which, when small, hides the whole figure.

    What was counted; of a proportion also what it was counted from and, where counts are not rounded and the two can
    be subtracted, those left over.
    """
    counted, base = counts_of(definition, rows)
    if definition.statistic != "proportion":
        return (counted,)
    return (counted, base) if profile.rounding > 1 else (counted, base, base - counted)


def hidden_rows(definition: IndicatorDefinition, rows: pl.DataFrame, profile: Profile) -> BoolArray:
    """Return which rows are hidden by their own counts."""
    kinds = kinds_of_counts(definition, rows, profile)
    return np.asarray(np.logical_or.reduce([profile.hides(kind) for kind in kinds]))


def shown_again(definition: IndicatorDefinition, rows: pl.DataFrame, profile: Profile) -> pl.DataFrame:
    """Return rows with counts as they are shown, and value and intervals made of these counts."""
    if definition.statistic == "mean" or not rows.height:
        return rows
    counted, base = counts_of(definition, rows)
    shown = profile.rounded(counted)
    beneath = profile.rounded(base) if definition.statistic == "proportion" else base
    # Rounding each by itself can put the part above the whole by a few; it then is the whole.
    shown = np.where(shown > beneath, beneath, shown) if definition.statistic == "proportion" else shown
    nothing = np.full(shown.shape, np.nan)
    made = crude(definition, Arrays(shown, beneath, nothing, nothing, nothing))
    columns = {"numerator": shown, "denominator": beneath, "value": made.value}
    columns |= {
        name: getattr(made, name)
        for name in ("lower95", "upper95", "lower998", "upper998")
        if name in rows.columns
    }
    there = pl.col("value").is_not_null()
    return rows.with_columns(
        pl.when(there).then(pl.Series(name, values).fill_nan(None)).otherwise(pl.col(name)).alias(name)
        for name, values in columns.items()
    )


def withheld(rows: pl.DataFrame, which: BoolArray) -> pl.DataFrame:
    """Return results with `which` rows emptied of everything but whose they are; their status says why."""
    hide = pl.lit(pl.Series(which))
    emptied = [
        pl.when(hide).then(None).otherwise(pl.col(name)).alias(name)
        for name in rows.columns
        if name not in KEPT
    ]
    return rows.with_columns(
        *emptied,
        pl.when(hide).then(pl.lit("suppressed")).otherwise(pl.col("status")).alias("status"),
        pl.when(hide).then(pl.lit(REASON)).otherwise(pl.col("status_reason")).alias("status_reason"),
    )


def split_again(rows: pl.DataFrame) -> pl.DataFrame:
    """Return results whose gap is split from the value that is shown, so that the true one cannot be added up.

    ``chance + unexplained = residual − place`` for the shown value, shared by the reliability as in METHODS 1.3; the
    interval of what is left moves with it. Columns that tell exactly where a figure lies are emptied.
    """
    left = pl.col("value") - pl.col("expected") - pl.col("place_part")
    unexplained = pl.col("reliability") * left
    moved = unexplained - pl.col("unexplained_part")
    magnitude = pl.col("peer_value").abs().log10().floor()
    scale = pl.lit(10.0).pow(magnitude - (PEER_DIGITS - 1))
    coarse = (
        pl.when(pl.col("peer_value") == 0).then(0.0).otherwise((pl.col("peer_value") / scale).round() * scale)
    )
    return rows.with_columns(
        (pl.col("value") - pl.col("england")).alias("gap"),
        (left - unexplained).alias("chance_part"),
        unexplained.alias("unexplained_part"),
        (pl.col("unexplained_lower") + moved).alias("unexplained_lower"),
        (pl.col("unexplained_upper") + moved).alias("unexplained_upper"),
        pl.lit(None, pl.Float64).alias("adjusted"),
        coarse.alias("peer_value"),
        *(pl.lit(None, pl.Float64).alias(name) for name in TELLING),
    )
