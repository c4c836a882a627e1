"""From observations to an indicator's numerator and denominator, practice by practice and period by period.

Long because it is one way from observations to figures, each step of it short and used nowhere else.
"""

from dataclasses import dataclass
from datetime import date

import numpy as np
import polars as pl

from evenhand.assessment.periods import (
    MatchedPeriods,
    alignment_caveats,
    available,
    matched_period,
    periods_of,
)
from evenhand.assessment.standardising import (
    Expected,
    Groups,
    brought_to_total,
    expected,
)
from evenhand.common.periods import Period
from evenhand.definitions.expressions import Expression
from evenhand.definitions.schema import IndicatorDefinition

OBSERVED, SUPPRESSED, MISSING = "observed", "suppressed", "missing"

MINIMUM_COVERAGE = 0.5
"""A period is out nationally once half as many practices have a figure as in the fullest period. Until then the few
early figures wait: a year that thirty practices have filed is not England's latest."""

SCHEMA = {
    "practice": pl.String(),
    "period_start": pl.Date(),
    "period_end": pl.Date(),
    "numerator": pl.Float64(),
    "denominator": pl.Float64(),
    "spread": pl.Float64(),
    "base": pl.Float64(),
    "published_lower": pl.Float64(),
    "published_upper": pl.Float64(),
    "value_text": pl.String(),
    "state": pl.String(),
    "source_editions": pl.String(),
}

_SELDOM = ("spread", "base", "published_lower", "published_upper")
"""Columns that few indicators have."""


@dataclass(frozen=True)
class Measured:
    """An indicator's figures before any comparison.

    Parameters
    ----------
    latest : one row per practice that has a figure for the period judged: columns of :data:`SCHEMA`.
    earlier : the observed rows of earlier periods, without the columns of texts and those that are empty: there may be
        many.
    period : the national period judged; None for an event, where each practice has its own, and when there is none.
    caveats : what was assumed, as sentences.
    editions : of every row, earlier ones among them.
    codes : practices with a row in any period, observed or not.
    """

    latest: pl.DataFrame
    earlier: pl.DataFrame
    period: Period | None
    caveats: tuple[str, ...]
    editions: frozenset[str]
    codes: pl.Series


def measure(
    definition: IndicatorDefinition,
    observations: pl.DataFrame,
    as_of: date,
    groups: Groups | None = None,
    *,
    counted: str = "practices",
) -> Measured:
    """Return an indicator's figures for the latest period out by `as_of`, and its earlier ones.

    `observations` are the current ones of the definition's measures. A measure of another source is taken from the
    same period or else from the nearest one whose end lies within the definition's ``align_within_months``;
    a caveat says so. A figure is missing when any of its measures is, withheld when any is withheld.

    `groups` are the events and the patients by sex and age of a definition that is standardised: its denominator is
    then the number expected of the practice's patients (see :mod:`evenhand.assessment.standardising`). `counted` is
    what caveats call those that figures are of.
    """
    known = available(definition, observations, as_of).unique(
        ["practice", "measure", "period_start", "period_end"], keep="last", maintain_order=True
    )
    anchor = definition.numerator.measures[0]
    periods = {
        name: periods_of(known.filter(pl.col("measure") == name)) for name in used_measures(definition)
    }
    matched = {
        period: {name: matched_period(definition, periods[name], period) for name in periods}
        for period in periods[anchor]
    }
    standardised = _standardised(definition, matched, groups, as_of) if groups else None
    rows = _figures(definition, known, matched, standardised.table if standardised else None)
    rows = rows.sort("practice", "period_end", "period_start")
    rows, told = brought_to_total(rows, standardised.caveats) if standardised else (rows, {})
    judged = _latest_of_each(rows) if definition.cadence == "event" else _latest_of_all(rows, counted)
    both = pl.concat([judged.latest, judged.earlier])
    of_groups = groups.editions if groups else set()
    caveats = [*alignment_caveats(matched), *judged.caveats, *(groups.caveats if groups and matched else ())]
    caveats += told.get(judged.period, ()) if judged.period else ()
    return Measured(
        judged.latest,
        _slim(judged.earlier.filter(pl.col("state") == OBSERVED)),
        judged.period,
        tuple(caveats),
        frozenset(_names(both["source_editions"]) | of_groups),
        both["practice"].unique().sort(),
    )


