"""Spiegelhalter's exact funnel limits: the tail of a discrete count, interpolated to the wanted probability."""

import numpy as np
from numpy.typing import ArrayLike
from scipy.special import betainc, gammaincc

from evenhand.statistics.arrays import FloatArray, same_shape


def exact_binomial_limit(denominators: ArrayLike, benchmark: ArrayLike, probability: float) -> FloatArray:
    """Return the proportion below which `probability` of a binomial lies: ``(r − a) / n``.

    r is the smallest count with F(r) ≥ p and ``a = (F(r) − p) / (F(r) − F(r − 1))``.

    Edges: at r = 0 the interpolation may fall a little below 0: it is returned as the source has it, for the
    caller to draw at 0. NaN where the denominator is missing or under 1, or the benchmark is not between 0 and 1.

    Source: Spiegelhalter (2005), appendix A.1.1 [Spiegelhalter2005].
    """
    # A third of a second of loading, which the web app would pay at each start and never use.
    from scipy.stats import binom

    n, p0 = same_shape(denominators=denominators, benchmark=benchmark)
    with np.errstate(invalid="ignore"):
        usable = (n >= 1) & (p0 > 0) & (p0 < 1)
    n, p0 = np.where(usable, n, np.nan), np.where(usable, p0, np.nan)
    r = binom.ppf(probability, n, p0)

    def below_or_at(count: FloatArray) -> FloatArray:
        # F(count) = 1 - I_p(count + 1, n - count); at count = n it is 1.
        inside = (count >= 0) & (count < n)
        tail = betainc(np.where(inside, count, 0.0) + 1.0, np.where(inside, n - count, 1.0), p0)
        return np.where(count < 0, 0.0, np.where(inside, 1.0 - tail, 1.0))

    return _interpolated(r, below_or_at(r), below_or_at(r - 1.0), probability) / n


def exact_poisson_limit(expected: ArrayLike, probability: float) -> FloatArray:
    """Return the ratio O/E below which `probability` of a Poisson count lies, interpolated.

    Edges: as :func:`exact_binomial_limit`; NaN where the expectation is missing, 0 or negative.

    Source: Spiegelhalter (2005), appendix A.1.1 [Spiegelhalter2005].
    """
    # A third of a second of loading, which the web app would pay at each start and never use.
    from scipy.stats import poisson

    (e,) = same_shape(expected=expected)
    with np.errstate(invalid="ignore"):
        e = np.where((e > 0) & np.isfinite(e), e, np.nan)
    r = poisson.ppf(probability, e)
    at = gammaincc(r + 1.0, e)
    below = np.where(r > 0, gammaincc(np.where(r > 0, r, 1.0), e), 0.0)
    return _interpolated(r, at, below, probability) / e


def _interpolated(r: FloatArray, at: FloatArray, below: FloatArray, probability: float) -> FloatArray:
    # A missing distribution has a missing r; its two probabilities mean nothing.
    step = np.where(np.isnan(r), 1.0, at - below)
    limit: FloatArray = r - (at - probability) / step
    return limit
