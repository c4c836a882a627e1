"""The change of a practice's own figure with its 95% interval, from the intervals of both figures."""

import numpy as np
from numpy.typing import ArrayLike

from evenhand.statistics.arrays import same_shape
from evenhand.statistics.intervals import Interval


def change_interval(
    earlier: ArrayLike,
    earlier_lower: ArrayLike,
    earlier_upper: ArrayLike,
    later: ArrayLike,
    later_lower: ArrayLike,
    later_upper: ArrayLike,
) -> Interval:
    """Return the interval of ``later - earlier``, from each figure's own interval of the same level.

    ``d - √((y₂ - l₂)² + (u₁ - y₁)²)`` to ``d + √((u₂ - y₂)² + (y₁ - l₁)²)`` with ``d = y₂ - y₁``: Newcombe's square and
    add (1998 [NewcombeDifference1998]), which holds for any two figures with intervals of their own (Zou and Donner
    2008 [ZouDonner2008]). The two periods are taken as independent; people counted in both make it wide.

    Parameters
    ----------
    earlier, earlier_lower, earlier_upper, later, later_lower, later_upper
        shape (K,), in the figure's unit; NaN is no figure or no interval.

    Edges: an end missing, or on the wrong side of its figure, is no interval: NaN at both ends.
    """
    y1, l1, u1, y2, l2, u2 = same_shape(
        earlier=earlier,
        earlier_lower=earlier_lower,
        earlier_upper=earlier_upper,
        later=later,
        later_lower=later_lower,
        later_upper=later_upper,
    )
    with np.errstate(invalid="ignore"):
        usable = (l1 <= y1) & (y1 <= u1) & (l2 <= y2) & (y2 <= u2)
        change = y2 - y1
        lower = change - np.hypot(y2 - l2, u1 - y1)
        upper = change + np.hypot(u2 - y2, y1 - l1)
    return Interval(np.where(usable, lower, np.nan), np.where(usable, upper, np.nan))
