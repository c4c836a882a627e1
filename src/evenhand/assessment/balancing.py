"""Balancing pairs: a figure that improves while what its improvement could harm gets worse (METHODS 1.9)."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Final, NamedTuple

import numpy as np
import polars as pl
from numpy.typing import NDArray

from evenhand.common.periods import Period
from evenhand.definitions.schema import IndicatorDefinition
from evenhand.release import Caveat, caveat
from evenhand.statistics.change import change_of_counts, change_of_values
from evenhand.statistics.confidence import CONFIDENCE_95, two_sided_z

_BEYOND: Final = two_sided_z(CONFIDENCE_95)
_SHOWN: Final = ("ok", "no_fair_comparator")
"""A practice is set beside itself here, so it needs no fair comparator; it does need a current figure."""
_LENGTH_WITHIN: Final = 0.1
"""Periods whose lengths differ by less than a tenth are alike: months and leap years."""
_SIGN: Final = {"higher": 1, "lower": -1, "neutral": 0}

_FIGURES: Final = ("numerator", "denominator", "value", "lower95", "upper95")
_PERIOD: Final = ("period_start", "period_end")


class _Periods(NamedTuple):
    """The two periods a change is over: the earlier's days and the later's."""

    earlier_start: date
    earlier_end: date
    start: date
    end: date


def balancing_caveats(
    indicators: Mapping[str, IndicatorDefinition], results: pl.DataFrame, history: pl.DataFrame
) -> list[Caveat]:
    """Return two sentences, one on each figure, where a target improved and its pair got worse beyond chance.

    Both changes are from the last earlier period of the same length to the latest one, the very same periods for both,
    with no annotation of either definition between them, and beyond the 95% limits of chance. A figure without a
    sampling interval, such as an amount, has none, and says nothing. The sentences say what happened and not why, and
    that a payment on the target is held for review. Ordered by target as in `indicators`, then by practice.
    """
    caveats: list[Caveat] = []
    moved: dict[str, pl.DataFrame] = {}
    for target in indicators.values():
        pair = indicators.get(target.balancing_pair or "")
        if pair is None:
            continue
        for one in (target, pair):
            if one.id not in moved:
                moved[one.id] = _changes(one, results, history)
        caveats += _told(target, pair, moved[target.id], moved[pair.id])
    return caveats


def _changes(definition: IndicatorDefinition, results: pl.DataFrame, history: pl.DataFrame) -> pl.DataFrame:
    """Return each practice's change: ``practice``, the days of both periods and ``z``, positive being up."""
    own = pl.col("indicator") == definition.id
    latest = results.filter(own, pl.col("status").is_in(_SHOWN)).select("practice", *_PERIOD, *_FIGURES)
    before = history.filter(own).select(
        pl.col("practice").cast(pl.String),
        *(pl.col(name).alias(f"earlier_{name}") for name in (*_PERIOD, *_FIGURES)),
    )
    days, earlier_days = (
        (pl.col(f"{when}period_end") - pl.col(f"{when}period_start")).dt.total_days() + 1
        for when in ("", "earlier_")
    )
    both = (
        latest.join(before, on="practice", how="inner", maintain_order="left")
        .filter(
            pl.col("earlier_period_end") < pl.col("period_start"),
            (days - earlier_days).abs() < _LENGTH_WITHIN * days,
        )
        .sort("practice", "earlier_period_end")
        .unique("practice", keep="last", maintain_order=True)
    )
    return both.with_columns(z=pl.Series(_z(definition, both)).fill_nan(None)).select(
        "practice", *(f"earlier_{name}" for name in _PERIOD), *_PERIOD, "z"
    )


def _z(definition: IndicatorDefinition, both: pl.DataFrame) -> NDArray[np.float64]:
    column = {
        name: both[name].cast(pl.Float64).fill_null(np.nan).to_numpy()
        for when in ("earlier_", "")
        for name in (f"{when}numerator", f"{when}denominator")
    }
    counted = definition.statistic in ("proportion", "rate") and definition.published_interval is None
    if counted:
        return change_of_counts(
            "binomial" if definition.statistic == "proportion" else "poisson",
            *(
                column[name]
                for name in ("earlier_numerator", "earlier_denominator", "numerator", "denominator")
            ),
        )
    sides = []
    for when in ("earlier_", ""):
        value, lower, upper = (
            both[f"{when}{name}"].cast(pl.Float64).fill_null(np.nan).to_numpy() for name in _FIGURES[2:]
        )
        sides += [value, (upper - lower) / (2 * _BEYOND)]
    return change_of_values(*sides)


def _told(
    target: IndicatorDefinition, pair: IndicatorDefinition, of_target: pl.DataFrame, of_pair: pl.DataFrame
) -> Iterator[Caveat]:
    better = _SIGN[target.polarity]
    # A definition may say what harms a neutral pair; another's worse end is the other one.
    worse = _SIGN[target.balancing_harm] if target.balancing_harm else -_SIGN[pair.polarity]
    periods = [f"earlier_{name}" for name in _PERIOD] + list(_PERIOD)
    both = of_target.join(
        of_pair, on=["practice", *periods], suffix="_of_pair", maintain_order="left"
    ).filter(better * pl.col("z") > _BEYOND, worse * pl.col("z_of_pair") > _BEYOND)
    way = "rose" if worse > 0 else "fell"
    for practice, *days in both.select("practice", *periods).iter_rows():
        when = _Periods(*days)
        if any(
            when.earlier_start < note.on <= when.end for one in (target, pair) for note in one.annotations
        ):
            continue
        span = f"from {Period(*when[:2]).label} to {Period(*when[2:]).label}"
        yield caveat(
            f"This improved by more than chance {span}, while “{pair.title}” {way} by more than chance. "
            f"{target.balancing_note}. A payment on this figure is held for review",
            practice=practice,
            indicator=target.id,
        )
        yield caveat(
            f"This {way} by more than chance {span}, while “{target.title}” improved by more than chance; the two are "
            f"read together. A payment on “{target.title}” is held for review",
            practice=practice,
            indicator=pair.id,
        )
