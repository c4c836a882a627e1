"""The uncertainty a count leaves about its own probability, as nodes and weights on the logit scale."""

import numpy as np
from scipy.special import expit

from evenhand.statistics.arrays import FloatArray

NODES = 41
"""Steps of about 0.4 standard deviations over a range in which all but 3e-10 of the density lies."""
LOG_DROP = 22.0
"""The grid ends where the density has fallen by exp(-22)."""
NEWTON_STEPS = 6


def log_odds(x: FloatArray, n: FloatArray) -> FloatArray:
    """Return ``log((x + ½) / (n − x + ½))``, finite at x = 0 and x = n (Haldane's correction [Haldane1956])."""
    odds: FloatArray = np.log((x + 0.5) / (n - x + 0.5))
    return odds


def posterior_grid(x: FloatArray, n: FloatArray) -> tuple[FloatArray, FloatArray]:
    """Return nodes and weights, shape (M, NODES), of logit B for the half-and-half mixture behind the mid-p.

    B is Beta(x, n − x + 1) or Beta(x + 1, n − x); for 0 < x < n their mean has on the logit scale a density
    proportional to ``p^x (1 − p)^(n − x) ((1 − p) / (n − x) + p / x)``.
    """
    mode = np.log(x) - np.log(n - x)
    curvature = x * (n - x) / n
    # The log density is self-concordant: it falls by at least a·v²/(2 + v) at a distance v, which bounds the ends.
    ratio = LOG_DROP / curvature
    bound = (ratio + np.sqrt(ratio**2 + 8.0 * ratio)) / 2.0
    low, high = _end(x, n, mode, mode - bound), _end(x, n, mode, mode + bound)
    grid = low[:, None] + (high - low)[:, None] * np.linspace(0.0, 1.0, NODES)
    fall = _log_density(x[:, None], n[:, None], grid) - _log_density(x, n, mode)[:, None]
    p = expit(grid)
    weights = np.exp(fall) * ((1.0 - p) / (n - x)[:, None] + p / x[:, None])
    return grid, weights / weights.sum(axis=1, keepdims=True)


def _end(x: FloatArray, n: FloatArray, mode: FloatArray, start: FloatArray) -> FloatArray:
    # Newton from outside on a concave function: it walks inwards and never past the end it looks for.
    level = _log_density(x, n, mode) - LOG_DROP
    end = start
    for _ in range(NEWTON_STEPS):
        end = end - (_log_density(x, n, end) - level) / (x - n * expit(end))
    return end


def _log_density(x: FloatArray, n: FloatArray, u: FloatArray) -> FloatArray:
    density: FloatArray = x * u - n * np.logaddexp(0.0, u)
    return density
