"""Funnel limits and significance as Public Health England publishes them, without over-dispersion."""

import numpy as np
from numpy.typing import ArrayLike, NDArray
from scipy.special import gammaincinv

from evenhand.statistics.arrays import BoolArray, FloatArray, floats, same_shape
from evenhand.statistics.confidence import CONFIDENCE_95, CONFIDENCE_998, tail_probability, two_sided_z
from evenhand.statistics.funnels.limits import FunnelLimits
from evenhand.statistics.intervals.interval import Interval
from evenhand.statistics.intervals.poisson import rate_interval
from evenhand.statistics.intervals.wilson import wilson

NOT_SIGNIFICANT = "Not significant"
LABELS = {
    (CONFIDENCE_95, "low"): "Low (0.025)",
    (CONFIDENCE_95, "high"): "High (0.025)",
    (CONFIDENCE_998, "low"): "Low (0.001)",
    (CONFIDENCE_998, "high"): "High (0.001)",
}
"""The publisher's own words, for comparison only: no page of ours shows them."""


def phe_proportion_limits(denominators: ArrayLike, benchmark: ArrayLike) -> FunnelLimits:
    """Return ``p0 ± z √(p0 (1 − p0) / n)``, kept inside 0 … 1: where Wilson's interval just reaches p0.

    Edges: NaN where the denominator is missing, 0 or negative, or the benchmark is not a proportion.

    Source: [PHEIntervals]; the score form of Spiegelhalter (2005) [Spiegelhalter2005].
    """
    n, p0 = same_shape(denominators=denominators, benchmark=benchmark)
    with np.errstate(invalid="ignore", divide="ignore"):
        usable = (n > 0) & (p0 >= 0) & (p0 <= 1)
        spread = np.where(usable, np.sqrt(p0 * (1.0 - p0) / n), np.nan)
    inner, outer = two_sided_z(CONFIDENCE_95) * spread, two_sided_z(CONFIDENCE_998) * spread
    return FunnelLimits(
        np.maximum(p0 - inner, 0.0),
        np.minimum(p0 + inner, 1.0),
        np.maximum(p0 - outer, 0.0),
        np.minimum(p0 + outer, 1.0),
    )


def phe_ratio_limits(observed: ArrayLike) -> FunnelLimits:
    """Return the ratio O/E at which a count O is just outside the Poisson limits, as a function of O.

    The expected number is that whose exact tail at O is 0.025 or 0.001: ``E = χ²⁻¹(1 − p, 2O + 2) / 2`` for the
    lower limit and ``χ²⁻¹(p, 2O) / 2`` for the upper. The horizontal axis of this funnel is events, not
    expectation.

    Edges: nothing observed has lower limit 0 and no upper limit (NaN). NaN where the count is missing or negative.

    Source: [PHEIntervals]; the publisher's own solution is iterated to 5e-5.
    """
    o = floats(observed)
    with np.errstate(invalid="ignore"):
        o = np.where((o >= 0) & np.isfinite(o), o, np.nan)
    inner, outer = tail_probability(CONFIDENCE_95), tail_probability(CONFIDENCE_998)
    return FunnelLimits(
        o / _largest_expected(o, inner),
        o / _smallest_expected(o, inner),
        o / _largest_expected(o, outer),
        o / _smallest_expected(o, outer),
    )


def phe_proportion_significance(
    numerators: ArrayLike, denominators: ArrayLike, benchmark: ArrayLike
) -> NDArray[np.object_]:
    """Return the publisher's label of each proportion: whether its Wilson interval leaves out the benchmark.

    None where there is no interval.
    """
    x, n, p0 = same_shape(numerators=numerators, denominators=denominators, benchmark=benchmark)
    inner, outer = wilson(x, n, CONFIDENCE_95), wilson(x, n, CONFIDENCE_998)
    return _labels(inner, outer, p0)


def phe_ratio_significance(observed: ArrayLike, expected: ArrayLike) -> NDArray[np.object_]:
    """Return the publisher's label of each ratio: whether the interval of O over E leaves out 1.

    None where there is no interval.
    """
    inner = rate_interval(observed, expected, CONFIDENCE_95)
    outer = rate_interval(observed, expected, CONFIDENCE_998)
    return _labels(inner, outer, np.ones_like(inner.lower))


def _largest_expected(o: FloatArray, tail: float) -> FloatArray:
    expected: FloatArray = gammaincinv(o + 1.0, 1.0 - tail)
    return expected


def _smallest_expected(o: FloatArray, tail: float) -> FloatArray:
    return np.where(o > 0, gammaincinv(np.where(o > 0, o, 1.0), tail), np.nan)


def _labels(inner: Interval, outer: Interval, target: FloatArray) -> NDArray[np.object_]:
    labels = np.full(target.shape, None, dtype=object)
    present: BoolArray = ~(np.isnan(inner.lower) | np.isnan(target))
    labels[present] = NOT_SIGNIFICANT
    for confidence, limits in ((CONFIDENCE_95, inner), (CONFIDENCE_998, outer)):
        labels[limits.lower > target] = LABELS[confidence, "high"]
        labels[limits.upper < target] = LABELS[confidence, "low"]
    return labels
