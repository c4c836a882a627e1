"""A made-up England whose truth is known: what each study plants and then asks the product to find."""

from dataclasses import dataclass
from typing import Final, Literal

import numpy as np
from numpy.typing import NDArray
from scipy.special import expit, logit

FloatArray = NDArray[np.float64]
IntArray = NDArray[np.int64]
BoolArray = NDArray[np.bool_]

Family = Literal["binomial", "poisson"]

PRACTICES: Final = 6500
AREAS: Final = 106
"""As many as England has practices and commissioners' areas."""
LIST_LOG_MEAN, LIST_LOG_SD, LIST_RANGE = 9.0, 0.55, (750, 60_000)
"""Lists are log-normal: half between 5,600 and 11,700 patients, nobody under 750."""
FEWEST: Final = 5
"""The smallest denominator that is compared."""
CONTEXT_EFFECTS: Final = (0.25, -0.15, 0.10)
"""On the link's scale, of covariates with mean 0 and standard deviation 1."""


@dataclass(frozen=True)
class England:
    """Practices with their lists, areas and circumstances, shape (K,) and (K, p); `context` is the planted effect."""

    lists: FloatArray
    areas: IntArray
    covariates: FloatArray
    context: FloatArray


def england(rng: np.random.Generator, practices: int = PRACTICES) -> England:
    """Return a made-up England. Half of each covariate's variance lies between areas, as deprivation's does."""
    number = max(round(AREAS * practices / PRACTICES), 3)
    lists = np.exp(rng.normal(LIST_LOG_MEAN, LIST_LOG_SD, practices)).clip(*LIST_RANGE)
    areas = rng.integers(0, number, practices)
    width = len(CONTEXT_EFFECTS)
    covariates = np.sqrt(0.5) * (
        rng.normal(size=(number, width))[areas] + rng.normal(size=(practices, width))
    )
    return England(np.round(lists), areas, covariates, covariates @ np.array(CONTEXT_EFFECTS))


def denominators(made: England, share: float) -> FloatArray:
    """Return how many of each list a figure is about, at least :data:`FEWEST`."""
    return np.asarray(np.maximum(FEWEST, np.round(made.lists * share)), dtype=np.float64)


def counted(
    family: Family, rng: np.random.Generator, denominator: FloatArray, truth: FloatArray
) -> FloatArray:
    """Return counts that chance makes of the true proportions or rates."""
    if family == "binomial":
        return rng.binomial(denominator.astype(np.int64), truth).astype(np.float64)
    return rng.poisson(denominator * truth).astype(np.float64)


def varied(
    family: Family,
    rng: np.random.Generator,
    base: float,
    context: FloatArray,
    spread: float,
    shift: FloatArray,
) -> FloatArray:
    """Return each practice's true proportion or rate: base and context, the usual variation, and a shift of its own.

    Proportions vary normally on the logit with standard deviation `spread`; rates by a gamma factor of mean 1
    and standard deviation `spread`: the laws that the funnel takes. The shift is on the link's scale.
    """
    if family == "binomial":
        return np.asarray(expit(logit(base) + context + spread * rng.normal(size=context.shape) + shift))
    factor = rng.gamma(spread**-2, spread**2, context.shape) if spread else np.ones(context.shape)
    return np.asarray(base * factor * np.exp(context + shift))


def varied_otherwise(
    family: Family, rng: np.random.Generator, base: float, context: FloatArray, spread: float
) -> FloatArray:
    """Return true proportions or rates that vary by other laws than the funnel takes, about as widely.

    Proportions by a beta law with the variance that `spread` on the logit gives, rates by a log-normal factor.
    """
    if family == "poisson":
        return np.asarray(base * np.exp(context + spread * rng.normal(size=context.shape) - spread**2 / 2.0))
    p = expit(logit(base) + context)
    total = 1.0 / (p * (1.0 - p) * spread**2) - 1.0
    return np.asarray(rng.beta(p * total, (1.0 - p) * total))
