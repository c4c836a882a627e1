"""The counts of outcomes beyond the limits when nobody is unusual, by simulation."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import ArrayLike, NDArray

from evenhand.statistics.arrays import BoolArray, FloatArray, IntArray, floats
from evenhand.statistics.confidence import CONFIDENCE_95, CONFIDENCE_998, two_sided_z

MADE_UP: Final = 131_072
"""Practices made up, to draw from. At 0.2% about 260 of them are beyond the limits of any one indicator."""
_AT_ONCE: Final = 16_384

_Bits = NDArray[np.uint64]


@dataclass(frozen=True)
class NullCounts:
    """Counts in each draw and group, shape (draws, groups); the last group is everybody.

    Outcomes beyond the 95% limits, beyond the 99.8% limits, and practices with at least one beyond the latter.
    """

    beyond_95: IntArray
    beyond_998: IntArray
    practices_beyond_998: IntArray


def null_counts(
    correlation: ArrayLike, judged: ArrayLike, groups: ArrayLike, *, number: int, draws: int, seed: int
) -> NullCounts:
    """Return how many outcomes lie beyond the limits, by chance alone, in each of `draws` made-up Englands.

    Every practice's z are standard normal with the correlation between indicators given, and independent of other
    practices'; cells that are not judged stay empty. So it is exact but for the discreteness of small counts, whose z
    by mid-p are spread a little less than a normal: there the counts are a little too high, to be on the safe side.
    A practice of a made-up England is one of :data:`MADE_UP` drawn once, which costs no more than naming it.

    Parameters
    ----------
    correlation
        between indicators, shape (J, J), positive definite.
    judged
        which figures get an outcome, shape (K, J).
    groups
        code of each practice's group from 0 to `number` - 1, shape (K,); -1 is in no group, but in everybody.
    number, draws, seed
        how many groups; how many Englands; what the draws start from. One seed, one answer.

    Edges: no practice, or nothing judged: every count is 0.
    """
    cells = np.asarray(judged, dtype=bool)
    group = np.asarray(groups, dtype=np.int64)
    rng = np.random.default_rng(seed)
    near, far = _made_up(floats(correlation), rng)
    mask = _packed(cells)
    counts = [np.zeros((draws, number + 1), dtype=np.int64) for _ in range(3)]
    for draw in range(draws):
        row = rng.integers(0, MADE_UP, cells.shape[0])
        of_95, of_998 = (_counted(beyond.take(row, axis=0) & mask) for beyond in (near, far))
        for count, of_practices in zip(counts, (of_95, of_998, np.minimum(of_998, 1)), strict=True):
            count[draw] = _grouped(of_practices, group, number)
    return NullCounts(*counts)


def _counted(bits: _Bits) -> IntArray:
    return np.asarray(np.bitwise_count(bits).sum(axis=1, dtype=np.int64))


def _grouped(of_practices: IntArray, group: IntArray, number: int) -> FloatArray:
    inside = group >= 0
    sums = np.bincount(group[inside], weights=of_practices[inside], minlength=number)
    return floats(np.append(sums, of_practices.sum()))


def _made_up(correlation: FloatArray, rng: np.random.Generator) -> tuple[_Bits, _Bits]:
    """Return which z of made-up practices are beyond each limit, one bit a figure, as :func:`_packed`."""
    chunks = list(_chunks(correlation, rng))
    return np.concatenate([near for near, _ in chunks]), np.concatenate([far for _, far in chunks])


def _chunks(correlation: FloatArray, rng: np.random.Generator) -> Iterator[tuple[_Bits, _Bits]]:
    root = np.linalg.cholesky(correlation).astype(np.float32).T if correlation.size else correlation
    limits = [np.float32(two_sided_z(level)) for level in (CONFIDENCE_95, CONFIDENCE_998)]
    for _ in range(0, MADE_UP, _AT_ONCE):
        z = np.abs(rng.standard_normal((_AT_ONCE, correlation.shape[0]), dtype=np.float32) @ root)
        near, far = (_packed(z > limit) for limit in limits)
        yield near, far


def _packed(cells: BoolArray) -> _Bits:
    """Return each row's cells as bits of whole words, 64 to a word: a few numbers a practice, quick to count."""
    padded = np.pad(cells, ((0, 0), (0, -cells.shape[1] % 64)))
    return np.packbits(padded, axis=1).view(np.uint64)
