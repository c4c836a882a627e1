"""Each unit's own lines: the quantiles of its predictive distribution, at its own expectation and denominator."""

from dataclasses import replace

import numpy as np
from numpy.typing import ArrayLike
from scipy.interpolate import RectBivariateSpline
from scipy.special import expit, logit

from evenhand.statistics.arrays import BoolArray, FloatArray, floats, same_shape
from evenhand.statistics.confidence import CONFIDENCE_95, CONFIDENCE_998, two_sided_z
from evenhand.statistics.funnels.limits import FunnelLimits
from evenhand.statistics.predictive import tails
from evenhand.statistics.predictive.inverse import count_at_z
from evenhand.statistics.predictive.limits import predictive_limits
from evenhand.statistics.predictive.recentring import marginal_shift
from evenhand.statistics.predictive.result import PredictiveFunnel

GRID_OF_EXPECTATION, GRID_OF_SIZE = 20, 32
"""Lines are solved on a grid of this many expectations and denominators, and interpolated between."""
NEAR = 0.1
"""Of z: a unit this near to a line has its own solved for it, so that a figure and its line always agree."""

SNAP = 0.1
"""Of a person: an interpolated line this near to 0 or n is on it. Near such a line, units have theirs solved anyway."""


def own_limits(funnel: PredictiveFunnel, sizes: ArrayLike) -> FunnelLimits:
    """Return the 95% and 99.8% lines of each unit of `funnel`, at its own expectation, in the unit of the figure.

    Parameters
    ----------
    funnel
        whose family, tau2, expectations and z are used, shape (K,).
    sizes
        denominators (binomial), exposures (gamma-Poisson) or sampling variances (normal), shape (K,): those the
        funnel was fitted with.

    A figure lies beyond its line exactly when its z lies beyond 1.96 or 3.09, save where the line is 0 or all of n and
    nothing can lie beyond it. NaN where the unit has no z.
    """
    size, expected = same_shape(sizes=sizes, expected=funnel.expected)
    usable = np.isfinite(funnel.z) & np.isfinite(size) & np.isfinite(expected)
    if funnel.family == "normal":
        spread = np.sqrt(np.where(usable, size + funnel.tau2, np.nan))
        return FunnelLimits(*(expected + z * spread for z in _probits()))
    lines = np.full((4, *size.shape), np.nan)
    certain = usable & ((expected <= 0) | ((expected >= 1) & (funnel.family == "binomial")))
    lines[:, certain] = expected[certain]
    open_ = usable & ~certain
    if open_.any():
        of = _binomial if funnel.family == "binomial" else _gamma_poisson
        lines[:, open_] = of(funnel, size[open_], expected[open_], funnel.z[open_])
    return FunnelLimits(*lines)


def _probits() -> FloatArray:
    inner, outer = two_sided_z(CONFIDENCE_95), two_sided_z(CONFIDENCE_998)
    return np.array([-inner, inner, -outer, outer])


def _gamma_poisson(funnel: PredictiveFunnel, n: FloatArray, e: FloatArray, z: FloatArray) -> FloatArray:
    # The distribution of the count depends on the expected count alone, and so does its line over it.
    del z
    limits = predictive_limits(replace(funnel, centre=1.0), n * e)
    lines = (limits.lower_95, limits.upper_95, limits.lower_998, limits.upper_998)
    return np.array([line * e for line in lines])


def _binomial(funnel: PredictiveFunnel, n: FloatArray, e: FloatArray, z: FloatArray) -> FloatArray:
    tau = float(np.sqrt(funnel.tau2))
    eta = logit(e) + marginal_shift(e, n, tau)
    near = np.array([np.abs(z - wanted) < NEAR for wanted in _probits()])
    if n.size <= GRID_OF_EXPECTATION * GRID_OF_SIZE:
        near[:] = True
        lines = np.full(near.shape, np.nan)
    else:
        lines = _interpolated(n, eta, tau)
    wanted, units = np.nonzero(near)
    lines[wanted, units] = _solved(n[units], eta[units], tau, _probits()[wanted]) / n[units]
    return lines


def _solved(n: FloatArray, eta: FloatArray, tau: float, wanted: FloatArray) -> FloatArray:
    def z_at(x: FloatArray, rows: BoolArray) -> FloatArray:
        return tails.mid_p_z(tails.prepare(x, n[rows]), eta[rows], tau)

    spread = np.sqrt(tau**2 + 1.0 / (n * expit(eta) * expit(-eta)))
    return count_at_z(z_at, wanted, n, start=eta + wanted * spread)


def _interpolated(n: FloatArray, eta: FloatArray, tau: float) -> FloatArray:
    """Return the lines by a spline over the link of the expectation and the logarithm of the denominator.

    What is interpolated is how far, in its own spread, a line lies from the centre on the logit scale, which hardly
    changes over the grid.
    """
    at = _axis(eta, GRID_OF_EXPECTATION)
    base = _axis(np.log(n), GRID_OF_SIZE)
    mesh_eta, mesh_n = (part.ravel() for part in np.meshgrid(at, np.exp(base), indexing="ij"))
    lines = []
    for wanted in _probits():
        count = _solved(mesh_n, mesh_eta, tau, np.full(mesh_eta.shape, wanted))
        distance = (_scaled(count, mesh_n) - mesh_eta) / _spread(mesh_n, mesh_eta, tau)
        spline = RectBivariateSpline(at, base, distance.reshape(at.size, base.size), kx=1, ky=1)
        scaled = eta + spline.ev(eta, np.log(n)) * _spread(n, eta, tau)
        count = np.clip((n + 1.0) * expit(scaled) - 0.5, 0.0, n)
        count = np.where(count < SNAP, 0.0, np.where(count > n - SNAP, n, count))
        lines.append(count / n)
    return floats(lines)


def _axis(values: FloatArray, points: int) -> FloatArray:
    low, high = float(values.min()), float(values.max())
    return (
        np.linspace(low, high, points) if high - low > 1e-9 else np.linspace(low - 1e-6, high + 1e-6, points)
    )


def _scaled(x: FloatArray, n: FloatArray) -> FloatArray:
    return np.asarray(np.log((x + 0.5) / (n - x + 0.5)))


def _spread(n: FloatArray, eta: FloatArray, tau: float) -> FloatArray:
    return np.asarray(np.sqrt(tau**2 + 1.0 / (n * expit(eta) * expit(-eta))))