def _slim(earlier: pl.DataFrame) -> pl.DataFrame:
    """Return earlier rows without texts and empty columns: all indicators' are in memory at once."""
    empty = [name for name in _SELDOM if earlier[name].null_count() == earlier.height]
    return earlier.drop("state", "value_text", "source_editions", *empty)


def _names(joined: pl.Series) -> set[str]:
    return {name for names in joined.drop_nulls().unique() for name in names.split(", ") if name}


def needed_measures(definition: IndicatorDefinition) -> tuple[str, ...]:
    """Return every measure a figure is made of, the one its period follows first."""
    base = definition.minimum_base.base if definition.minimum_base else None
    return _measures_of(definition.numerator, definition.denominator, definition.spread, base)


def used_measures(definition: IndicatorDefinition) -> tuple[str, ...]:
    """Return the needed measures and those of the publisher's own limits, which a figure can do without."""
    limits = definition.published_interval
    return (*needed_measures(definition), *(_measures_of(limits.lower, limits.upper) if limits else ()))


def _measures_of(*expressions: Expression | None) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for one in expressions if one for name in one.measures))


def _standardised(
    definition: IndicatorDefinition, matched: MatchedPeriods, groups: Groups, as_of: date
) -> Expected:
    """Return what is expected of each practice, and enter in `matched` which periods it was taken from."""
    assert definition.standardisation is not None
    out = groups.until(lambda rows: available(definition, rows, as_of))
    events, people = periods_of(out.events), periods_of(out.population)
    taken = {
        period: (matched_period(definition, events, period), matched_period(definition, people, period))
        for period in matched
    }
    for period, (of_events, of_people) in taken.items():
        matched[period][f"{definition.standardisation.events} by sex and age"] = of_events
        matched[period][f"{definition.standardisation.population} by sex and age"] = of_people
    return expected(out, taken)


def _figures(
    definition: IndicatorDefinition,
    known: pl.DataFrame,
    matched: MatchedPeriods,
    expectations: pl.DataFrame | None = None,
) -> pl.DataFrame:
    """Return the figures of all periods, one row for each practice that has the numerator's first measure.

    `expectations` are the denominators of a definition that is standardised.
    """
    measures = used_measures(definition)
    wide = _side_by_side(known, measures, matched)
    count = range(len(needed_measures(definition)))
    states, editions = [f"state_{number}" for number in count], [f"edition_{number}" for number in count]
    if expectations is not None:
        # An expected number is one more thing a figure is made of.
        wide = wide.join(expectations, on=["practice", "period_start", "period_end"], how="left")
        states, editions = [*states, "state"], [*editions, "edition"]
    limits, least = definition.published_interval, definition.minimum_base
    columns = {
        name: wide[f"value_{number}"].fill_null(np.nan).to_numpy() for number, name in enumerate(measures)
    }
    figures = wide.select(
        "practice",
        "period_start",
        "period_end",
        _evaluated("numerator", definition.numerator, columns),
        pl.col("expected").alias("denominator")
        if expectations is not None
        else _evaluated("denominator", definition.denominator, columns),
        _evaluated("spread", definition.spread, columns),
        _evaluated("base", least.base if least else None, columns),
        _evaluated("published_lower", limits.lower if limits else None, columns),
        _evaluated("published_upper", limits.upper if limits else None, columns),
        pl.col("text_0").alias("value_text"),
        _state_of_all(states).alias("state"),
        _editions_of_all(editions).alias("source_editions"),
    )
    return pl.concat([pl.DataFrame(schema=SCHEMA), figures])


def _side_by_side(known: pl.DataFrame, measures: tuple[str, ...], matched: MatchedPeriods) -> pl.DataFrame:
    """Return each practice and period of the first measure, with every measure from the period matched to it."""
    wide = _of(known, measures[0]).select("practice", "period_start", "period_end")
    for number, name in enumerate(measures):
        from_period = {period: found[name] for period, found in matched.items()}
        taken = _taken(_of(known, name), from_period, number)
        wide = wide.join(taken, on=["practice", "period_start", "period_end"], how="left")
    return wide


