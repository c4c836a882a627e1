"""The count at which z has a wanted value: the inverse of the predictive distribution, for whole arrays."""

from collections.abc import Callable

import numpy as np
from scipy.special import expit

from evenhand.statistics.arrays import BoolArray, FloatArray

TOLERANCE = 1e-8
"""Of z."""
MOST_STEPS = 60


def count_at_z(
    z_at: Callable[[FloatArray, BoolArray], FloatArray],
    wanted: FloatArray,
    most: FloatArray,
    start: FloatArray,
) -> FloatArray:
    """Return counts x in 0 … `most` with z(x) = `wanted`; 0 or `most` where no count reaches it.

    `z_at(x, rows)` gives z, which rises with x, for the rows asked about. `start` is where to begin, as the log
    odds of ``(x + ½) / (most + 1)``, a scale on which z is nearly straight: secant steps, halved when they leave
    what is known to hold the answer.
    """
    everything = np.ones(wanted.shape, dtype=bool)
    count = np.where(z_at(np.zeros_like(most), everything) >= wanted, 0.0, np.nan)
    count = np.where(np.isnan(count) & (z_at(most, everything) <= wanted), most, count)
    open_rows = np.isnan(count)
    low, high = _scaled(np.zeros_like(most), most), _scaled(most, most)
    u = np.clip(start, low + 1e-9, high - 1e-9)
    before = gap_before = np.full_like(u, np.nan)
    for _ in range(MOST_STEPS):
        if not open_rows.any():
            break
        gap = np.zeros_like(u)
        gap[open_rows] = z_at(_count(u, most)[open_rows], open_rows) - wanted[open_rows]
        low, high = np.where(gap < 0, u, low), np.where(gap > 0, u, high)
        step = _secant(u, gap, before, gap_before)
        moved = np.where((step > low) & (step < high), step, (low + high) / 2.0)
        done = open_rows & ((np.abs(gap) < TOLERANCE) | (high - low < 1e-13 * np.abs(u)))
        count[done] = _count(u, most)[done]
        open_rows = open_rows & ~done
        before, gap_before, u = u, gap, np.where(open_rows, moved, u)
    return np.where(open_rows, _count(u, most), count)


def _secant(u: FloatArray, gap: FloatArray, before: FloatArray, gap_before: FloatArray) -> FloatArray:
    with np.errstate(invalid="ignore", divide="ignore"):
        return np.where(np.isnan(before), u - np.sign(gap) * 0.1, u - gap * (u - before) / (gap - gap_before))


def _scaled(x: FloatArray, most: FloatArray) -> FloatArray:
    return np.asarray(np.log((x + 0.5) / (most - x + 0.5)))


def _count(u: FloatArray, most: FloatArray) -> FloatArray:
    count: FloatArray = np.clip((most + 1.0) * expit(u) - 0.5, 0.0, most)
    return count
