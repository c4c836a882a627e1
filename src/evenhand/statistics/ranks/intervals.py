"""Rank intervals from posterior draws, for all groups at once."""

from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import ArrayLike, NDArray

from evenhand.statistics.arrays import FloatArray, IntArray, same_shape
from evenhand.statistics.confidence import CONFIDENCE_95

DRAWS: Final = 400
"""Of each group: the ends of a 95% interval then rest on ten draws each."""
MOST_BITS: Final = 10
"""Of a 32-bit draw that may hold its unit's place and leave enough digits; larger groups take 64 bits."""

AT_ONCE: Final = 40
"""Draws made together: few enough to stay near the processor."""


@dataclass(frozen=True)
class RankIntervals:
    """Where each unit may rank in its group, shape (K,): 1 is the lowest value; NaN for a unit without one.

    `lower`, `median` and `upper` are quantiles of the rank over the draws, whole numbers; `of` is how many are ranked.
    """

    lower: FloatArray
    median: FloatArray
    upper: FloatArray
    of: FloatArray


def rank_intervals(
    means: ArrayLike,
    sds: ArrayLike,
    groups: ArrayLike,
    *,
    draws: int = DRAWS,
    confidence: float = CONFIDENCE_95,
    seed: int = 0,
) -> RankIntervals:
    """Return the interval of each unit's rank in its group: every draw from the normal posteriors is ranked.

    Parameters
    ----------
    means, sds
        of each unit's posterior, shape (K,); NaN in either leaves the unit out.
    groups
        code of each unit's group from 0, shape (K,); negative is no group.
    draws, confidence, seed
        how many draws, the probability the interval holds, and what the draws start from: one seed, one answer.

    Edges: a unit alone ranks 1 of 1. Units with one and the same certain value keep the order they came in.

    Source: Goldstein and Spiegelhalter (1996) [GoldsteinSpiegelhalter1996]; ranks of shrunken posteriors: Laird and
    Louis (1989) [LairdLouis1989].
    """
    mean, sd = same_shape(means=means, sds=sds)
    group = np.broadcast_to(np.asarray(groups, dtype=np.int64), mean.shape)
    ranked = np.flatnonzero((group >= 0) & np.isfinite(mean) & np.isfinite(sd))
    found = np.full((4, *mean.shape), np.nan)
    if ranked.size:
        place, sizes = _places(group[ranked])
        row = np.unique(group[ranked], return_inverse=True)[1]
        most = int(sizes.max())
        table = np.full((2, sizes.size, most), np.nan)
        table[:, row, place] = mean[ranked], sd[ranked]
        counts = _counts(table[0], table[1], draws, np.random.default_rng(seed))
        below = np.cumsum(counts, axis=2)[row, place]
        tail = (1.0 - confidence) / 2.0
        for column, share in enumerate((tail, 0.5, 1.0 - tail)):
            found[column, ranked] = 1.0 + (below < share * draws - 1e-9).sum(axis=1)
        found[3, ranked] = sizes[row]
    return RankIntervals(*found)


def _places(group: IntArray) -> tuple[IntArray, IntArray]:
    """Return each unit's place in its group, in the order they came, and the groups' sizes."""
    order = np.argsort(group, kind="stable")
    _, first, sizes = np.unique(group[order], return_index=True, return_counts=True)
    place = np.empty(group.size, dtype=np.int64)
    place[order] = np.arange(group.size) - np.repeat(first, sizes)
    return place, sizes


def _counts(mean: FloatArray, sd: FloatArray, draws: int, rng: np.random.Generator) -> IntArray:
    """Return in how many draws each unit has each rank, shape (groups, units, units)."""
    groups, most = mean.shape
    bits = max(int(most - 1).bit_length(), 1)
    number: Any = np.float32 if bits <= MOST_BITS else np.float64
    # A place without a unit is drawn at infinity and ranks last.
    centre = np.where(np.isnan(mean), np.inf, mean).astype(number)
    spread = np.where(np.isnan(sd), 0.0, sd).astype(number)
    row = (np.arange(groups) * most)[:, None]
    counted = np.zeros(groups * most * most, dtype=np.int64)
    for begun in range(0, draws, AT_ONCE):
        drawn = rng.standard_normal((min(AT_ONCE, draws - begun), groups, most), dtype=number)
        drawn *= spread
        drawn += centre
        unit = np.sort(_packed(drawn, bits), axis=2) & ((1 << bits) - 1)
        counted += np.bincount(((row + unit) * most + np.arange(most)).ravel(), minlength=counted.size)
    return counted.reshape(groups, most, most)


def _packed(drawn: NDArray[np.floating[Any]], bits: int) -> NDArray[np.signedinteger[Any]]:
    """Return draws as whole numbers in the same order, the last `bits` of each holding the unit's place.

    Whole numbers sort several times faster than places can be sorted by their draws.
    """
    whole: Any = np.int32 if drawn.dtype == np.float32 else np.int64
    width = 8 * np.dtype(whole).itemsize
    bit_pattern: NDArray[np.signedinteger[Any]] = drawn.view(whole)
    # Of negative numbers all bits but the sign are turned, so that larger is larger throughout.
    rising = bit_pattern ^ ((bit_pattern >> (width - 1)) & np.iinfo(whole).max)
    return np.asarray((rising & ~whole((1 << bits) - 1)) | np.arange(drawn.shape[-1], dtype=whole))
