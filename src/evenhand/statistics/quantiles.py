"""Quantile groups as the Office for Health Improvement and Disparities forms them."""

from typing import Literal

import numpy as np
from numpy.typing import ArrayLike
from scipy.stats import rankdata

from evenhand.common.errors import InputError
from evenhand.statistics.arrays import FloatArray, floats

Polarity = Literal["higher", "lower", "neutral"]
"""Which way is good: as the definition of an indicator says."""


def quantile_groups(values: ArrayLike, number: int, polarity: Polarity = "higher") -> FloatArray:
    """Return each value's quantile group, 1 … `number`, as a float; NaN where there is none.

    With r the rank (ties take the lowest rank), n the number of values and k of groups,
    ``q = ⌊k + 1 − ⌈(n + 1 − r) / (n / k)⌉⌋``, and 0 becomes 1. Group 1 has the lowest values where higher is good
    or the indicator is neutral, and the highest where lower is good.

    Other software (pandas ``qcut``, R ``cut``) forms other groups at ties.

    Edges: missing values get no group and are not counted; fewer values than groups give no groups at all.
    Raises :class:`InputError` for a polarity that is none of the three or for fewer than one group.

    Source: OHID, "Assigning Deprivation Categories" [OHIDDeprivation].
    """
    _check(number, polarity)
    y = floats(values)
    present = ~np.isnan(y)
    n = int(present.sum())
    groups = np.full(y.shape, np.nan)
    if n < number:
        return groups
    ordered = -y[present] if polarity == "lower" else y[present]
    rank = rankdata(ordered, method="min")
    # n / k before the division, as the source has it: the quotient's rounding decides ties on a boundary.
    group = np.floor(number + 1 - np.ceil((n + 1 - rank) / (n / number)))
    groups[present] = np.maximum(group, 1.0)
    return groups


def _check(number: int, polarity: str) -> None:
    if polarity not in ("higher", "lower", "neutral"):
        raise InputError(
            "a polarity is higher, lower or neutral",
            where="polarity",
            received=polarity,
            remedy="Say which way is good, or that neither is",
        )
    if number < 1:
        raise InputError(
            "there must be one quantile group or more",
            where="number",
            received=number,
            remedy="Ask for 4, 5 or 10",
        )
