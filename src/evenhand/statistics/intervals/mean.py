"""The t interval of a mean."""

import numpy as np
from numpy.typing import ArrayLike
from scipy.special import stdtrit

from evenhand.statistics.arrays import same_shape
from evenhand.statistics.confidence import CONFIDENCE_95, tail_probability
from evenhand.statistics.intervals.interval import Interval


def mean_interval(
    mean: ArrayLike, standard_deviation: ArrayLike, number: ArrayLike, confidence: float = CONFIDENCE_95
) -> Interval:
    """Return ``mean ± t(n − 1) · s / √n``.

    Parameters
    ----------
    mean, standard_deviation
        of the observations, the deviation with n − 1 in its denominator.
    number
        how many observations there are.
    confidence
        two-sided level, inside (0, 1).

    Edges: a single observation has no interval (NaN); a deviation of 0 gives both ends the mean. NaN where
    anything is missing or the deviation is negative.

    Source: Student (1908) [Student1908].
    """
    m, s, n = same_shape(mean=mean, standard_deviation=standard_deviation, number=number)
    with np.errstate(invalid="ignore"):
        usable = (n > 1) & (s >= 0) & np.isfinite(n)
    n = np.where(usable, n, np.nan)
    reach = stdtrit(n - 1.0, 1.0 - tail_probability(confidence)) * s / np.sqrt(n)
    return Interval(m - reach, m + reach)
