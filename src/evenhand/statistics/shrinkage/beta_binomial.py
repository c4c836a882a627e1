"""Proportions drawn in towards the pooled one."""

import numpy as np
from numpy.typing import ArrayLike
from scipy.optimize import minimize
from scipy.special import betaln, xlog1py, xlogy

from evenhand.statistics.arrays import FloatArray, same_shape
from evenhand.statistics.shrinkage.result import Shrunk

LARGEST_SIZE = 1e8
"""A prior worth this many people is a point."""


def beta_binomial_shrinkage(numerators: ArrayLike, denominators: ArrayLike) -> Shrunk:
    """Return each unit's posterior proportion: ``x ~ Bin(n, p)``, p beta with mean m and worth s people.

    The posterior is beta with x + m s and n − x + (1 − m) s, so ``mean = (x + m s)/(n + s)``; m and s maximise the
    marginal likelihood.

    Parameters
    ----------
    numerators, denominators
        counts, shape (K,); NaN, n not above 0 or an x outside 0 to n is no unit.

    Edges: proportions that vary no more than chance give every unit the pooled one, variance 0; so do none anywhere
    and all everywhere. Source: Griffiths (1973) [Griffiths1973].
    """
    x, n = same_shape(numerators=numerators, denominators=denominators)
    with np.errstate(invalid="ignore"):
        usable = np.isfinite(x) & (x >= 0) & np.isfinite(n) & (n > 0) & (x <= n)
    x, n = np.where(usable, x, np.nan), np.where(usable, n, np.nan)
    pooled = float(np.nansum(x) / np.nansum(n)) if usable.any() else float("nan")
    mean, size = _fitted(x[usable], n[usable], pooled) if 0.0 < pooled < 1.0 else (pooled, np.inf)
    if size >= LARGEST_SIZE:
        flat = np.where(usable, pooled, np.nan)
        return Shrunk(flat, 0.0 * flat, 0.0 * flat, pooled, 0.0)
    posterior = (x + mean * size) / (n + size)
    sd = np.sqrt(posterior * (1.0 - posterior) / (n + size + 1.0))
    return Shrunk(posterior, sd, n / (n + size), mean, mean * (1.0 - mean) / (size + 1.0))


def _fitted(x: FloatArray, n: FloatArray, pooled: float) -> tuple[float, float]:
    def minus(at: FloatArray) -> float:
        mean, size = 1.0 / (1.0 + np.exp(-at[0])), np.exp(at[1])
        a, b = mean * size, (1.0 - mean) * size
        return -float((betaln(x + a, n - x + b) - betaln(a, b)).sum())

    begin = [np.log(pooled / (1.0 - pooled)), _start(x, n, pooled)]
    options = {"xatol": 1e-9, "fatol": 1e-12, "maxiter": 5000, "maxfev": 10000}
    found = minimize(minus, begin, method="Nelder-Mead", options=options)
    binomial = -float((xlogy(x, pooled) + xlog1py(n - x, -pooled)).sum())
    if found.fun >= binomial - 1e-6:
        return pooled, np.inf
    return float(1.0 / (1.0 + np.exp(-found.x[0]))), float(np.exp(found.x[1]))


def _start(x: FloatArray, n: FloatArray, pooled: float) -> float:
    """Return the log of the size that the moments give, for a start."""
    variance = pooled * (1.0 - pooled)
    excess = float(((x - n * pooled) ** 2 / n).mean() / variance - 1.0) / max(float(n.mean()) - 1.0, 1.0)
    return float(np.log(1.0 / excess)) if excess > 1e-6 else float(np.log(1e4))
