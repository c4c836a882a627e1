"""The kernel: one indicator's table in, one indicator's results out, and nothing else read or written.

The same function runs over indicators here and grouped by indicator on a cluster (:mod:`evenhand.assessment.on_spark`).
"""

from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
import polars as pl
from numpy.typing import NDArray

from evenhand.assessment.adjusting import Covariates
from evenhand.assessment.crude import Arrays, Crude, crude, pooled
from evenhand.assessment.judging import Judged, judge
from evenhand.assessment.robustness import Grouping
from evenhand.assessment.standards import answer_outcomes, colours, standard_outcomes
from evenhand.assessment.statuses import COMPARED, with_status
from evenhand.common.periods import Period
from evenhand.definitions.framework import Standard
from evenhand.definitions.schema import FrameworkDefinition, IndicatorDefinition
from evenhand.release import Caveat
from evenhand.release.schemas import conform

_NO_SPREAD = (
    "Shown, not compared: nearly all practices have one and the same figure, so the usual spread is not known"
)

UNPLACED = {
    "ratio": "Shown, not compared: an amount of nothing or less has no place on the scale amounts are compared on",
    **dict.fromkeys(("proportion", "rate", "mean", "score"), _NO_SPREAD),
}
"""Why a figure with the status ok can lack an outcome, by its statistic."""


@dataclass(frozen=True)
class Assessed:
    """What an assessment says of one indicator.

    `results`, `contributions` and `curves` have the columns of a release's results, contributions and funnels; `places`
    has each commissioner's place effect. `model` says how the expectation was made, None for what is never compared.
    """

    results: pl.DataFrame
    contributions: pl.DataFrame | None
    curves: pl.DataFrame | None
    places: pl.DataFrame | None
    model: dict[str, Any] | None
    caveats: tuple[Caveat, ...]


def assess_indicator(
    definition: IndicatorDefinition,
    framework: FrameworkDefinition,
    table: pl.DataFrame,
    as_of: date,
    period: Period | None,
    *,
    covariates: Covariates,
    grouping: Grouping,
) -> Assessed:
    """Return everything that is said of one indicator, results with one row for each row of `table`.

    `framework` gives the indicator's strand and standard. `table` has, for each practice, ``practice, commissioner,
    list_size, atypical, practice_type, not_compared, no_fair_comparator`` and the measured columns of
    :data:`evenhand.assessment.measuring.SCHEMA`, null where it has no figure; ``earlier_numerator`` and
    ``earlier_denominator`` where there is a period before. `covariates` are the circumstances the definition
    allows for, `grouping` the areas and the twins, all with a row for each row of `table`. Staleness is reckoned from
    `as_of`, the day of the release; `period` is the national period judged, None for an event.

    England's and the area's values pool every practice with a figure; nothing stands beside what is never compared.
    Expectations, the split and the predictive funnel (ADR 0003) are fitted to the practices that are compared; an
    outcome is given only where the status is ok.
    """
    strand, standard = _place_in(framework, definition.id)
    table = with_status(definition, table, as_of, period)
    arrays = Arrays.of(table)
    figures = crude(definition, arrays)
    england, area = _benchmarks(definition, table)
    numbers: dict[str, np.ndarray] = {
        **vars(figures),
        "england": np.full(table.height, england),
        "area_value": area,
    }
    is_ok = table["status"].to_numpy() == "ok"
    held_to = _held_to(definition, standard, figures, table["value_text"])
    held_to[~is_ok] = None
    words = {"standard_outcome": held_to, "colour": colours(framework, standard, held_to)}
    judged = None
    if definition.is_compared:
        is_compared = table["status"].is_in(COMPARED).to_numpy()
        judged = judge(
            definition, table, arrays, figures.value, england, is_compared, is_ok, covariates, grouping
        )
        numbers |= judged.numbers
        words |= judged.words
    filled = table.with_columns(
        *[pl.Series(name, values, dtype=pl.Float64).fill_nan(None) for name, values in numbers.items()],
        *[pl.Series(name, list(values), dtype=pl.String) for name, values in words.items()],
    )
    return _assessed(conform("results", _described(definition, filled, strand, standard)), judged)


def _held_to(
    definition: IndicatorDefinition, standard: Standard, figures: Crude, texts: pl.Series
) -> NDArray[np.object_]:
    """Return what comes of holding each figure to its standard: a number to a target, a fact to an answer."""
    if standard.answer is not None:
        return answer_outcomes(standard, texts)
    return standard_outcomes(definition, standard, figures.value, figures.lower95, figures.upper95)


def _assessed(results: pl.DataFrame, judged: Judged | None) -> Assessed:
    if judged is None:
        return Assessed(results, None, None, None, None, ())
    return Assessed(results, judged.contributions, judged.curves, judged.places, judged.model, judged.caveats)


def _described(
    definition: IndicatorDefinition, table: pl.DataFrame, strand: str, standard: Standard
) -> pl.DataFrame:
    """Add what the definition and the framework say, and why a figure that is ok has no place among the others."""
    target = standard.target if standard.kind != "none" else None
    if definition.is_compared:
        unplaced = (pl.col("status") == "ok") & pl.col("z").is_null()
        reason = pl.when(unplaced).then(pl.lit(UNPLACED[definition.statistic])).otherwise("status_reason")
        table = table.with_columns(status_reason=reason)
    return table.with_columns(
        indicator=pl.lit(definition.id),
        strand=pl.lit(strand),
        standard_kind=pl.lit(standard.kind),
        standard_target=pl.lit(target, dtype=pl.Float64),
        context_note=pl.lit(definition.context_note),
    )


def _place_in(framework: FrameworkDefinition, indicator: str) -> tuple[str, Standard]:
    for strand in framework.strands:
        for member in strand.indicators:
            if member.indicator == indicator:
                return strand.id, member.standard
    raise ValueError(f"{framework.id} has no indicator {indicator}")


def _benchmarks(definition: IndicatorDefinition, table: pl.DataFrame) -> tuple[float, np.ndarray]:
    if definition.never_compared is not None:
        return float("nan"), np.full(table.height, np.nan)
    observed = table.filter(pl.col("state") == "observed").with_columns(everywhere=pl.lit(1))
    england = _values(definition, pooled(definition, observed, "everywhere"))
    areas = pooled(definition, observed.filter(pl.col("commissioner").is_not_null()), "commissioner")
    by_area = dict(zip(areas["commissioner"], _values(definition, areas), strict=True))
    area = np.array([by_area.get(code, np.nan) for code in table["commissioner"]], dtype=np.float64)
    return float(england[0]) if england.size else float("nan"), area


def _values(definition: IndicatorDefinition, totals: pl.DataFrame) -> np.ndarray:
    return crude(definition, Arrays.of(totals)).value
