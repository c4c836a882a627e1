"""The predictive funnel of a proportion: binomial with a logit-normal mean."""

import numpy as np
from numpy.typing import ArrayLike
from scipy.special import logit

from evenhand.statistics.arrays import BoolArray, FloatArray, same_shape
from evenhand.statistics.dispersion import WINSORISED_SHARE
from evenhand.statistics.predictive.recentring import marginal_shift
from evenhand.statistics.predictive.result import PredictiveFunnel, scattered
from evenhand.statistics.predictive.robust import solve_tau2
from evenhand.statistics.predictive.steps import telling_share, winsorised_step_square
from evenhand.statistics.predictive.tails import Counts, mid_p_z, prepare, steps

LARGEST_TAU2 = 25.0
"""On the logit scale: practices then lie anywhere between 0 and 1, and more is not told apart."""


def binomial_funnel(
    numerators: ArrayLike,
    denominators: ArrayLike,
    expected: ArrayLike | None = None,
    *,
    share: float = WINSORISED_SHARE,
    tau2: float | None = None,
) -> PredictiveFunnel:
    """Return how unusual each proportion is: ``x ~ Bin(n, p)``, ``logit p ~ N(logit(expected) + d, tau2)``.

    z is the normal quantile of ``P(X < x) + ½ P(X = x)``. tau2 makes the winsorised mean square over the counts'
    steps that of a normal (see :mod:`~.steps`), and d makes the marginal totals agree with the expected ones.

    Parameters
    ----------
    numerators, denominators
        counts, shape (K,); they need not be whole.
    expected
        expected proportion of each practice; the pooled proportion when not given.
    share
        winsorised at each end in the fit.
    tau2
        a variance between practices to use instead of solving for it.

    Edges: a practice whose counts are missing or impossible (n = 0, x < 0, x > n) gets NaN and is left out of the
    fit. All x = 0 or all x = n: z is 0 everywhere, tau2 is 0; tau2 is 0 too where fewer than 1 practice in 200 have
    two counted (or two not counted). Where 0 or 1 is expected, z is 0 if that is what came and NaN otherwise, and
    the practice is not in the fit. All practices alike, or one alone: tau2 is 0.

    Source: the mid-p: Lancaster (1961) [Lancaster1961]; tau2: :func:`~.robust.solve_tau2`.
    """
    x, n = same_shape(numerators=numerators, denominators=denominators)
    with np.errstate(invalid="ignore"):
        possible = (n > 0) & (x >= 0) & (x <= n) & np.isfinite(n)
    e = _expectation(x, n, possible, expected)
    with np.errstate(invalid="ignore"):
        usable = possible & (e > 0) & (e < 1)
        certain = possible & ((e == 0) | (e == 1)) & (x == e * n)
    centre = _weighted_mean(e, n, possible & np.isfinite(e))
    if not usable.any():
        z = np.where(certain, 0.0, np.nan)
        return PredictiveFunnel("binomial", z, tau2 or 0.0, centre, e, 0)
    fitted, values = _fit(x[usable], n[usable], e[usable], share, tau2)
    z = scattered(values, usable)
    z[certain] = 0.0
    return PredictiveFunnel("binomial", z, fitted, centre, e, int(usable.sum()))


def _fit(
    x: FloatArray, n: FloatArray, e: FloatArray, share: float, tau2: float | None
) -> tuple[float, FloatArray]:
    counts, eta = prepare(x, n), logit(e)

    if tau2 is None:
        tau2 = _solved(counts, e, eta, share)
    tau = float(np.sqrt(tau2))
    return tau2, mid_p_z(counts, eta + marginal_shift(e, n, tau), tau)


def _solved(counts: Counts, e: FloatArray, eta: FloatArray, share: float) -> float:
    kept = telling_share(np.where(e <= 0.5, counts.x, counts.n - counts.x), share)
    if kept is None:
        return 0.0

    def square_at(tau2: float) -> float:
        tau = float(np.sqrt(tau2))
        return winsorised_step_square(steps(counts, eta + marginal_shift(e, counts.n, tau), tau), kept)

    typical = float(np.median(1.0 / (counts.n * e * (1.0 - e))))
    return solve_tau2(square_at, typical, kept, LARGEST_TAU2)


def _expectation(x: FloatArray, n: FloatArray, possible: BoolArray, expected: ArrayLike | None) -> FloatArray:
    if expected is not None:
        return np.array(same_shape(numerators=x, expected=expected)[1])
    pooled = x[possible].sum() / n[possible].sum() if possible.any() else np.nan
    return np.full(x.shape, pooled)


def _weighted_mean(e: FloatArray, n: FloatArray, taken: BoolArray) -> float:
    return float((e[taken] * n[taken]).sum() / n[taken].sum()) if taken.any() else float("nan")
