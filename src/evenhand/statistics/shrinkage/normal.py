"""Values with known sampling variances, drawn in towards their mean."""

import numpy as np
from numpy.typing import ArrayLike

from evenhand.statistics.arrays import same_shape
from evenhand.statistics.between import between_variance
from evenhand.statistics.shrinkage.result import Shrunk


def normal_shrinkage(
    values: ArrayLike, sampling_variances: ArrayLike, tau2: float | None = None, *, known_mean: bool = False
) -> Shrunk:
    """Return each unit's posterior: ``y ~ N(theta, s²)``, ``theta ~ N(mu, tau²)``.

    ``mean = w y + (1 − w) mu`` with ``w = tau²/(tau² + s²)``; its variance is ``w s²`` and, unless the mean is taken as
    known, ``(1 − w)²`` times the variance of mu.

    Parameters
    ----------
    values, sampling_variances
        shape (K,), sampling variances above 0; NaN is no unit.
    tau2
        variance between units; by restricted maximum likelihood when not given.
    known_mean
        leave the uncertainty of mu out.

    Edges: tau2 = 0 gives every unit the mean. Source: Efron and Morris (1975) [EfronMorris1975]; the uncertainty of mu:
    Raudenbush and Bryk (1985) [RaudenbushBryk1985].
    """
    y, v = same_shape(values=values, sampling_variances=sampling_variances)
    if tau2 is None:
        tau2 = between_variance(y, v, "REML").tau2
    with np.errstate(invalid="ignore"):
        usable = np.isfinite(y) & np.isfinite(v) & (v > 0)
    total = np.where(usable, v + tau2, np.nan)
    precision = np.where(usable, 1.0 / total, 0.0)
    mu = float(precision @ np.where(usable, y, 0.0) / precision.sum()) if usable.any() else float("nan")
    own = tau2 / total
    variance = own * np.where(usable, v, np.nan)
    if not known_mean and usable.any():
        variance = variance + (1.0 - own) ** 2 / precision.sum()
    return Shrunk(own * y + (1.0 - own) * mu, np.sqrt(variance), own, mu, tau2)
