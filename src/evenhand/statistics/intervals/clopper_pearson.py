"""The exact interval of a proportion, kept as a named alternative to Wilson's."""

import numpy as np
from numpy.typing import ArrayLike
from scipy.special import betaincinv

from evenhand.statistics.arrays import same_shape
from evenhand.statistics.confidence import CONFIDENCE_95, tail_probability
from evenhand.statistics.intervals.interval import Interval


def clopper_pearson(
    numerator: ArrayLike, denominator: ArrayLike, confidence: float = CONFIDENCE_95
) -> Interval:
    """Return the exact (Clopper-Pearson) interval of numerator / denominator.

    Lower: the α/2 quantile of Beta(x, n − x + 1); upper: the 1 − α/2 quantile of Beta(x + 1, n − x).
    It covers at least the level, usually more, so it is wider than Wilson's.

    Edges: x = 0 has lower limit exactly 0, x = n upper limit exactly 1. NaN where a count is missing, n is 0,
    x is negative or x is above n.

    Source: Clopper and Pearson (1934) [ClopperPearson1934].
    """
    x, n = same_shape(numerator=numerator, denominator=denominator)
    tail = tail_probability(confidence)
    with np.errstate(invalid="ignore"):
        usable = (n > 0) & (x >= 0) & (x <= n) & np.isfinite(n)
    x, n = np.where(usable, x, np.nan), np.where(usable, n, np.nan)
    # A beta distribution needs both parameters above 0; the ends x = 0 and x = n are known without it.
    lower = betaincinv(np.where(x > 0, x, 1.0), n - x + 1.0, tail)
    upper = betaincinv(x + 1.0, np.where(x < n, n - x, 1.0), 1.0 - tail)
    lower = np.where(x == 0, 0.0, lower)
    upper = np.where(x == n, 1.0, upper)
    return Interval(np.where(usable, lower, np.nan), np.where(usable, upper, np.nan))
