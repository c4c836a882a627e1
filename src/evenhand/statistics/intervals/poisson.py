"""Intervals of a count of events and of a rate: exact below ten events, Byar's approximation from ten."""

import numpy as np
from numpy.typing import ArrayLike
from scipy.special import gammaincinv

from evenhand.statistics.arrays import FloatArray, floats, same_shape
from evenhand.statistics.confidence import CONFIDENCE_95, tail_probability, two_sided_z
from evenhand.statistics.intervals.interval import Interval

FEWEST_FOR_BYAR = 10
"""Exact limits below ten events and Byar's from ten: a step, by convention [PHEIntervals]."""


def poisson_interval(events: ArrayLike, confidence: float = CONFIDENCE_95) -> Interval:
    """Return the interval of the expected number of events: exact below ten, Byar's from ten.

    At ten events Byar's 95% limits differ from the exact ones by -0.17% and +0.006% and the 99.8% limits by
    -1.5% and +0.25%, so there is a small step between nine and ten. Repeat events of one patient are not
    Poisson: the interval is then too narrow.

    Edges: no events has lower limit exactly 0. NaN where the count is missing, infinite or negative. Counts need
    not be whole.

    Source: Byar in Breslow and Day (1987) [BreslowDay1987]; exact: Garwood (1936) [Garwood1936]; the threshold:
    [PHEIntervals].
    """
    x = floats(events)
    limits = byar(x, confidence)
    with np.errstate(invalid="ignore"):
        few = (x >= 0) & (x < FEWEST_FOR_BYAR)
    lower, upper = np.array(limits.lower), np.array(limits.upper)
    lower[few], upper[few] = _exact_where_few(x[few], confidence)
    return Interval(lower, upper)


def rate_interval(
    events: ArrayLike, exposure: ArrayLike, confidence: float = CONFIDENCE_95, multiplier: float = 1.0
) -> Interval:
    """Return the interval of events / exposure × multiplier; the exposure is taken as known.

    Edges: those of :func:`poisson_interval`, and NaN where the exposure is missing, 0 or negative. Events may
    outnumber the exposure.
    """
    x, n = same_shape(events=events, exposure=exposure)
    with np.errstate(invalid="ignore"):
        usable = (n > 0) & np.isfinite(n)
    limits = poisson_interval(np.where(usable, x, np.nan), confidence)
    return limits / np.where(usable, n, np.nan) * multiplier


def byar(events: ArrayLike, confidence: float = CONFIDENCE_95) -> Interval:
    """Return Byar's approximate interval of the expected number of events, at any count.

    ``x(1 − 1/(9x) − z/(3√x))³`` and ``(x+1)(1 − 1/(9(x+1)) + z/(3√(x+1)))³``.

    Edges: no events has lower limit 0. At very few events the lower formula falls below 0 (one event at 99.8%):
    that limit is NaN, never negative. NaN where the count is missing, infinite or negative.

    Source: Breslow and Day (1987), who give it to Byar [BreslowDay1987].
    """
    x = floats(events)
    z = two_sided_z(confidence)
    with np.errstate(invalid="ignore", divide="ignore"):
        x = np.where((x >= 0) & np.isfinite(x), x, np.nan)
        # Written out: a cube as product is many times faster than as power.
        low = 1.0 - 1.0 / (9.0 * x) - z / (3.0 * np.sqrt(x))
        lower = np.where(x == 0, 0.0, x * low * low * low)
        high = 1.0 - 1.0 / (9.0 * (x + 1.0)) + z / (3.0 * np.sqrt(x + 1.0))
        lower = np.where(lower < 0, np.nan, lower)
    return Interval(lower, (x + 1.0) * high * high * high)


def exact_poisson(events: ArrayLike, confidence: float = CONFIDENCE_95) -> Interval:
    """Return the exact interval of the expected number of events, at any count.

    Half the α/2 quantile of χ² with 2x degrees of freedom, and half the 1 − α/2 quantile with 2x + 2.

    Edges: no events has lower limit exactly 0. NaN where the count is missing, infinite or negative.

    Source: Garwood (1936) [Garwood1936].
    """
    x = floats(events)
    with np.errstate(invalid="ignore"):
        x = np.where((x >= 0) & np.isfinite(x), x, np.nan)
    return Interval(*_exact(x, confidence))


def _exact(x: FloatArray, confidence: float) -> tuple[FloatArray, FloatArray]:
    tail = tail_probability(confidence)
    # Half a χ² quantile with 2k degrees of freedom is a gamma quantile with shape k.
    lower = np.where(x == 0, 0.0, gammaincinv(np.where(x == 0, 1.0, x), tail))
    return lower, gammaincinv(x + 1.0, 1.0 - tail)


def _exact_where_few(x: FloatArray, confidence: float) -> tuple[FloatArray, FloatArray]:
    # Almost every small count is one of ten whole numbers: look those up, compute the rest.
    lower_of, upper_of = _exact(np.arange(FEWEST_FOR_BYAR, dtype=np.float64), confidence)
    index = x.astype(np.int64)
    lower, upper = lower_of[index], upper_of[index]
    broken = index != x
    if broken.any():
        lower[broken], upper[broken] = _exact(x[broken], confidence)
    return lower, upper
