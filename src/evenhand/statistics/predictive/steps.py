"""Counts as steps of their distribution: what lets a mean square of z be compared with a normal's, however few.

The mid-p of a discrete count has less variance than a normal: asking its mean square to be a normal's would put the
variance between practices too low wherever few patients are counted. A count x of distribution F stands for the
whole step from F(x − 1) to F(x). A point drawn evenly from it has a standard normal quantile exactly when F is right
(the randomised residual); taking the mean over the step instead of drawing keeps that, without chance and for good.

Source: Dunn and Smyth (1996) [DunnSmyth1996].
"""

from dataclasses import dataclass

import numpy as np
from scipy.special import ndtri

from evenhand.statistics.arrays import BoolArray, FloatArray

SMALLEST_STEP = 1e-6
"""As a share of the tail: narrower steps are points, so that no difference of near equals is taken."""

SAME_LEVEL = 1e-9
"""Of a probability: levels this near are one, far above what adding up the steps of thousands rounds away."""

FEWEST_WITH_TWO = 0.005
"""Share of practices. With fewer, about a tenth of a patient is expected of each, and the usual over-dispersion
changes how many have two by less than chance does."""


@dataclass(frozen=True)
class Steps:
    """The step of each count, shape (K,), as tails on the side of its distribution where it lies.

    `outer` is the probability of a count beyond it, `inner` that of it or one beyond it; `upper` says which counts
    lie above their centre, whose tails are upper ones.
    """

    outer: FloatArray
    inner: FloatArray
    upper: BoolArray


def winsorised_step_square(steps: Steps, share: float) -> float:
    """Return the winsorised mean square of the normal quantiles of all points of the steps; 0 without steps.

    The steps, each evenly spread, are pooled; the lowest and highest `share` of the pool are moved to its quantiles.
    Where every count's distribution is right this is, but for chance, that of a normal.
    """
    if not steps.outer.size:
        return 0.0
    low, high = (0.0, 1.0) if share == 0.0 else _quantiles(steps, share)
    # On the side of its count's own tail every step is a small number that keeps its digits.
    begin = np.where(steps.upper, 1.0 - high, low)
    end = np.where(steps.upper, 1.0 - low, high)
    return float(_mean_squares(steps.outer, steps.inner, begin, end).mean())


def telling_share(rarer: FloatArray, share: float) -> float | None:
    """Return the share to winsorise at each end so that something of what tells practices apart is left inside.

    `rarer` is each practice's count of those counted or of those not, whichever fewer are expected of. Where most
    have none, those with one or more all lie in the end that would be moved in, and over-dispersion with them: at most
    half the practices with two or more are moved. None where fewer than :data:`FEWEST_WITH_TWO` have two: such counts
    do not tell practices apart.
    """
    with_two = float((rarer >= 2.0).mean()) if rarer.size else 0.0
    return min(share, with_two / 2.0) if with_two >= FEWEST_WITH_TWO else None


def _quantiles(steps: Steps, share: float) -> tuple[float, float]:
    """Return the `share` and 1 − `share` quantiles of the pooled steps, as probabilities of the standard normal.

    The pool's distribution rises along straight lines between the ends of the steps. Where no step lies between two
    of them it is flat; a quantile there is the middle of the gap, as a median is, whatever rounding says of its ends.
    """
    begin = np.where(steps.upper, 1.0 - steps.inner, steps.outer)
    width = np.maximum(steps.inner - steps.outer, SMALLEST_STEP)
    ends = np.concatenate([begin, begin + width])
    order = np.argsort(ends)
    ends = ends[order]
    slopes = np.cumsum(np.concatenate([1.0 / width, -1.0 / width])[order])[:-1]
    risen = np.concatenate([[0.0], np.cumsum(slopes * np.diff(ends))]) / begin.size
    wanted = np.array([share, 1.0 - share])
    low, high = (
        np.interp(wanted - SAME_LEVEL, risen, ends) + np.interp(wanted + SAME_LEVEL, risen, ends)
    ) / 2.0
    return float(low), float(high)


def _mean_squares(outer: FloatArray, inner: FloatArray, begin: FloatArray, end: FloatArray) -> FloatArray:
    """Return the mean over each step of the squared normal quantile, moved in to between `begin` and `end`."""
    width = inner - outer
    wide = width > SMALLEST_STEP * inner
    at, to = np.clip(outer, begin, end), np.clip(inner, begin, end)
    total = _area(to) - _area(at)
    total += _square(begin) * np.maximum(np.minimum(inner, begin) - outer, 0.0)
    total += _square(end) * np.maximum(inner - np.maximum(outer, end), 0.0)
    middle = np.clip((outer + inner) / 2.0, begin, end)
    return np.where(wide, total / np.where(wide, width, 1.0), _square(middle))


def _area(u: FloatArray) -> FloatArray:
    """Return the integral of Φ⁻¹² from 0 to u: ``u − z φ(z)``, z = Φ⁻¹(u)."""
    z = ndtri(np.clip(u, 1e-300, 1.0 - 1e-16))
    area: FloatArray = u - z * np.exp(-z * z / 2.0) / np.sqrt(2.0 * np.pi)
    return area


def _square(u: FloatArray) -> FloatArray:
    square: FloatArray = ndtri(np.clip(u, 1e-300, 1.0 - 1e-16)) ** 2
    return square
