"""An indicator's crude value and its intervals, by the kind of statistic it is. Nothing here compares practices."""

from dataclasses import dataclass, fields
from typing import Self

import numpy as np
import polars as pl
from numpy.typing import NDArray

from evenhand.definitions.schema import IndicatorDefinition
from evenhand.statistics.intervals import (
    CONFIDENCE_95,
    CONFIDENCE_998,
    mean_interval,
    poisson_interval,
    wilson,
)

FloatArray = NDArray[np.float64]


@dataclass(frozen=True)
class Arrays:
    """A table's figures as arrays of one length; NaN is missing.

    `spread` is a standard deviation, for a mean; `published_lower` and `published_upper` are a publisher's 95% limits.
    """

    numerator: FloatArray
    denominator: FloatArray
    spread: FloatArray
    published_lower: FloatArray
    published_upper: FloatArray

    @classmethod
    def of(cls, table: pl.DataFrame) -> Self:
        """Take the columns of these names from a table; one that it lacks is all missing."""
        return cls(*(_array(table, one.name) for one in fields(cls)))


@dataclass(frozen=True)
class Crude:
    """Values and intervals in the indicator's own unit; NaN where there is none."""

    value: FloatArray
    lower95: FloatArray
    upper95: FloatArray
    lower998: FloatArray
    upper998: FloatArray


def crude(definition: IndicatorDefinition, arrays: Arrays) -> Crude:
    """Return the value and intervals of each row.

    A proportion has Wilson's interval, a rate the exact Poisson one below ten events and Byar's from ten, a mean
    Student's t. A quotient of amounts, a score and a fact have no sampling interval: theirs is NaN. Where the
    definition takes the publisher's own 95% limits, and both are there, they stand in place of ours.
    """
    value = _value(definition, arrays)
    inner, outer = (
        _interval(definition, arrays, confidence) for confidence in (CONFIDENCE_95, CONFIDENCE_998)
    )
    published = ~np.isnan(arrays.published_lower) & ~np.isnan(arrays.published_upper)
    lower95 = np.where(published, arrays.published_lower, inner[0])
    upper95 = np.where(published, arrays.published_upper, inner[1])
    return Crude(value, *(np.where(np.isnan(value), np.nan, bound) for bound in (lower95, upper95, *outer)))


def _value(definition: IndicatorDefinition, arrays: Arrays) -> FloatArray:
    if definition.statistic in ("score", "fact"):
        return arrays.numerator * definition.multiplier
    positive = np.where(arrays.denominator > 0, arrays.denominator, np.nan)
    value = np.asarray(definition.multiplier * arrays.numerator / positive, dtype=np.float64)
    if definition.statistic == "proportion":
        # More counted than could be: the publisher's fault, kept in England's sums as published, never shown as 180%.
        return np.where(arrays.numerator > arrays.denominator, np.nan, value)
    return value


def _interval(
    definition: IndicatorDefinition, arrays: Arrays, confidence: float
) -> tuple[FloatArray, FloatArray]:
    events, base = arrays.numerator, arrays.denominator
    if definition.statistic == "proportion":
        interval = wilson(events, base, confidence)
        return interval.lower, interval.upper
    if definition.statistic == "rate":
        interval = poisson_interval(events, confidence)
        scale = definition.multiplier / np.where(base > 0, base, np.nan)
        return interval.lower * scale, interval.upper * scale
    if definition.statistic == "mean":
        interval = mean_interval(events / np.where(base > 0, base, np.nan), arrays.spread, base, confidence)
        return interval.lower * definition.multiplier, interval.upper * definition.multiplier
    nothing = np.full(events.shape, np.nan)
    return nothing, nothing


def pooled(definition: IndicatorDefinition, rows: pl.DataFrame, by: str) -> pl.DataFrame:
    """Return ``numerator`` and ``denominator`` of each group of `rows`, such that :func:`crude` of them is its value.

    Counts and amounts are added up. A score and a fact have no counts to add: theirs is the plain mean of the
    practices'. The spread of a pooled mean is not known from the parts and stays missing.
    """
    if definition.statistic in ("score", "fact"):
        adding = [pl.col("numerator").mean(), pl.lit(None, dtype=pl.Float64).alias("denominator")]
    else:
        adding = [pl.col("numerator").sum(), pl.col("denominator").sum()]
    complete = pl.col("numerator").is_not_null()
    if definition.is_quotient:
        complete &= pl.col("denominator") > 0
    return rows.filter(complete).group_by(by, maintain_order=True).agg(*adding)


def _array(table: pl.DataFrame, name: str) -> FloatArray:
    if name not in table.columns:
        return np.full(table.height, np.nan)
    return table[name].cast(pl.Float64).fill_null(np.nan).to_numpy()
