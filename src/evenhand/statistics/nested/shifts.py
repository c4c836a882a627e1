"""Place on the link's scale: one shift an area, so that no expectation is moved beyond what is possible."""

import numpy as np
from numpy.typing import ArrayLike

from evenhand.statistics.arrays import FloatArray, IntArray, floats, same_shape
from evenhand.statistics.casemix.links import CaseMixFamily, slope, unlinked
from evenhand.statistics.nested.model import NO_AREA

MOST_STEPS = 40
LARGEST_SHIFT = 6.0
"""Odds or rates of an area differ from its context's by at most e⁶ = 400 times."""


def place_shifts(
    family: CaseMixFamily, eta: ArrayLike, denominators: ArrayLike, place: ArrayLike, areas: ArrayLike
) -> FloatArray:
    """Return each practice's shift d on the link's scale that gives its area its place effect.

    d is one number an area, with ``Σ n h(eta + d) = Σ n (h(eta) + place)`` over its practices: the area's expected
    total moves by its place, and each practice's expectation stays possible, which adding `place` to each
    would not see to (a practice expected to have few could be expected to have less than none).

    Parameters
    ----------
    family
        says the link.
    eta, denominators
        link of each expectation and its base, shape (K,); NaN where there is none.
    place
        place effect per unit of base, shape (K,), the same within an area.
    areas
        codes from 0, or NO_AREA, where d is 0.
    """
    link, n, effect = same_shape(eta=eta, denominators=denominators, place=place)
    area = np.broadcast_to(np.asarray(areas, dtype=np.int64), link.shape)
    with np.errstate(invalid="ignore"):
        taken = np.isfinite(link) & (n > 0) & np.isfinite(effect) & (area != NO_AREA)
    shift = np.where(np.isfinite(link), 0.0, np.nan)
    if family == "gaussian" or not taken.any():
        return np.where(taken, effect, shift)
    number = int(area[taken].max()) + 1
    at, where, base = link[taken], area[taken], n[taken]
    wanted = np.bincount(where, weights=base * (unlinked(family, at) + effect[taken]), minlength=number)
    shift[taken] = _solved(family, at, base, where, floats(wanted))[where]
    return shift


def _solved(
    family: CaseMixFamily, eta: FloatArray, n: FloatArray, area: IntArray, wanted: FloatArray
) -> FloatArray:
    number = wanted.size
    found = np.zeros(number)
    low, high = np.full(number, -LARGEST_SHIFT), np.full(number, LARGEST_SHIFT)
    present = np.bincount(area, minlength=number) > 0
    for _ in range(MOST_STEPS):
        moved = eta + found[area]
        excess = np.bincount(area, weights=n * unlinked(family, moved), minlength=number) - wanted
        steep = np.bincount(area, weights=n * slope(family, moved), minlength=number)
        low, high = np.where(excess < 0, found, low), np.where(excess > 0, found, high)
        step = np.divide(excess, steep, out=np.zeros(number), where=present & (steep > 0))
        newton = found - step
        inside = (newton >= low) & (newton <= high)
        following = np.where(inside, newton, (low + high) / 2.0)
        if np.abs(following - found).max() < 1e-13:
            break
        found = following
    return floats(found)
