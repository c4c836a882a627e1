"""What a practice's circumstances lead us to expect of its figure, and the figure with them taken out."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from evenhand.assessment.crude import Arrays
from evenhand.definitions.schema import IndicatorDefinition
from evenhand.statistics.casemix import (
    CaseMixFamily,
    CaseMixFit,
    contributions,
    fit_casemix,
    fit_within_groups,
)

FloatArray = NDArray[np.float64]
IntArray = NDArray[np.int64]
BoolArray = NDArray[np.bool_]

FAMILIES: Final[Mapping[str, CaseMixFamily]] = {
    "proportion": "binomial",
    "rate": "poisson",
    "ratio": "poisson",
    "mean": "gaussian",
    "score": "gaussian",
}
"""The case-mix model of each statistic (METHODS 1.2); a fact has none."""


LEAST_KNOWN: Final = 0.5
"""A circumstance that is known for less than half of the practices compared is allowed for in none of them."""


@dataclass(frozen=True)
class Covariates:
    """Circumstances allowed for: their ids, their titles for sentences, and each practice's values, shape (K, p)."""

    ids: tuple[str, ...]
    titles: tuple[str, ...]
    values: FloatArray

    def known(self, rows: BoolArray) -> IntArray:
        """Return for how many of `rows` each circumstance is known."""
        return np.asarray(np.isfinite(self.values[rows]).sum(axis=0), dtype=np.int64)

    def known_among(self, rows: BoolArray) -> "Covariates":
        """Return the circumstances that are known for at least :data:`LEAST_KNOWN` of `rows`.

        A practice with any circumstance missing is compared without adjustment. One that is missing for most would
        leave most without any, for the sake of a few.
        """
        if not rows.any():
            return self
        known = np.flatnonzero(self.known(rows) >= LEAST_KNOWN * np.count_nonzero(rows))
        ids, titles = (tuple(names[place] for place in known) for names in (self.ids, self.titles))
        return Covariates(ids, titles, self.values[:, known])


@dataclass(frozen=True)
class Adjusted:
    """An indicator's expectations, one a row of its table; NaN for a practice that is not compared.

    `fit` is per unit of `base` (the denominator, or 1 for a score); `expected`, `adjusted` and `contributions`,
    shape (K, p), are in the indicator's own unit. `counts` is what was fitted: numerators of `base`.
    """

    fit: CaseMixFit
    counts: FloatArray
    base: FloatArray
    expected: FloatArray
    adjusted: FloatArray
    contributions: FloatArray


def adjust(
    definition: IndicatorDefinition,
    arrays: Arrays,
    covariates: Covariates,
    is_compared: BoolArray,
    value: FloatArray,
    england: float,
    areas: IntArray,
) -> Adjusted:
    """Return what is expected of each compared practice given its context, fitted to all of them.

    Where the definition asks for it, effects are those within areas, each of which has a level of its own in the fit.

    `value` and `england` are in the indicator's unit; `areas` the code of each practice's area, for the standard
    errors. Practices that are compared but have a covariate missing are expected to be like the average practice (see
    :func:`evenhand.statistics.casemix.fit_casemix`).
    """
    counts = np.where(is_compared, arrays.numerator, np.nan)
    base = arrays.denominator if definition.is_quotient else np.ones(value.shape)
    family = FAMILIES[definition.statistic]
    if definition.within_areas:
        fit = fit_within_groups(
            family, covariates.values, counts, base, groups=areas, names=covariates.titles
        )
    else:
        fit = fit_casemix(family, covariates.values, counts, base, names=covariates.titles, clusters=areas)
    expected = definition.multiplier * fit.expected
    return Adjusted(
        fit=fit,
        counts=counts,
        base=base,
        expected=expected,
        adjusted=_without_context(definition, value, expected, england),
        contributions=definition.multiplier * contributions(fit, covariates.values),
    )


def _without_context(
    definition: IndicatorDefinition, value: FloatArray, expected: FloatArray, england: float
) -> FloatArray:
    """Return England's value moved by as much as the practice differs from its expectation, on the model's scale.

    Odds for a proportion, so that none lies outside 0 to 1; observed over expected for a rate or a ratio
    (indirect standardisation); the difference for a mean or a score.
    """
    family = FAMILIES[definition.statistic]
    if family == "gaussian":
        return np.asarray(england + value - expected)
    with np.errstate(divide="ignore", invalid="ignore"):
        if family == "poisson":
            return np.asarray(england * value / expected)
        share, e, p = (part / definition.multiplier for part in (value, expected, england))
        factor = p * (1.0 - e) / (e * (1.0 - p))
        return np.asarray(definition.multiplier * share * factor / (1.0 - share + share * factor))
