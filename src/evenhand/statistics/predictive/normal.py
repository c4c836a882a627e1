"""The predictive funnel of a measured value: mean, score or the logarithm of a ratio of amounts."""

import numpy as np
from numpy.typing import ArrayLike

from evenhand.statistics.arrays import FloatArray, same_shape
from evenhand.statistics.dispersion import WINSORISED_SHARE, winsorise
from evenhand.statistics.predictive.result import PredictiveFunnel, scattered
from evenhand.statistics.predictive.robust import solve_tau2, winsorised_square


def normal_funnel(
    values: ArrayLike,
    sampling_variances: ArrayLike = 0.0,
    expected: ArrayLike | None = None,
    *,
    share: float = WINSORISED_SHARE,
    tau2: float | None = None,
) -> PredictiveFunnel:
    """Return how unusual each value is: ``value ~ N(expected, s² + tau2)``.

    ``z = (value − expected) / √(s² + tau2)``; tau2 makes the winsorised mean square of z that of a normal.

    Parameters
    ----------
    values
        shape (K,).
    sampling_variances
        s² of each value; 0 for a figure that is not a sample (a score, an amount paid).
    expected
        expected value of each practice; the winsorised mean when not given, so that a few extreme
        values do not move the centre.
    share
        winsorised at each end, for the centre and in the fit.
    tau2
        a variance between practices to use instead of solving for it.

    Edges: missing values, and variances missing or negative, give NaN and are left out of the fit. All values
    alike: tau2 is 0 and z is 0. Where s² + tau2 is 0 nothing is known about the usual spread (the bulk has one
    and the same value): z is 0 on the expectation and NaN off it.
    """
    y, s2 = same_shape(values=values, sampling_variances=sampling_variances)
    with np.errstate(invalid="ignore"):
        usable = np.isfinite(y) & (s2 >= 0) & np.isfinite(s2)
    middle = float(winsorise(y[usable], share).mean()) if usable.any() else np.nan
    e = np.array(same_shape(values=y, expected=middle if expected is None else expected)[1])
    usable &= np.isfinite(e)
    units = int(usable.sum())
    centre = float(e[usable].mean()) if units else float("nan")
    deviation, variance = y[usable] - e[usable], s2[usable]
    if tau2 is None:
        tau2 = _solve(deviation, variance, share)
    z = scattered(_z(deviation, variance + tau2), usable)
    return PredictiveFunnel("normal", z, tau2, centre, e, units)


def log_ratio(numerators: ArrayLike, denominators: ArrayLike) -> FloatArray:
    """Return log(numerator / denominator), for ratios of amounts, whose spread is by factors.

    NaN where either amount is missing, 0 or negative. Take ``exp`` of centre and limits to go back.
    """
    x, n = same_shape(numerators=numerators, denominators=denominators)
    with np.errstate(invalid="ignore", divide="ignore"):
        return np.where((x > 0) & (n > 0), np.log(x / n), np.nan)


def _solve(deviation: FloatArray, variance: FloatArray, share: float) -> float:
    # Where nothing is a sample there is no start from sampling; the spread of the values is one.
    floor = float((winsorise(deviation, share) ** 2).mean()) if deviation.size else 0.0
    typical = float(np.median(variance)) if deviation.size and np.median(variance) > 0 else floor
    if typical == 0.0:
        return 0.0
    # z at tau2 = 0 is infinite where a variance is 0; the smallest normal variance stands for it.
    least = 1e-12 * max(floor, typical)

    def square_at(tau2: float) -> float:
        return winsorised_square(deviation / np.sqrt(np.maximum(variance + tau2, least)), share)

    return solve_tau2(square_at, typical, share)


def _z(deviation: FloatArray, variance: FloatArray) -> FloatArray:
    with np.errstate(invalid="ignore", divide="ignore"):
        z = deviation / np.sqrt(variance)
    return np.where(variance > 0, z, np.where(deviation == 0, 0.0, np.nan))
