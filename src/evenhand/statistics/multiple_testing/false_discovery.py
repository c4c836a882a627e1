"""The false discovery rate of Benjamini and Hochberg."""

import numpy as np
from numpy.typing import ArrayLike
from scipy.special import ndtr

from evenhand.statistics.arrays import FloatArray, floats


def two_sided_p(z: ArrayLike) -> FloatArray:
    """Return twice the smaller tail of a standard normal beyond z; NaN for NaN.

    With z the normal quantile of a mid-p, it is twice the smaller mid-p.
    """
    return np.asarray(2.0 * ndtr(-np.abs(floats(z))))


def benjamini_hochberg(p: ArrayLike) -> FloatArray:
    """Return each test's q: the share of false ones to expect among all that are at least as extreme.

    ``q_i = min over p_j >= p_i of p_j m / rank_j``, at most 1, for the m tests of one family. Equal p have equal q.

    Edges: NaN is no test, is not counted and gives NaN. No test at all gives nothing.

    Source: Benjamini and Hochberg (1995) [BenjaminiHochberg1995].
    """
    values = floats(p)
    q = np.full(values.shape, np.nan)
    tested = np.flatnonzero(np.isfinite(values.ravel()))
    if not tested.size:
        return q
    falling = tested[np.argsort(-values.ravel()[tested], kind="stable")]
    rank = np.arange(falling.size, 0, -1)
    # From the largest p down, none may be above those before it.
    q.ravel()[falling] = np.minimum(np.minimum.accumulate(values.ravel()[falling] * falling.size / rank), 1.0)
    return q
