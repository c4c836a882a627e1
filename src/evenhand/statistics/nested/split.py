"""The split: a practice's gap to England as context, place, chance and what is left."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from evenhand.statistics.arrays import FloatArray, same_shape
from evenhand.statistics.casemix.links import CaseMixFamily, linked, slope
from evenhand.statistics.confidence import CONFIDENCE_95, two_sided_z
from evenhand.statistics.nested.model import NestedModel


@dataclass(frozen=True)
class Split:
    """The parts of each practice's gap, shape (K,), in the unit of the value: ``gap`` is the sum of the four.

    `lower` and `upper` are the 95% interval of the unexplained part; `reliability` the share of what context and
    place leave that is not chance.
    """

    gap: FloatArray
    context: FloatArray
    place: FloatArray
    chance: FloatArray
    unexplained: FloatArray
    lower: FloatArray
    upper: FloatArray
    reliability: FloatArray


def split(values: ArrayLike, england: ArrayLike, expected: ArrayLike, model: NestedModel) -> Split:
    """Return the split of METHODS 1.3.

    Parameters
    ----------
    values, expected
        shape (K,); NaN in either gives NaN parts.
    england
        the pooled value of England.
    model
        the nested model of ``values − expected``.

    ``context = expected − england``; place is the model's; of what is left, the share `reliability` is unexplained
    and the rest chance. The parts add up to the gap to rounding. It is the expected split given the model; with
    tau² = 0 nothing is unexplained, with s² = 0 nothing is chance.

    The interval is that of the predictor (Robinson 1991 [Robinson1991]): ``tau² (1 − R) + R² v``, v being how far the
    area's place is from being known. METHODS leaves v out; where figures are reliable and areas have few practices,
    an interval without it holds the truth too seldom.
    """
    value, pooled, e = same_shape(values=values, england=england, expected=expected)
    left = value - e - model.place
    unexplained = model.reliability * left
    variance = model.tau2 * (1.0 - model.reliability) + model.reliability**2 * model.place_variance
    half = two_sided_z(CONFIDENCE_95) * np.sqrt(variance)
    return Split(
        gap=value - pooled + 0.0 * left,
        context=e - pooled + 0.0 * left,
        place=model.place + 0.0 * left,
        chance=left - unexplained,
        unexplained=unexplained,
        lower=unexplained - half,
        upper=unexplained + half,
        reliability=model.reliability + 0.0 * left,
    )


def sampling_variances(family: CaseMixFamily, expected: ArrayLike, denominators: ArrayLike) -> FloatArray:
    """Return the variance that chance alone gives a proportion or a rate at its expected value, per unit of base.

    ``e(1 − e)/n`` for a proportion, ``e/n`` for a rate: at the expected value, never at the observed one, so that a
    practice with none of n is not taken to be certain. For the gaussian family ``1/n``, to be multiplied by the
    variance of one person's value.
    """
    e, n = same_shape(expected=expected, denominators=denominators)
    with np.errstate(invalid="ignore", divide="ignore"):
        inside = slope(family, linked(family, e))
        return np.where(n > 0, np.where(np.isfinite(inside), inside, 0.0) / n, np.nan)
