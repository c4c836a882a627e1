"""The mean and the process limits of a run chart."""

from dataclasses import dataclass

import numpy as np

from evenhand.statistics.arrays import FloatArray

NEAR = 2 / 3
"""Two in three looks beyond two thirds of the way from the mean to the limit."""


@dataclass(frozen=True)
class ProcessLimits:
    """The mean, the process limits, and two thirds of the way to them; each (N, T)."""

    centre: FloatArray
    lower: FloatArray
    upper: FloatArray
    near_lower: FloatArray
    near_upper: FloatArray

    @classmethod
    def about(
        cls, centre: FloatArray, reach: FloatArray, *, floor: float = -np.inf, ceiling: float = np.inf
    ) -> "ProcessLimits":
        """Return limits `reach` each side of `centre`, held between `floor` and `ceiling`.

        The limits are held, two thirds of the way is not: a figure of 0 can still be near a lower limit of 0.
        """
        return cls(
            centre,
            np.maximum(centre - reach, floor),
            np.minimum(centre + reach, ceiling),
            centre - NEAR * reach,
            centre + NEAR * reach,
        )
