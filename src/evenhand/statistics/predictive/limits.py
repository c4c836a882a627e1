"""The lines of a predictive funnel: quantiles of the predictive distribution, as a function of the denominator.

A line lies where the mid-p of the continued distribution is 2.5%, 97.5%, 0.1% or 99.9%, so a figure at the
average expectation is beyond the line exactly when its z is beyond 1.96 or 3.09. Where not even 0 (or every one of
n) is that unusual, the line is at 0 (or 1) and nothing can lie beyond it.
"""

from collections.abc import Callable

import numpy as np
from numpy.typing import ArrayLike
from scipy.interpolate import PchipInterpolator
from scipy.special import logit

from evenhand.common.errors import InputError
from evenhand.statistics.arrays import BoolArray, FloatArray, floats
from evenhand.statistics.confidence import CONFIDENCE_95, CONFIDENCE_998, two_sided_z
from evenhand.statistics.funnels.limits import FunnelLimits
from evenhand.statistics.predictive import gamma_poisson, tails
from evenhand.statistics.predictive.inverse import count_at_z
from evenhand.statistics.predictive.recentring import marginal_shift
from evenhand.statistics.predictive.result import PredictiveFunnel

GRID = 160
"""Lines are solved at this many denominators, evenly spaced in their logarithm, and interpolated between."""


def predictive_limits(funnel: PredictiveFunnel, sizes: ArrayLike) -> FunnelLimits:
    """Return the 95% and 99.8% lines of `funnel` at its centre, in the unit of the figure.

    Parameters
    ----------
    funnel
        whose family, tau2 and centre are used.
    sizes
        denominators (binomial), exposures (gamma-Poisson), or sampling variances (normal), any shape.

    Edges: NaN where the size is missing, or not above 0 (normal: negative). A centre of 0 or 1 (binomial) or 0
    (gamma-Poisson) has its lines on it. NaN everywhere when the funnel has no centre.

    More than 160 different denominators are solved on a grid of 160 and interpolated; see the tests for how well.
    """
    size = floats(sizes)
    if funnel.family == "normal":
        return _normal(funnel, size)
    with np.errstate(invalid="ignore"):
        usable = (size > 0) & np.isfinite(size) & np.isfinite(funnel.centre)
    lines = np.full((4, *size.shape), np.nan)
    if usable.any():
        different, place = np.unique(size[usable], return_inverse=True)
        lines[:, usable] = _on_grid(lambda at: _lines(funnel, at), different)[:, place]
    return FunnelLimits(*lines)


def _probits() -> FloatArray:
    inner, outer = two_sided_z(CONFIDENCE_95), two_sided_z(CONFIDENCE_998)
    return np.array([-inner, inner, -outer, outer])


def _normal(funnel: PredictiveFunnel, variances: FloatArray) -> FunnelLimits:
    with np.errstate(invalid="ignore"):
        spread = np.sqrt(np.where(variances >= 0, variances + funnel.tau2, np.nan))
    return FunnelLimits(*(funnel.centre + z * spread for z in _probits()))


def _on_grid(lines_at: Callable[[FloatArray], FloatArray], sizes: FloatArray) -> FloatArray:
    if sizes.size <= GRID:
        return lines_at(sizes)
    grid = np.geomspace(sizes[0], sizes[-1], GRID)
    between = PchipInterpolator(np.log(grid), lines_at(grid), axis=1)
    # The ends again: exp(log(size)) may fall outside the grid by one rounding.
    interpolated: FloatArray = between(np.clip(np.log(sizes), np.log(grid[0]), np.log(grid[-1])))
    return interpolated


def _lines(funnel: PredictiveFunnel, sizes: FloatArray) -> FloatArray:
    """Return the four lines at each size, shape (4, number of sizes)."""
    if funnel.centre <= 0.0 or (funnel.family == "binomial" and funnel.centre >= 1.0):
        return np.full((4, sizes.size), funnel.centre)
    n = np.tile(sizes, 4)
    wanted = np.repeat(_probits(), sizes.size)
    solve = _binomial_counts if funnel.family == "binomial" else _gamma_poisson_counts
    if funnel.family not in ("binomial", "gamma-poisson"):
        raise InputError(
            "a predictive funnel is binomial, gamma-poisson or normal",
            where="family",
            received=funnel.family,
            remedy="Make it with binomial_funnel, gamma_poisson_funnel or normal_funnel",
        )
    return (solve(funnel.centre, funnel.tau2, n, wanted) / n).reshape(4, sizes.size)


def _binomial_counts(centre: float, tau2: float, n: FloatArray, wanted: FloatArray) -> FloatArray:
    tau = float(np.sqrt(tau2))
    eta = float(logit(centre)) + marginal_shift(np.array([centre]), np.ones(1), tau)

    def z_at(x: FloatArray, rows: BoolArray) -> FloatArray:
        return tails.mid_p_z(tails.prepare(x, n[rows]), np.full(x.shape, eta), tau)

    spread = np.sqrt(tau2 + 1.0 / (n * centre * (1.0 - centre)))
    return count_at_z(z_at, wanted, n, start=eta + wanted * spread)


def _gamma_poisson_counts(centre: float, tau2: float, n: FloatArray, wanted: FloatArray) -> FloatArray:
    e = centre * n

    def z_at(x: FloatArray, rows: BoolArray) -> FloatArray:
        return gamma_poisson.mid_p_z(x, e[rows], tau2)

    # A ceiling no quantile reaches makes counts without a largest one fit the same search.
    most = 1e3 * e * (1.0 + 40.0 * np.sqrt(tau2)) ** 2 + 1e3
    start = np.log(e / most) + wanted * np.sqrt(tau2 + 1.0 / e)
    return count_at_z(z_at, wanted, most, start=start)
