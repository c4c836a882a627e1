"""From observations to an indicator's numerator and denominator, practice by practice and period by period."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

import numpy as np
import polars as pl

from evenhand.common.periods import Period, months_after
from evenhand.definitions.expressions import Expression
from evenhand.definitions.schema import IndicatorDefinition

OBSERVED, SUPPRESSED, MISSING = "observed", "suppressed", "missing"

MINIMUM_COVERAGE = 0.5
"""A period is out nationally once half as many practices have a figure as in the fullest period. Until then the few
early figures wait: a year that thirty practices have filed is not England's latest."""

DAYS_A_MONTH = 30.4375
"""Mean length of a month, 365.25 / 12 days."""

SCHEMA = {
    "practice": pl.String(),
    "period_start": pl.Date(),
    "period_end": pl.Date(),
    "numerator": pl.Float64(),
    "denominator": pl.Float64(),
    "spread": pl.Float64(),
    "published_lower": pl.Float64(),
    "published_upper": pl.Float64(),
    "value_text": pl.String(),
    "state": pl.String(),
    "source_editions": pl.String(),
}


@dataclass(frozen=True)
class Measured:
    """An indicator's figures before any comparison.

    Parameters
    ----------
    latest : one row per practice that has a figure for the period judged: columns of :data:`SCHEMA`.
    earlier : the rows of earlier periods.
    period : the national period judged; None for an event, where each practice has its own, and when there is none.
    caveats : what was assumed, as sentences.
    """

    latest: pl.DataFrame
    earlier: pl.DataFrame
    period: Period | None
    caveats: tuple[str, ...]


def measure(definition: IndicatorDefinition, observations: pl.DataFrame, as_of: date) -> Measured:
    """Return an indicator's figures for the latest period out by `as_of`, and its earlier ones.

    `observations` are the current ones of the definition's measures. A measure of another source is taken from the
    same period or else from the nearest one whose end lies within the definition's ``align_within_months``;
    a caveat says so. A figure is missing when any of its measures is, withheld when any is withheld.
    """
    known = _available(definition, observations, as_of).unique(
        ["practice", "measure", "period_start", "period_end"], keep="last", maintain_order=True
    )
    anchor = definition.numerator.measures[0]
    parts, caveats = [], []
    for period in _periods(known, anchor):
        matched = {name: _matched(definition, known, name, period) for name in used_measures(definition)}
        parts.append(_figures(definition, known, period, matched))
        caveats += _alignment_caveats(period, matched)
    rows = pl.concat([pl.DataFrame(schema=SCHEMA), *parts]).sort("practice", "period_end", "period_start")
    if definition.cadence == "event":
        return _latest_of_each(rows, caveats)
    return _latest_of_all(rows, caveats)


def needed_measures(definition: IndicatorDefinition) -> tuple[str, ...]:
    """Return every measure a figure is made of, the one its period follows first."""
    return _measures_of(definition.numerator, definition.denominator, definition.spread)


def used_measures(definition: IndicatorDefinition) -> tuple[str, ...]:
    """Return the needed measures and those of the publisher's own limits, which a figure can do without."""
    limits = definition.published_interval
    return (*needed_measures(definition), *(_measures_of(limits.lower, limits.upper) if limits else ()))


def _measures_of(*expressions: Expression | None) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for one in expressions if one for name in one.measures))


def _available(definition: IndicatorDefinition, observations: pl.DataFrame, as_of: date) -> pl.DataFrame:
    ends: Iterable[date] = observations["period_end"].unique()
    out = [end for end in ends if months_after(end, definition.available_after_months) <= as_of]
    return observations.filter(pl.col("period_end").is_in(out))


def _periods(known: pl.DataFrame, measure_id: str) -> list[Period]:
    rows = known.filter(pl.col("measure") == measure_id).select("period_start", "period_end").unique()
    return sorted(
        (Period(start, end) for start, end in rows.iter_rows()), key=lambda one: (one.end, one.start)
    )


def _matched(
    definition: IndicatorDefinition, known: pl.DataFrame, name: str, period: Period
) -> Period | None:
    periods = _periods(known, name)
    if period in periods:
        return period
    limit = definition.align_within_months * DAYS_A_MONTH
    near = [
        one for one in periods if abs((one.end - period.end).days) <= limit and definition.align_within_months
    ]
    return min(near, key=lambda one: (abs((one.end - period.end).days), one.end), default=None)


