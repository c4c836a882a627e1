"""Nearest neighbours in context: twins, and who is too far from everybody to have any."""

from typing import Final

import numpy as np
from numpy.typing import ArrayLike
from scipy.spatial import KDTree

from evenhand.statistics.arrays import BoolArray, FloatArray, IntArray, floats
from evenhand.statistics.peers.covariance import shrunk_covariance
from evenhand.statistics.peers.result import NOBODY, Peers

NUMBER: Final = 20
"""Twins of a practice (METHODS 1.5)."""
TENTH: Final = 10
"""Which twin says whether anybody is like a practice (METHODS 1.5)."""
FAR_PERCENTILE: Final = 99.0
"""A practice whose tenth twin is further than this percentile of all has no fair comparator (METHODS 1.5)."""
SAME_WITHIN: Final = 1e-9
"""Standard deviations: distances closer than this are the same, so that rounding never decides who is a twin."""
_FLAT = 1e-10
"""Of the largest variance: directions with less hold only rounding, such as a covariate that others add up to."""
_ROWS_AT_ONCE = 128


def nearest_peers(covariates: ArrayLike, eligible: ArrayLike, *, number: int = NUMBER) -> Peers:
    """Return the `number` eligible practices nearest to each practice in context, itself left out.

    The distance is Mahalanobis' (1936 [Mahalanobis1936]), ``√((x − y)' Σ⁻¹ (x − y))``, on covariates divided by
    their standard deviations, Σ their covariance shrunk by :func:`shrunk_covariance`; so two covariates that say the
    same count once. A practice whose tenth twin is strictly further than the 99th percentile of eligible practices'
    tenths has no fair comparator: by that reckoning about one in a hundred has none.

    Parameters
    ----------
    covariates
        shape (K, p); NaN is not known.
    eligible
        who may be a twin, and whom the spread is taken from, shape (K,). Others get twins but are nobody's.
    number
        twins of each practice.

    Edges: a practice with a covariate that is not known has no twins and is nobody's. Fewer than 11 eligible
    practices: nobody has twins, for no one has ten others. Fewer than `number`: as many as there are. A covariate
    without spread is left out; one that others add up to counts once; none at all, and nobody has twins. Practices at
    the same distance stand in the order given; where everybody is alike the first ones are the twins and all have a
    fair comparator.
    """
    x = floats(covariates)
    complete = np.asarray(np.isfinite(x).all(axis=1), dtype=np.bool_)
    may = np.asarray(eligible, dtype=bool) & complete
    too_few = int(may.sum()) <= TENTH
    if too_few or not x.shape[1]:
        return _nobody(x, number, ~complete, too_few)
    whitened, shrinkage, left_out = _whitened(x, may)
    index, distance = _nearest(whitened, np.flatnonzero(may), np.flatnonzero(complete), number)
    tenth = distance[:, TENTH - 1] if number >= TENTH else _tenths(whitened, may, complete)
    threshold = float(np.percentile(tenth[may], FAR_PERCENTILE))
    with np.errstate(invalid="ignore"):
        no_fair = tenth > threshold
    return Peers(index, distance, tenth, threshold, no_fair, ~complete, False, shrinkage, left_out)


def _nobody(x: FloatArray, number: int, incomplete: BoolArray, too_few: bool) -> Peers:
    shape = (x.shape[0], number)
    unknown = np.full(shape[0], np.nan)
    nobody, flat = np.full(shape, NOBODY, dtype=np.int64), np.zeros(x.shape[1], dtype=bool)
    fair = np.zeros(shape[0], dtype=bool)
    return Peers(nobody, np.full(shape, np.nan), unknown, np.nan, fair, incomplete, too_few, np.nan, flat)


def _tenths(whitened: FloatArray, may: BoolArray, complete: BoolArray) -> FloatArray:
    _, distance = _nearest(whitened, np.flatnonzero(may), np.flatnonzero(complete), TENTH)
    return distance[:, TENTH - 1]


def _whitened(x: FloatArray, may: BoolArray) -> tuple[FloatArray, float, BoolArray]:
    """Return coordinates whose plain distance is Mahalanobis', shape (K, q), the shrinkage and what was left out."""
    mean, spread = x[may].mean(axis=0), x[may].std(axis=0)
    left_out = spread <= SAME_WITHIN * np.maximum(np.abs(x[may]).max(axis=0), np.finfo(float).tiny)
    scaled = (x[:, ~left_out] - mean[~left_out]) / spread[~left_out]
    if not scaled.shape[1]:
        return np.zeros((x.shape[0], 1)), 0.0, left_out
    shrunk = shrunk_covariance(scaled[may])
    variances, directions = np.linalg.eigh(shrunk.covariance)
    held = variances > _FLAT * variances[-1]
    return scaled @ (directions[:, held] / np.sqrt(variances[held])), shrunk.shrinkage, left_out


def _nearest(
    points: FloatArray, candidates: IntArray, asked: IntArray, number: int
) -> tuple[IntArray, FloatArray]:
    """Return the nearest `candidates` of each row `asked` for, not itself, by distance and then by order."""
    index = np.full((points.shape[0], number), NOBODY, dtype=np.int64)
    distance = np.full((points.shape[0], number), np.nan)
    # Two more than wanted: the practice itself, and one to see whether the last place is shared.
    raw, place = KDTree(points[candidates]).query(points[asked], k=number + 2, workers=-1)
    rows = np.append(candidates, NOBODY)[place]
    near, who = _in_order(raw, rows, asked)
    shared = np.isfinite(near[:, number]) & (near[:, number] == near[:, number - 1])
    index[asked], distance[asked] = who[:, :number], near[:, :number]
    for start in range(0, int(shared.sum()), _ROWS_AT_ONCE):
        some = asked[shared][start : start + _ROWS_AT_ONCE]
        near, who = _in_order(_distances(points[some], points[candidates]), candidates[None, :], some)
        index[some], distance[some] = who[:, :number], near[:, :number]
    distance[index == NOBODY] = np.nan
    return index, distance


def _distances(some: FloatArray, others: FloatArray) -> FloatArray:
    squares = sum((some[:, [axis]] - others[:, axis]) ** 2 for axis in range(some.shape[1]))
    return np.sqrt(np.asarray(squares, dtype=np.float64))


def _in_order(raw: FloatArray, rows: IntArray, asked: IntArray) -> tuple[FloatArray, IntArray]:
    """Sort each line's candidates by distance, equal ones by row; the practice itself and empty places go last."""
    rows = np.broadcast_to(rows, raw.shape)
    none = (rows == asked[:, None]) | (rows == NOBODY)
    near = np.where(none, np.inf, np.round(raw / SAME_WITHIN) * SAME_WITHIN)
    order = np.lexsort((rows, near), axis=1)
    return np.take_along_axis(near, order, 1), np.take_along_axis(np.where(none, NOBODY, rows), order, 1)
