"""Differences: which hidden counts a reader could work out from a total and its other parts, and what to hide then."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from evenhand.publication.disclosure.profiles import BoolArray, FloatArray, Profile

IntArray = NDArray[np.int64]


@dataclass
class Cells:
    """Counts of one kind of an indicator's practices, shape (K,), and what of them is published.

    `primary` are hidden because they are small; `further`, which grows and which the kinds of counts of one figure
    share, because another count of the figure is or to protect others. A missing count (NaN) is neither.
    """

    counts: FloatArray
    primary: BoolArray
    further: BoolArray

    @classmethod
    def of(cls, counts: FloatArray, profile: Profile, further: BoolArray | None = None) -> "Cells":
        """Hide the small counts of some practices, and of `further` what is hidden for other reasons."""
        hidden = np.zeros(counts.shape, dtype=bool) if further is None else further
        return cls(counts, profile.hides(counts), hidden)

    @property
    def hidden(self) -> BoolArray:
        """Which counts are not published."""
        return self.primary | self.further

    def windows(self, profile: Profile) -> tuple[FloatArray, FloatArray]:
        """Return the smallest and largest value a reader can think each count to have, without any total."""
        lower, upper = profile.window(profile.rounded(self.counts))
        lower = np.where(self.primary, 1.0, np.where(self.further, 0.0, lower))
        upper = np.where(self.primary, float(profile.largest_hidden), np.where(self.further, np.inf, upper))
        return lower, upper


@dataclass
class Totals:
    """The totals of one level of area and England's, and which of them are withheld. Grows as more is hidden.

    `groups` is the number of each practice's area, shape (K,), -1 where it is in none; `shown` the areas' true totals,
    shape (G,), published as the profile rounds them; `england` the true total of all, published exactly.
    """

    groups: IntArray
    shown: FloatArray
    withheld: BoolArray
    england: float
    england_withheld: bool = False

    @classmethod
    def of(cls, groups: IntArray, number: int, counts: FloatArray, profile: Profile) -> "Totals":
        """Add up the counts of practices by area, and withhold the small totals."""
        there = np.isfinite(counts)
        inside = there & (groups >= 0)
        sums = np.bincount(groups[inside], weights=counts[inside], minlength=number).astype(np.float64)
        return cls(groups, sums, profile.hides(sums), float(counts[there].sum()))


def protect(cells: Cells, totals: Totals, profile: Profile) -> None:
    """Hide more of `cells` and `totals` until no small count can be found from all that is published together.

    A hidden count has to be left with the profile's fewest candidates. Until it is, what is hidden next is the smallest
    shown count of its area; then that area's total; then the smallest total elsewhere; then the smallest count
    elsewhere; and England's total last of all.
    """
    while (unsafe := _unsafe(cells, totals, profile)).size:
        _hide_next(cells, totals, int(totals.groups[unsafe[0]]))


def _hide_next(cells: Cells, totals: Totals, group: int) -> None:
    shown = np.isfinite(cells.counts) & ~cells.hidden
    inside = np.flatnonzero(shown & (totals.groups == group))
    if inside.size:
        cells.further[inside[np.argmin(cells.counts[inside])]] = True
    elif group >= 0 and not totals.withheld[group]:
        totals.withheld[group] = True
    elif (open_totals := np.flatnonzero(~totals.withheld)).size:
        totals.withheld[open_totals[np.argmin(totals.shown[open_totals])]] = True
    elif shown.any():
        elsewhere = np.flatnonzero(shown)
        cells.further[elsewhere[np.argmin(cells.counts[elsewhere])]] = True
    else:
        totals.england_withheld = True


def _unsafe(cells: Cells, totals: Totals, profile: Profile) -> IntArray:
    """Return the small counts that what is published leaves with too few candidates.

    Practices within areas within England are a tree of sums: the bounds of each part given the rest are exact.
    """
    if totals.england_withheld:
        return np.zeros(0, dtype=np.int64)
    there = np.flatnonzero(np.isfinite(cells.counts))
    lower, upper = (side[there] for side in cells.windows(profile))
    # A practice in no area is an area of its own, of which no total is published.
    groups, number = totals.groups[there].copy(), totals.shown.size
    alone = groups < 0
    groups[alone] = number + np.arange(alone.sum())
    size = number + int(alone.sum())
    area_lower, area_upper = _sums(groups, lower, size), _sums(groups, upper, size)
    told_lower, told_upper = profile.window(profile.rounded(totals.shown))
    open_totals = np.flatnonzero(~totals.withheld)
    area_lower[open_totals] = np.maximum(area_lower[open_totals], told_lower[open_totals])
    area_upper[open_totals] = np.minimum(area_upper[open_totals], told_upper[open_totals])
    given_lower = np.maximum(area_lower, totals.england - _others(area_upper))
    given_upper = np.minimum(area_upper, totals.england - _others(area_lower))
    least = np.maximum(lower, given_lower[groups] - _others_inside(groups, upper, size))
    most = np.minimum(upper, given_upper[groups] - _others_inside(groups, lower, size))
    few = np.floor(most) - np.ceil(least) + 1.0 < profile.fewest_candidates
    return np.asarray(there[few & cells.primary[there]])


def _sums(groups: IntArray, values: FloatArray, size: int) -> FloatArray:
    """Return the sum of each group; infinite where any value is."""
    finite = np.isfinite(values)
    sums = np.bincount(groups, weights=np.where(finite, values, 0.0), minlength=size)
    without_end = np.bincount(groups, weights=~finite, minlength=size) > 0
    return np.asarray(np.where(without_end, np.inf, sums))


def _others(values: FloatArray) -> FloatArray:
    """Return for each value the sum of all others."""
    return _others_inside(np.zeros(values.size, dtype=np.int64), values, 1)


def _others_inside(groups: IntArray, values: FloatArray, size: int) -> FloatArray:
    """Return for each value the sum of the others of its group; infinite where any of those is."""
    finite = np.isfinite(values)
    filled = np.where(finite, values, 0.0)
    sums = np.bincount(groups, weights=filled, minlength=size)[groups] - filled
    endless = np.bincount(groups, weights=~finite, minlength=size)[groups] - ~finite
    return np.asarray(np.where(endless > 0, np.inf, sums))
