"""What a practice is compared with: the pooled value of England or of an area, never a mean of practices' values."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from evenhand.common.errors import InputError
from evenhand.statistics.arrays import BoolArray, FloatArray, IntArray, floats, same_shape


@dataclass(frozen=True)
class Pooled:
    """Pooled values, one per column or per area.

    Attributes
    ----------
    value
        numerator / denominator; NaN where nothing could be pooled.
    numerator, denominator
        the two sums.
    units
        how many practices are in them.
    """

    value: FloatArray
    numerator: FloatArray
    denominator: FloatArray
    units: IntArray


def pooled_value(numerators: ArrayLike, denominators: ArrayLike) -> Pooled:
    """Return the sum of numerators over the sum of denominators, along the first axis.

    A practice counts only when both its figures are there and its denominator is above 0: a suppressed numerator
    must not leave its denominator behind. Where figures are suppressed, this is the value of those that are not,
    not of England: use the published national value then.

    Edges: no usable practice gives NaN with sums of 0. A one-dimensional input gives zero-dimensional results.
    """
    x, n = same_shape(numerators=numerators, denominators=denominators)
    usable = _usable(x, n)
    numerator = np.where(usable, x, 0.0).sum(axis=0)
    denominator = np.where(usable, n, 0.0).sum(axis=0)
    return _pooled(np.asarray(numerator), np.asarray(denominator), np.asarray(usable.sum(axis=0)))


def pooled_mean(means: ArrayLike, numbers: ArrayLike) -> Pooled:
    """Return the mean over all observations: practices' means weighted by their numbers of observations."""
    m, n = same_shape(means=means, numbers=numbers)
    return pooled_value(m * n, n)


def pooled_by_group(numerators: ArrayLike, denominators: ArrayLike, groups: ArrayLike, number: int) -> Pooled:
    """Return the pooled value of each of `number` areas; `groups` gives each practice's area as 0 … number − 1.

    A negative code is a practice without an area: it enters none. An area without usable practices is NaN.
    Raises :class:`InputError` for a code of `number` or more.
    """
    x, n = same_shape(numerators=numerators, denominators=denominators)
    codes = np.asarray(groups, dtype=np.int64)
    if codes.shape != x.shape or x.ndim != 1:
        same = {"groups": codes.shape, "numerators": x.shape}
        raise InputError(
            "each practice needs one area", where="groups", received=same, remedy="Give one code per practice"
        )
    if codes.size and codes.max() >= number:
        raise InputError(
            f"area codes run from 0 to {number - 1}",
            where="groups",
            received=int(codes.max()),
            remedy="Give the number of areas, or -1 for a practice without one",
        )
    usable = _usable(x, n) & (codes >= 0)
    codes, x, n = codes[usable], x[usable], n[usable]
    return _pooled(
        floats(np.bincount(codes, weights=x, minlength=number)),
        floats(np.bincount(codes, weights=n, minlength=number)),
        np.bincount(codes, minlength=number).astype(np.int64),
    )


def _usable(x: FloatArray, n: FloatArray) -> BoolArray:
    with np.errstate(invalid="ignore"):
        usable: BoolArray = np.isfinite(x) & np.isfinite(n) & (n > 0)
    return usable


def _pooled(numerator: FloatArray, denominator: FloatArray, units: IntArray) -> Pooled:
    with np.errstate(invalid="ignore", divide="ignore"):
        value = np.where(denominator > 0, numerator / denominator, np.nan)
    return Pooled(value, numerator, denominator, units)
