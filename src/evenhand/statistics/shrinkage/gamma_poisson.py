"""Counts beside what was expected, drawn in towards their average ratio."""

import numpy as np
from numpy.typing import ArrayLike
from scipy.optimize import minimize
from scipy.special import gammaln

from evenhand.statistics.arrays import FloatArray, same_shape
from evenhand.statistics.shrinkage.result import Shrunk

LARGEST_SHAPE = 1e8
"""Above this the gamma is a point, and units do not differ beyond chance."""


def gamma_poisson_shrinkage(events: ArrayLike, expected: ArrayLike) -> Shrunk:
    """Return each unit's posterior ratio: ``O ~ Poisson(E theta)``, theta gamma with shape a and rate b.

    The posterior is gamma with shape O + a and rate E + b, so ``mean = (O + a)/(E + b)``; a and b maximise the
    marginal (negative binomial) likelihood.

    Parameters
    ----------
    events, expected
        counts and their expectations (or bases), shape (K,); NaN, a negative count or an expectation not above 0 is
        no unit.

    Edges: counts that vary no more than chance give every unit the average ratio, variance 0. No events anywhere: 0.
    Source: Clayton and Kaldor (1987) [ClaytonKaldor1987].
    """
    x, e = same_shape(events=events, expected=expected)
    with np.errstate(invalid="ignore"):
        usable = np.isfinite(x) & (x >= 0) & np.isfinite(e) & (e > 0)
    x, e = np.where(usable, x, np.nan), np.where(usable, e, np.nan)
    pooled = float(np.nansum(x) / np.nansum(e)) if usable.any() else float("nan")
    shape = _fitted(x[usable], e[usable], pooled) if usable.any() and pooled > 0 else np.inf
    if shape >= LARGEST_SHAPE:
        flat = np.where(usable, pooled, np.nan)
        return Shrunk(flat, 0.0 * flat, 0.0 * flat, pooled, 0.0)
    rate = shape / pooled
    own = e / (e + rate)
    return Shrunk((x + shape) / (e + rate), np.sqrt(x + shape) / (e + rate), own, pooled, pooled**2 / shape)


def _fitted(x: FloatArray, e: FloatArray, pooled: float) -> float:
    """Return the shape that maximises the likelihood with the mean held at the pooled ratio."""
    mean = pooled * e

    def minus(log_shape: FloatArray) -> float:
        shape = float(np.exp(log_shape[0]))
        parts = (
            gammaln(x + shape)
            - gammaln(shape)
            - (x + shape) * np.log1p(mean / shape)
            + x * np.log(mean / shape)
        )
        return -float(parts.sum())

    found = minimize(minus, [_start(x, mean)], method="Nelder-Mead", options={"xatol": 1e-9, "fatol": 1e-12})
    poisson = float((mean - x * np.log(mean)).sum())
    # Where chance alone does as well, the shape runs off and stands for a point.
    return np.inf if found.fun >= poisson - 1e-6 else float(np.exp(found.x[0]))


def _start(x: FloatArray, mean: FloatArray) -> float:
    excess = float(((x - mean) ** 2 - mean).sum() / (mean**2).sum())
    return float(np.log(1.0 / excess)) if excess > 1e-6 else float(np.log(1e4))