def _figures(
    definition: IndicatorDefinition, known: pl.DataFrame, period: Period, matched: dict[str, Period | None]
) -> pl.DataFrame:
    anchor = definition.numerator.measures[0]
    wide = _of(known, anchor, period).select("practice")
    for number, (name, its_period) in enumerate(matched.items()):
        rows = _of(known, name, its_period) if its_period else known.clear()
        renamed = rows.select(
            "practice",
            pl.col("value").alias(f"value_{number}"),
            pl.col("text").alias(f"text_{number}"),
            pl.col("state").fill_null(MISSING).alias(f"state_{number}"),
            pl.col("edition").alias(f"edition_{number}"),
        )
        wide = wide.join(renamed, on="practice", how="left")
    count = len(needed_measures(definition))
    limits = definition.published_interval
    states = pl.concat_list([pl.col(f"state_{number}").fill_null(MISSING) for number in range(count)])
    editions = pl.concat_list([pl.col(f"edition_{number}") for number in range(count)])
    columns = {
        name: wide[f"value_{number}"].fill_null(np.nan).to_numpy() for number, name in enumerate(matched)
    }
    return wide.select(
        "practice",
        pl.lit(period.start).alias("period_start"),
        pl.lit(period.end).alias("period_end"),
        _evaluated("numerator", definition.numerator, columns),
        _evaluated("denominator", definition.denominator, columns),
        _evaluated("spread", definition.spread, columns),
        _evaluated("published_lower", limits.lower if limits else None, columns),
        _evaluated("published_upper", limits.upper if limits else None, columns),
        pl.col("text_0").alias("value_text"),
        pl.when(states.list.contains(SUPPRESSED))
        .then(pl.lit(SUPPRESSED))
        .when(states.list.contains(MISSING))
        .then(pl.lit(MISSING))
        .otherwise(pl.lit(OBSERVED))
        .alias("state"),
        editions.list.drop_nulls().list.unique().list.sort().list.join(", ").alias("source_editions"),
    )


def _of(known: pl.DataFrame, name: str, period: Period) -> pl.DataFrame:
    return known.filter(
        pl.col("measure") == name, pl.col("period_start") == period.start, pl.col("period_end") == period.end
    )


def _evaluated(name: str, expression: Expression | None, columns: dict[str, np.ndarray]) -> pl.Expr:
    if expression is None:
        return pl.lit(None, dtype=pl.Float64).alias(name)
    values = np.broadcast_to(expression.evaluate(columns), next(iter(columns.values())).shape)
    return pl.lit(pl.Series(name, values, dtype=pl.Float64).fill_nan(None)).alias(name)


def _alignment_caveats(period: Period, matched: dict[str, Period | None]) -> list[str]:
    return [
        f"For {period.label}, {name} was taken from {other.label}, the nearest period there is"
        for name, other in matched.items()
        if other is not None and other != period
    ]


def _latest_of_each(rows: pl.DataFrame, caveats: list[str]) -> Measured:
    latest = rows.filter(pl.col("state") == OBSERVED).unique("practice", keep="last", maintain_order=True)
    earlier = rows.join(latest, on=["practice", "period_start", "period_end"], how="anti")
    return Measured(latest, earlier, None, tuple(caveats))


def _latest_of_all(rows: pl.DataFrame, caveats: list[str]) -> Measured:
    observed = rows.filter(pl.col("state") == OBSERVED)
    counts = observed.group_by("period_start", "period_end").len().sort("period_end", "period_start").rows()
    if not counts:
        return Measured(rows.clear(), rows.clear(), None, tuple(caveats))
    fullest = max(count for _, _, count in counts)
    out = [Period(start, end) for start, end, count in counts if count >= MINIMUM_COVERAGE * fullest]
    period = out[-1]
    early = [(Period(start, end), count) for start, end, count in counts if end > period.end]
    caveats += [
        f"Only {count:,} practices have a figure for {one.label} so far: {period.label} is the latest for England"
        for one, count in early
    ]
    is_latest = (pl.col("period_start") == period.start) & (pl.col("period_end") == period.end)
    return Measured(
        latest=rows.filter(is_latest),
        earlier=rows.filter(pl.col("period_end") < period.end),
        period=period,
        caveats=tuple(caveats),
    )
