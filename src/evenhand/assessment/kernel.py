"""The kernel: one indicator's table in, one indicator's results out, and nothing else read or written.

The same function runs over indicators here and, later, grouped by indicator on a cluster.
"""

from datetime import date

import numpy as np
import polars as pl

from evenhand.assessment.comparing import compared
from evenhand.assessment.crude import Arrays, crude, pooled
from evenhand.assessment.standards import colours, standard_outcomes
from evenhand.assessment.statuses import COMPARED, with_status
from evenhand.common.periods import Period
from evenhand.definitions.framework import Standard
from evenhand.definitions.schema import FrameworkDefinition, IndicatorDefinition
from evenhand.release.schemas import conform

_NO_SPREAD = (
    "Shown, not compared: nearly all practices have one and the same figure, so the usual spread is not known"
)

UNPLACED = {
    "ratio": "Shown, not compared: an amount of nothing or less has no place on the scale amounts are compared on",
    **dict.fromkeys(("proportion", "rate", "mean", "score"), _NO_SPREAD),
}
"""Why a figure with the status ok can lack an outcome, by its statistic."""


def assess_indicator(
    definition: IndicatorDefinition,
    framework: FrameworkDefinition,
    table: pl.DataFrame,
    as_of: date,
    period: Period | None,
) -> pl.DataFrame:
    """Return the results of one indicator, one row for each row of `table`, with the columns of a release's results.

    `framework` gives the indicator's strand and standard. `table` has, for each practice, ``practice, commissioner,
    list_size, atypical, practice_type, not_compared`` and the measured columns of
    :data:`evenhand.assessment.measuring.SCHEMA`, null where it has no figure. Staleness is reckoned from `as_of`, the
    day of the release; `period` is the national period judged, None for an event.

    England's and the area's values pool every practice with a figure. The predictive funnel (ADR 0003) is fitted
    to the practices that are compared; an outcome is given only where the status is ok.
    """
    strand, standard = _place_in(framework, definition.id)
    table = with_status(definition, table, as_of, period)
    figures = crude(definition, Arrays.of(table))
    is_compared = table["status"].is_in(COMPARED).to_numpy()
    funnel = compared(definition, Arrays.of(table), figures.value, is_compared)
    judged = table["status"].to_numpy() == "ok"
    outcome, level, direction = funnel.outcomes(judged)
    held_to = standard_outcomes(definition, standard, figures.value, figures.lower95, figures.upper95)
    held_to[~judged] = None
    england, area = _benchmarks(definition, table)
    numbers = {
        **vars(figures),
        "england": england,
        "area_value": area,
        **vars(funnel),
        "tau2": np.where(is_compared, funnel.tau2, np.nan),
        "outcome_level": level,
    }
    words = {
        "outcome": outcome,
        "direction": direction,
        "standard_outcome": held_to,
        "colour": colours(framework, standard, held_to),
    }
    filled = table.with_columns(
        *[pl.Series(name, values, dtype=pl.Float64).fill_nan(None) for name, values in numbers.items()],
        *[pl.Series(name, list(values), dtype=pl.String) for name, values in words.items()],
    )
    return conform("results", _described(definition, filled, strand, standard))


def _described(
    definition: IndicatorDefinition, table: pl.DataFrame, strand: str, standard: Standard
) -> pl.DataFrame:
    """Add what the definition and the framework say, and why a figure that is ok has no place among the others."""
    target = standard.target if standard.kind != "none" else None
    unplaced = (pl.col("status") == "ok") & pl.col("z").is_null() & pl.lit(definition.statistic != "fact")
    return table.with_columns(
        indicator=pl.lit(definition.id),
        strand=pl.lit(strand),
        standard_kind=pl.lit(standard.kind),
        standard_target=pl.lit(target, dtype=pl.Float64),
        context_note=pl.lit(definition.context_note),
        status_reason=pl.when(unplaced)
        .then(pl.lit(UNPLACED.get(definition.statistic)))
        .otherwise("status_reason"),
    )


def _place_in(framework: FrameworkDefinition, indicator: str) -> tuple[str, Standard]:
    for strand in framework.strands:
        for member in strand.indicators:
            if member.indicator == indicator:
                return strand.id, member.standard
    raise ValueError(f"{framework.id} has no indicator {indicator}")


def _benchmarks(definition: IndicatorDefinition, table: pl.DataFrame) -> tuple[np.ndarray, np.ndarray]:
    observed = table.filter(pl.col("state") == "observed").with_columns(everywhere=pl.lit(1))
    england = _values(definition, pooled(definition, observed, "everywhere"))
    areas = pooled(definition, observed.filter(pl.col("commissioner").is_not_null()), "commissioner")
    by_area = dict(zip(areas["commissioner"], _values(definition, areas), strict=True))
    area = np.array([by_area.get(code, np.nan) for code in table["commissioner"]], dtype=np.float64)
    return np.full(table.height, england[0] if england.size else np.nan), area


def _values(definition: IndicatorDefinition, totals: pl.DataFrame) -> np.ndarray:
    return crude(definition, Arrays.of(totals)).value
