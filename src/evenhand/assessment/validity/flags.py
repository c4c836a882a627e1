"""How often ordinary practices are flagged, and how many unusual ones are found, in every kind of indicator."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any, Final

import numpy as np

from evenhand.assessment.validity.planting import (
    PRACTICES,
    Family,
    FloatArray,
    counted,
    denominators,
    england,
    varied,
    varied_otherwise,
)
from evenhand.statistics.casemix import fit_casemix
from evenhand.statistics.confidence import CONFIDENCE_998, two_sided_z
from evenhand.statistics.predictive import PredictiveFunnel, binomial_funnel, gamma_poisson_funnel

PROPORTIONS: Final = (0.02, 0.05, 0.3, 0.75, 0.95, 0.98)
RATES: Final = (0.001, 0.01, 0.1)
"""Base rates: of proportions, and of events a person."""
VARIATIONS: Final = {"none": 0.0, "moderate": 0.15, "strong": 0.4}
"""Standard deviation of the usual variation between practices, on the link's scale."""
SIZES: Final = {"few": 0.003, "small": 0.03, "large": 0.2}
"""Share of the list that an indicator is about: a median of 24, 240 and 1,600 patients."""
UNUSUAL: Final = (0.0, 0.02, 0.05)
"""Share of practices that are unusual."""
SHIFT: Final = 1.0
"""By how much they are, on the link's scale: their odds or rate is 2.7 times what it would be."""
LIST_BANDS: Final = (0, 4000, 6000, 8000, 12_000, 20_000)
"""Where the list sizes of the power table begin."""


@dataclass(frozen=True)
class Cell:
    """A kind of indicator: its family, base rate, usual variation, size, and the share of practices unusual.

    With `other_law` practices vary by another law than the funnel takes, and nobody is unusual.
    """

    family: Family
    base: float
    variation: str
    size: str
    unusual: float
    other_law: bool = False


_OTHERWISE: Final[tuple[tuple[Family, float], ...]] = (
    ("binomial", 0.05), ("binomial", 0.3), ("poisson", 0.01), ("poisson", 0.1),
)  # fmt: skip
OTHER_LAWS: Final = tuple(
    Cell(family, base, variation, size, 0.0, other_law=True)
    for family, base in _OTHERWISE
    for variation in ("moderate", "strong")
    for size in ("small", "large")
)
"""What becomes of the level where the funnel is wrong about how practices vary: shown, not bounded."""


@dataclass(frozen=True)
class Flags:
    """Counts of one made-up England: ordinary practices, those of them flagged, and unusual ones found, by list size.

    `found` and `planted` have one entry a band of :data:`LIST_BANDS`.
    """

    ordinary: int
    higher: int
    lower: int
    found: tuple[int, ...]
    planted: tuple[int, ...]


@dataclass(frozen=True)
class FlagRate:
    """A cell's rates over its Englands: ordinary practices beyond 99.8%, above and below, and unusual ones found.

    `error` is the standard error of the larger of `higher` and `lower`; `found` is None where none were unusual.
    """

    cell: Cell
    higher: float
    lower: float
    error: float
    found: float | None

    @property
    def larger(self) -> float:
        """The rate on the side where it is larger."""
        return max(self.higher, self.lower)

    def as_dict(self) -> dict[str, Any]:
        """Return the row as JSON has it."""
        rates = {
            "higher": self.higher,
            "lower": self.lower,
            "standard_error": self.error,
            "found": self.found,
        }
        return asdict(self.cell) | rates


def grid(sizes: Sequence[str] = tuple(SIZES)) -> tuple[Cell, ...]:
    """Return every cell of the study."""
    bases: list[tuple[Family, float]] = [("binomial", base) for base in PROPORTIONS]
    bases += [("poisson", base) for base in RATES]
    return tuple(
        Cell(family, base, variation, size, unusual)
        for family, base in bases
        for variation in VARIATIONS
        for size in sizes
        for unusual in UNUSUAL
    )


def flags(cell: Cell, rng: np.random.Generator, practices: int = PRACTICES) -> Flags:
    """Make an England of this kind up, judge it as the product does, and count.

    Expectations are fitted to the counts, circumstances given; unusual practices lie above what is expected.
    """
    made = england(rng, practices)
    n = denominators(made, SIZES[cell.size])
    unusual = rng.random(practices) < cell.unusual
    shift = np.where(unusual, SHIFT, 0.0)
    spread = VARIATIONS[cell.variation]
    if cell.other_law:
        truth = varied_otherwise(cell.family, rng, cell.base, made.context, spread)
    else:
        truth = varied(cell.family, rng, cell.base, made.context, spread, shift)
    z = judged(cell.family, counted(cell.family, rng, n, truth), n, made.covariates).z
    beyond = two_sided_z(CONFIDENCE_998)
    band = np.digitize(made.lists[unusual], LIST_BANDS[1:])
    found = z[unusual] > beyond
    return Flags(
        ordinary=int((~unusual).sum()),
        higher=int((z[~unusual] > beyond).sum()),
        lower=int((z[~unusual] < -beyond).sum()),
        found=tuple(np.bincount(band, weights=found, minlength=len(LIST_BANDS)).astype(int).tolist()),
        planted=tuple(np.bincount(band, minlength=len(LIST_BANDS)).tolist()),
    )


def judged(family: Family, x: FloatArray, n: FloatArray, covariates: FloatArray) -> PredictiveFunnel:
    """Return the predictive funnel given context."""
    expected = fit_casemix(family, covariates, x, n).expected
    return (binomial_funnel if family == "binomial" else gamma_poisson_funnel)(x, n, expected)


def flag_rate(cell: Cell, seen: Sequence[Flags]) -> FlagRate:
    """Return the rates of a cell over the Englands made up for it."""
    ordinary = sum(each.ordinary for each in seen)
    higher, lower = (sum(getattr(each, side) for each in seen) / ordinary for side in ("higher", "lower"))
    planted = sum(sum(each.planted) for each in seen)
    found = sum(sum(each.found) for each in seen) / planted if planted else None
    larger = max(higher, lower)
    return FlagRate(cell, higher, lower, float(np.sqrt(larger * (1.0 - larger) / ordinary)), found)