def _of(known: pl.DataFrame, name: str) -> pl.DataFrame:
    return known.filter(pl.col("measure") == name)


def _taken(rows: pl.DataFrame, from_period: dict[Period, Period | None], number: int) -> pl.DataFrame:
    """Return a measure's rows under the periods they are taken for, their columns numbered."""
    spans = [
        (own.start, own.end, taken.start, taken.end)
        for own, taken in from_period.items()
        if taken is not None
    ]
    names = ("period_start", "period_end", "taken_start", "taken_end")
    mapping = pl.DataFrame(spans, schema=dict.fromkeys(names, pl.Date()), orient="row")
    return (
        rows.rename({"period_start": "taken_start", "period_end": "taken_end"})
        .join(mapping, on=["taken_start", "taken_end"])
        .select(
            "practice",
            "period_start",
            "period_end",
            pl.col("value").alias(f"value_{number}"),
            pl.col("text").alias(f"text_{number}"),
            pl.col("state").fill_null(MISSING).alias(f"state_{number}"),
            pl.col("edition").alias(f"edition_{number}"),
        )
    )


def _state_of_all(columns: list[str]) -> pl.Expr:
    """Return withheld where any of these states is, missing where any is, observed elsewhere."""
    states = [pl.col(name).fill_null(MISSING) for name in columns]
    return (
        pl.when(pl.any_horizontal([one == SUPPRESSED for one in states]))
        .then(pl.lit(SUPPRESSED))
        .when(pl.any_horizontal([one == MISSING for one in states]))
        .then(pl.lit(MISSING))
        .otherwise(pl.lit(OBSERVED))
    )


def _editions_of_all(names: list[str]) -> pl.Expr:
    """Return the editions of these columns, each once, in order, as one text."""
    columns = [pl.col(name) for name in names]
    if len(columns) == 1:
        return columns[0].fill_null("")
    several = pl.concat_list(columns).list.drop_nulls().list.unique().list.sort().list.join(", ")
    # Nearly always all measures are of one file; lists are slow.
    return (
        pl.when(pl.all_horizontal([one == columns[0] for one in columns])).then(columns[0]).otherwise(several)
    )


def _evaluated(name: str, expression: Expression | None, columns: dict[str, np.ndarray]) -> pl.Expr:
    if expression is None:
        return pl.lit(None, dtype=pl.Float64).alias(name)
    values = np.broadcast_to(expression.evaluate(columns), next(iter(columns.values())).shape)
    return pl.lit(pl.Series(name, values, dtype=pl.Float64).fill_nan(None)).alias(name)


@dataclass(frozen=True)
class _Judged:
    """The rows of the period judged, those of the others, the period, and caveats on later ones."""

    latest: pl.DataFrame
    earlier: pl.DataFrame
    period: Period | None = None
    caveats: tuple[str, ...] = ()


def _latest_of_each(rows: pl.DataFrame) -> _Judged:
    latest = rows.filter(pl.col("state") == OBSERVED).unique("practice", keep="last", maintain_order=True)
    return _Judged(latest, rows.join(latest, on=["practice", "period_start", "period_end"], how="anti"))


def _latest_of_all(rows: pl.DataFrame, counted: str) -> _Judged:
    """Return the latest period that enough practices have a figure for, and the earlier ones."""
    observed = rows.filter(pl.col("state") == OBSERVED)
    counts = observed.group_by("period_start", "period_end").len().sort("period_end", "period_start").rows()
    if not counts:
        return _Judged(rows.clear(), rows.clear())
    fullest = max(count for _, _, count in counts)
    out = [Period(start, end) for start, end, count in counts if count >= MINIMUM_COVERAGE * fullest]
    period = out[-1]
    early = [(Period(start, end), count) for start, end, count in counts if end > period.end]
    caveats = tuple(
        f"Only {count:,} {counted} have a figure for {one.label} so far: {period.label} is the latest for England"
        for one, count in early
    )
    is_latest = (pl.col("period_start") == period.start) & (pl.col("period_end") == period.end)
    return _Judged(rows.filter(is_latest), rows.filter(pl.col("period_end") < period.end), period, caveats)
