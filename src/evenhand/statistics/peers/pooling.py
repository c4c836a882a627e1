"""What a practice's twins come to, taken together."""

import numpy as np
from numpy.typing import ArrayLike

from evenhand.statistics.arrays import FloatArray, floats, same_shape
from evenhand.statistics.peers.result import NOBODY


def peer_values(index: ArrayLike, numerators: ArrayLike, denominators: ArrayLike) -> FloatArray:
    """Return the pooled value of each practice's twins: their numerators added up over their denominators added up.

    Parameters
    ----------
    index
        row of each twin, shape (K, number), as :class:`~.Peers` has it.
    numerators, denominators
        shape (K,); NaN is no figure. Give 1 as every denominator for the plain mean of a score.

    Edges: twins without a figure, or with a denominator of 0 or less, are left out; NaN where no twin is left.
    """
    twins = np.asarray(index, dtype=np.int64)
    x, n = same_shape(numerators=numerators, denominators=denominators)
    with np.errstate(invalid="ignore"):
        usable = np.isfinite(x) & np.isfinite(n) & (n > 0)
    # NOBODY is the last row: one is added that has no figure.
    count, base = (np.append(np.where(usable, part, 0.0), 0.0)[twins].sum(axis=1) for part in (x, n))
    assert NOBODY == -1
    return floats(np.divide(count, base, out=np.full(base.shape, np.nan), where=base > 0))
