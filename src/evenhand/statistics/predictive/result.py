"""What a predictive funnel says, whatever the kind of figure."""

from dataclasses import dataclass
from typing import Literal

import numpy as np

from evenhand.statistics.arrays import BoolArray, FloatArray

Family = Literal["binomial", "gamma-poisson", "normal"]

SMALLEST_TAIL = 1e-300
"""Tails below this are taken as this, so no z is infinite: it is -37 or 37 at most."""


@dataclass(frozen=True)
class PredictiveFunnel:
    """How unusual each practice's figure is, given chance and the ordinary variation between practices.

    Attributes
    ----------
    family
        the predictive distribution: proportions, counts, or measured values.
    z
        normal quantile of each figure's mid-p, shape (K,); NaN where the figure cannot be judged.
    tau2
        variance between practices: on the logit scale (binomial), of the ratio to expectation
        (gamma-Poisson), or in the squared unit of the values (normal).
    centre
        the average practice's expectation, in the unit of the figure.
    expected
        each practice's expectation, shape (K,).
    units
        how many practices the fit rests on.
    """

    family: Family
    z: FloatArray
    tau2: float
    centre: float
    expected: FloatArray
    units: int


def scattered(values: FloatArray, usable: BoolArray) -> FloatArray:
    """Return an array with `values` where `usable`, NaN elsewhere."""
    whole = np.full(usable.shape, np.nan)
    whole[usable] = values
    return whole
