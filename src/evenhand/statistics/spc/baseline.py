"""Stretches of a series that have a mean and limits of their own, and what is worked out within each of them.

A new stretch begins with each row and wherever a rebase group changes. All rows are worked through at once: the
stretches lie one after the other in memory.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from evenhand.common.errors import InputError
from evenhand.statistics.arrays import BoolArray, FloatArray, IntArray


@dataclass(frozen=True)
class Baseline:
    """Which points of (N, T) figures make the mean and the limits of which others.

    Attributes
    ----------
    used
        the points the mean and the limits are made from: those that have a figure and, where the limits are fixed,
        belong to the first points of their stretch.
    follows
        the points that come right after another of their stretch, both with a figure. Only these have a moving range
        and carry on a run: across a gap nothing is known.
    """

    used: BoolArray
    follows: BoolArray
    _first: IntArray
    _stretch: IntArray

    @classmethod
    def of(cls, observed: BoolArray, rebase: ArrayLike | None, fix_after: int | None) -> "Baseline":
        """Return the baselines of figures that are there where `observed`, (N, T); `rebase` as (T,) or (N, T)."""
        begins = _beginnings(observed, rebase)
        first = np.flatnonzero(begins)
        stretch = (np.cumsum(begins.ravel()) - 1).reshape(observed.shape)
        follows = observed & ~begins
        follows[:, 1:] &= observed[:, :-1]
        baseline = cls(observed, follows, first, stretch)
        if fix_after is None:
            return baseline
        count = np.cumsum(observed, axis=1)
        before = np.where(begins, count - observed, 0)
        within: IntArray = count - np.maximum.accumulate(before, axis=1)
        return cls(observed & (within <= fix_after), follows, first, stretch)

    def count(self, points: BoolArray) -> FloatArray:
        """Return, at every point, how many of `points` its stretch has."""
        return self.total(points.astype(np.float64))

    def total(self, values: FloatArray) -> FloatArray:
        """Return, at every point, the sum of `values` (no NaN) over its stretch."""
        return self._spread(np.add.reduceat(values.ravel(), self._first))

    def mean(self, values: FloatArray, points: BoolArray) -> FloatArray:
        """Return, at every point, the mean of `values` at `points` of its stretch; NaN where there is none.

        Worked out from the stretch's least value, so that values which are all the same have exactly that mean.
        """
        least = np.minimum.reduceat(np.where(points, values, np.inf).ravel(), self._first)
        above = np.where(points, values - self._spread(least), 0.0)
        with np.errstate(invalid="ignore", divide="ignore"):
            return self._spread(least + np.add.reduceat(above.ravel(), self._first) / self._counts(points))

    def mean_moving_range(self, values: FloatArray, *, screened: bool, limit: float) -> FloatArray:
        """Return, at every point, the mean moving range of its stretch's used points; NaN where there is none.

        Screened, ranges of `limit` times the mean or more are left out once (unless all are nothing).
        """
        measured = self.follows & self.used
        measured[:, 1:] &= self.used[:, :-1]
        ranges = np.zeros(values.shape)
        ranges[:, 1:] = np.abs(np.diff(values, axis=1))
        mean = self.mean(ranges, measured)
        if not screened:
            return mean
        with np.errstate(invalid="ignore"):
            return self.mean(ranges, measured & ((ranges < limit * mean) | (mean == 0)))

    def _counts(self, points: BoolArray) -> FloatArray:
        return np.add.reduceat(points.ravel().astype(np.float64), self._first)

    def _spread(self, of_stretches: FloatArray) -> FloatArray:
        spread: FloatArray = of_stretches[self._stretch]
        return spread


def _beginnings(observed: BoolArray, rebase: ArrayLike | None) -> BoolArray:
    begins = np.zeros(observed.shape, dtype=np.bool_)
    begins[:, 0] = True
    if rebase is None:
        return begins
    groups = np.asarray(rebase)
    if groups.ndim == 0 or groups.shape not in {observed.shape, observed.shape[1:]}:
        raise InputError(
            "rebase groups must have one entry for every period",
            where="rebase",
            received=groups.shape,
            remedy=f"Give {observed.shape[1]} entries, or as many for each series",
        )
    groups = np.broadcast_to(groups, observed.shape)
    begins[:, 1:] |= groups[:, 1:] != groups[:, :-1]
    return begins
