"""How a sample was drawn: weights, strata, clusters and the share of the population that was asked."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from evenhand.common.errors import InputError
from evenhand.statistics.arrays import FloatArray, IntArray, floats


@dataclass(frozen=True)
class Design:
    """A sample's design, one entry per respondent.

    Attributes
    ----------
    weights
        how many persons each respondent stands for; 0 leaves a respondent out of a domain's estimate
        but in the design, which is what a domain needs.
    strata
        stratum of each; None for one stratum.
    clusters
        primary sampling unit of each; None when respondents were drawn one by one.
    population
        number of sampling units in the respondent's stratum, for the finite population correction ``1
        − n_h / N_h``; None for none.
    """

    weights: FloatArray
    strata: NDArray[np.generic] | None = None
    clusters: NDArray[np.generic] | None = None
    population: FloatArray | None = None

    def __post_init__(self) -> None:
        for name in ("strata", "clusters", "population"):
            column = getattr(self, name)
            if column is not None and column.shape != self.weights.shape:
                raise InputError(
                    "a design has one entry per respondent",
                    where=name,
                    received=column.shape,
                    remedy=f"Give {self.weights.size} entries, as there are weights",
                )

    @property
    def degrees_of_freedom(self) -> int:
        """Sampling units less strata."""
        units, strata, _ = self.sampling_units()
        return len(units) - len(np.unique(strata))

    def sampling_units(self) -> tuple[IntArray, IntArray, IntArray]:
        """Return the first row of each sampling unit, the stratum of each unit, and each row's unit."""
        size = self.weights.size
        strata = np.zeros(size, dtype=np.int64) if self.strata is None else _codes(self.strata)
        if self.clusters is None:
            rows = np.arange(size, dtype=np.int64)
            return rows, strata, rows
        # A cluster's name may be used again in another stratum, so a unit is the pair.
        pairs = strata * size + _codes(self.clusters)
        _, first, unit = np.unique(pairs, return_index=True, return_inverse=True)
        return first.astype(np.int64), strata[first], unit.astype(np.int64)


def kish_design_effect(weights: ArrayLike) -> float:
    """Return ``n Σw² / (Σw)²``: how much unequal weights widen a variance. NaN without weights.

    Source: Kish (1965) [Kish1965].
    """
    w = floats(weights)
    total = float(w.sum())
    return float(w.size * (w**2).sum() / total**2) if total > 0 else float("nan")


def effective_number(weights: ArrayLike) -> float:
    """Return ``(Σw)² / Σw²``: the equally weighted respondents these are worth. NaN without weights.

    Source: Kish (1965) [Kish1965].
    """
    w = floats(weights)
    squares = float((w**2).sum())
    return float(w.sum()) ** 2 / squares if squares > 0 else float("nan")


def _codes(labels: NDArray[np.generic]) -> IntArray:
    codes: IntArray = np.unique(labels, return_inverse=True)[1].astype(np.int64)
    return codes
