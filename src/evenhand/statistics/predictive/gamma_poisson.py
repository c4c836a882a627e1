"""The predictive funnel of a count of events: Poisson with a gamma mean, that is, negative binomial."""

import numpy as np
from numpy.typing import ArrayLike
from scipy.special import betainc, gammainc, gammaincc, gammaln, ndtri, xlogy

from evenhand.statistics.arrays import BoolArray, FloatArray, same_shape
from evenhand.statistics.dispersion import WINSORISED_SHARE
from evenhand.statistics.predictive.result import SMALLEST_TAIL, PredictiveFunnel, scattered
from evenhand.statistics.predictive.robust import solve_tau2
from evenhand.statistics.predictive.steps import Steps, telling_share, winsorised_step_square

POISSON_BELOW = 1e-10
"""A tau2 this small (relative variance of the mean) cannot be told from none; Poisson tails are then used."""
LARGEST_TAU2 = 1e4


def gamma_poisson_funnel(
    events: ArrayLike,
    exposures: ArrayLike,
    expected: ArrayLike | None = None,
    *,
    share: float = WINSORISED_SHARE,
    tau2: float | None = None,
) -> PredictiveFunnel:
    """Return how unusual each rate is: ``x ~ Poisson(E g)``, g gamma with mean 1 and variance tau2.

    E is exposure × expected rate. x is then negative binomial with mean E and variance E + tau2 E², whose tails
    are incomplete beta functions. z is the normal quantile of ``P(X < x) + ½ P(X = x)``; tau2 makes the
    winsorised mean square over the counts' steps that of a normal (see :mod:`~.steps`). The marginal means are
    E, so no recentring is needed.

    Parameters
    ----------
    events, exposures
        counts and what they arose from (persons, or expected events), shape (K,).
    expected
        expected rate per unit of exposure; the pooled rate when not given. With exposures that are
        expected events, give 1 to compare with the reference itself.
    share
        winsorised at each end in the fit.
    tau2
        a variance between practices to use instead of solving for it.

    Edges: missing or negative events, and exposures missing or not above 0, give NaN and are left out of the fit.
    No events anywhere: z is 0 everywhere, tau2 is 0; tau2 is 0 too where fewer than 1 in 200 have two events. Where
    no event is expected, z is 0 if none came and NaN otherwise. Counts need not be whole.

    Source: Greenwood and Yule (1920) [GreenwoodYule1920]; the mid-p: Lancaster (1961) [Lancaster1961].
    """
    x, n = same_shape(events=events, exposures=exposures)
    with np.errstate(invalid="ignore"):
        possible = (n > 0) & (x >= 0) & np.isfinite(n) & np.isfinite(x)
    pooled = x[possible].sum() / n[possible].sum() if possible.any() else np.nan
    rate = np.array(same_shape(events=x, expected=pooled if expected is None else expected)[1])
    with np.errstate(invalid="ignore"):
        usable = possible & (rate > 0) & np.isfinite(rate)
        certain = possible & (rate == 0) & (x == 0)
    counted = possible & np.isfinite(rate)
    centre = float((rate[counted] * n[counted]).sum() / n[counted].sum()) if counted.any() else float("nan")
    z = np.where(certain, 0.0, np.nan)
    if usable.any():
        tau2, values = _fit(x[usable], n[usable] * rate[usable], share, tau2)
        z = np.where(usable, scattered(values, usable), z)
    return PredictiveFunnel("gamma-poisson", z, tau2 or 0.0, centre, rate, int(usable.sum()))


def _fit(x: FloatArray, e: FloatArray, share: float, tau2: float | None) -> tuple[float, FloatArray]:
    if tau2 is None:
        tau2 = _solved(x, e, share)
    return tau2, mid_p_z(x, e, tau2)


def _solved(x: FloatArray, e: FloatArray, share: float) -> float:
    kept = telling_share(x, share)
    if kept is None:
        return 0.0

    def square_at(tau2: float) -> float:
        return winsorised_step_square(steps(x, e, tau2), kept)

    return solve_tau2(square_at, float(np.median(1.0 / e)), kept, LARGEST_TAU2)


def mid_p_z(x: FloatArray, e: FloatArray, tau2: float) -> FloatArray:
    """Return the normal quantile of the mid-p of counts x under the gamma-Poisson with means e and variance tau2.

    The tail on the count's own side is computed, so far tails keep their digits.
    """
    upper = x > e
    beyond = _beyond(x, e, tau2, upper) + 0.5 * _at(x, e, tau2)
    z: FloatArray = ndtri(np.clip(beyond, SMALLEST_TAIL, 1.0))
    return np.where(upper, -z, z)


def steps(x: FloatArray, e: FloatArray, tau2: float) -> Steps:
    """Return the step of each count x, for a fit: see :mod:`~.steps`."""
    upper = x > e
    outer = _beyond(x, e, tau2, upper)
    return Steps(outer, outer + _at(x, e, tau2), upper)


def _beyond(x: FloatArray, e: FloatArray, tau2: float, upper: BoolArray) -> FloatArray:
    """Return P(X > x) where `upper`, else P(X < x)."""
    tail = np.zeros_like(x)
    low = ~upper & (x > 0)
    if tau2 < POISSON_BELOW:
        tail[upper] = gammainc(x[upper] + 1.0, e[upper])
        tail[low] = gammaincc(x[low], e[low])
        return tail
    size = 1.0 / tau2
    tail[upper] = betainc(x[upper] + 1.0, size, _odds(e[upper], tau2))
    tail[low] = betainc(size, x[low], 1.0 / (1.0 + tau2 * e[low]))
    return tail


def _at(x: FloatArray, e: FloatArray, tau2: float) -> FloatArray:
    """Return P(X = x)."""
    if tau2 < POISSON_BELOW:
        return np.asarray(np.exp(xlogy(x, e) - e - gammaln(x + 1.0)))
    size = 1.0 / tau2
    # log Γ(r + x) / Γ(r) loses digits when r is huge; Stirling's series keeps them.
    log_rising = _log_rising(size, x)
    log_p = log_rising - gammaln(x + 1.0) + xlogy(x, _odds(e, tau2)) - size * np.log1p(tau2 * e)
    return np.asarray(np.exp(log_p))


def _log_rising(size: float, x: FloatArray) -> FloatArray:
    if size < 1e4:
        rising: FloatArray = gammaln(size + x) - gammaln(size)
        return rising
    # log Γ(a) = (a − ½) log a − a + ½ log 2π + 1/(12a); the difference written without cancellation.
    grown = (size - 0.5) * np.log1p(x / size) + xlogy(x, size + x) - x
    stirling: FloatArray = grown + (1.0 / (size + x) - 1.0 / size) / 12.0
    return stirling


def _odds(e: FloatArray, tau2: float) -> FloatArray:
    odds: FloatArray = tau2 * e / (1.0 + tau2 * e)
    return odds
