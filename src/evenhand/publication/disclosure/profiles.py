"""The rules by which small counts are hidden, named by the suppression rule of a definition.

Source: NHS Digital's method for hospital and emergency care counts below national level of September 2018, and the rule
it replaced (DOMAIN.md 10 of the brief's domain; read in copies, not in the publisher's own file).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

import numpy as np
from numpy.typing import NDArray

FloatArray = NDArray[np.float64]
BoolArray = NDArray[np.bool_]


@dataclass(frozen=True)
class Profile:
    """A rule: counts from 1 to `largest_hidden` are hidden, larger ones rounded to the nearest `rounding` (1: not).

    `fewest_candidates` is how many values a hidden count must be left able to have, whatever else is published.
    """

    largest_hidden: int
    rounding: int
    fewest_candidates: int

    def hides(self, counts: FloatArray) -> BoolArray:
        """Return which counts are hidden; a missing one is not, for there is nothing to hide."""
        return np.asarray((counts > 0) & (counts <= self.largest_hidden))

    def rounded(self, counts: FloatArray) -> FloatArray:
        """Return counts as they are shown; 0 stays 0 and halves go up."""
        return np.asarray(np.floor(counts / self.rounding + 0.5) * self.rounding)

    def window(self, shown: FloatArray) -> tuple[FloatArray, FloatArray]:
        """Return the smallest and largest true count that a shown one can stand for."""
        below, above = self.rounding // 2, (self.rounding - 1) // 2
        # A count just above the hidden ones is never rounded from one that would have been hidden.
        lower = np.where(shown == 0, 0.0, np.maximum(shown - below, self.largest_hidden + 1.0))
        return lower, np.where(shown == 0, 0.0, shown + above)


PROFILES: Final[Mapping[str, Profile]] = MappingProxyType(
    {
        "counts_under_eight": Profile(largest_hidden=7, rounding=5, fewest_candidates=3),
        "counts_under_six": Profile(largest_hidden=5, rounding=1, fewest_candidates=3),
    }
)
"""By suppression rule. ``counts_under_six`` is the older rule, kept for figures that were once published under it."""
