"""The Wilson score interval of a proportion."""

import numpy as np
from numpy.typing import ArrayLike

from evenhand.statistics.arrays import same_shape
from evenhand.statistics.confidence import CONFIDENCE_95, two_sided_z
from evenhand.statistics.intervals.interval import Interval


def wilson(numerator: ArrayLike, denominator: ArrayLike, confidence: float = CONFIDENCE_95) -> Interval:
    """Return the Wilson score interval of numerator / denominator, as proportions from 0 to 1.

    ``(2x + z² ∓ z √(z² + 4x(1 − x/n))) / (2(n + z²))``, without a continuity correction.

    Parameters
    ----------
    numerator, denominator
        counts of one shape. They need not be whole (weighted counts), but the interval then ignores
        the design of the survey.
    confidence
        two-sided level, inside (0, 1).

    Edges: x = 0 has lower limit exactly 0, x = n upper limit exactly 1. NaN where a count is missing, n is 0,
    x is negative or x is above n.

    Source: Wilson (1927) [Wilson1927]; recommended by Newcombe (1998, method 3) [Newcombe1998].
    """
    x, n = same_shape(numerator=numerator, denominator=denominator)
    z = two_sided_z(confidence)
    with np.errstate(invalid="ignore", divide="ignore"):
        centre = 2.0 * x + z * z
        reach = z * np.sqrt(z * z + 4.0 * x * (1.0 - x / n))
        scale = 2.0 * (n + z * z)
        lower = np.where(x == 0, 0.0, (centre - reach) / scale)
        upper = np.where(x == n, 1.0, (centre + reach) / scale)
        usable = (n > 0) & (x >= 0) & (x <= n) & np.isfinite(n)
    return Interval(np.where(usable, lower, np.nan), np.where(usable, upper, np.nan))
