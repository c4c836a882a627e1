"""Who each practice's twins are, how far away, and who has none."""

from dataclasses import dataclass
from typing import Final

from evenhand.statistics.arrays import BoolArray, FloatArray, IntArray

NOBODY: Final = -1
"""In an index of twins: there is no such twin."""


@dataclass(frozen=True)
class Peers:
    """The twins of K practices.

    Attributes
    ----------
    index
        row of each twin, the nearest first, shape (K, number); :data:`NOBODY` past the last.
    distance
        how far each twin is, in standard deviations (Mahalanobis), shape (K, number); NaN past the last.
    tenth
        how far the tenth twin is, shape (K,); NaN without twins.
    threshold
        the 99th percentile of the eligible practices' tenths; NaN where nobody has twins.
    no_fair
        whether the tenth twin is further than that, shape (K,): nobody is enough like the practice.
    incomplete
        whether a covariate is not known, shape (K,): such a practice has no twins and is nobody's.
    too_few
        whether there are too few eligible practices for anybody to have twins.
    shrinkage
        share of the covariance that was moved to that of uncorrelated covariates, 0 to 1; NaN without one.
    left_out
        covariates that are the same for everybody eligible and tell nobody apart, shape (p,).
    """

    index: IntArray
    distance: FloatArray
    tenth: FloatArray
    threshold: float
    no_fair: BoolArray
    incomplete: BoolArray
    too_few: bool
    shrinkage: float
    left_out: BoolArray
