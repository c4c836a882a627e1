"""How much of a practice's distance from its expectation is there again one period later."""

from typing import Final

import numpy as np
from numpy.typing import ArrayLike

from evenhand.statistics.arrays import same_shape

FEWEST_PRACTICES: Final = 30
"""Of fewer, a correlation says too little."""


def persistence(
    earlier: ArrayLike, earlier_variances: ArrayLike, later: ArrayLike, later_variances: ArrayLike
) -> float:
    """Return φ: the correlation between practices' distances in two periods, with what sampling hides put back.

    ``cov(d₁, d₂) / √((var d₁ − mean s₁²)(var d₂ − mean s₂²))``, moved into 0 to 1: the correction of Spearman (1904)
    [Spearman1904] with the sampling variances known.

    Parameters
    ----------
    earlier, later
        each practice's distance from its expectation in the two periods, on one scale, shape (K,); NaN is no figure.
    earlier_variances, later_variances
        their sampling variances; 0 for a figure that is no sample.

    Edges: fewer than 30 practices with both, or no variation beyond sampling in either period: NaN, not known.
    """
    d1, s1, d2, s2 = same_shape(
        earlier=earlier, earlier_variances=earlier_variances, later=later, later_variances=later_variances
    )
    known = np.isfinite(d1) & np.isfinite(d2) & np.isfinite(s1) & np.isfinite(s2)
    if int(known.sum()) < FEWEST_PRACTICES:
        return float("nan")
    together = np.cov(d1[known], d2[known])
    signal = np.diag(together) - np.array([s1[known].mean(), s2[known].mean()])
    if (signal <= 0).any():
        return float("nan")
    return float(np.clip(together[0, 1] / np.sqrt(signal.prod()), 0.0, 1.0))
