"""A planted split, recovered: context, place, chance and what is left, and the intervals of the last."""

from dataclasses import dataclass
from typing import Final

import numpy as np

from evenhand.assessment.validity.planting import (
    PRACTICES,
    England,
    Family,
    FloatArray,
    counted,
    denominators,
    england,
)
from evenhand.statistics.casemix import fit_casemix, unlinked
from evenhand.statistics.casemix.fit import centred_intercept
from evenhand.statistics.nested import nested_model, sampling_variances, split
from evenhand.statistics.ranks import rank_intervals

PARTS: Final = ("context", "place", "chance", "unexplained")
LEAST_TRUTH: Final = 0.05
"""Of the base: a true proportion or rate is no lower, and of what is left of 1 no share closer to it."""


@dataclass(frozen=True)
class Planted:
    """What is planted: a base, and the standard deviations of place and of practices, as shares of the base."""

    family: Family
    base: float
    place: float
    practices: float
    share: float


STUDIES: Final = (
    Planted("binomial", 0.3, 0.05, 0.10, 0.2),
    Planted("binomial", 0.3, 0.05, 0.10, 0.03),
    Planted("binomial", 0.8, 0.02, 0.04, 0.2),
    Planted("binomial", 0.05, 0.10, 0.20, 0.2),
    Planted("poisson", 0.1, 0.10, 0.20, 0.2),
    Planted("poisson", 0.02, 0.10, 0.20, 0.2),
)


@dataclass(frozen=True)
class Recovered:
    """Sums of one made-up England: errors, squares of the truth, and intervals that hold the truth.

    `error` is the mean of estimate − truth, `spread` the standard deviation of the truth and `slope` the regression
    of the truth on the estimate, each by part in the order of :data:`PARTS`.
    """

    error: FloatArray
    spread: FloatArray
    slope: FloatArray
    unexplained_coverage: float
    rank_coverage: float


def recovered(planted: Planted, rng: np.random.Generator, practices: int = PRACTICES) -> Recovered:
    """Make an England up with a planted split, split it as the product does, and compare.

    Place and practice effects are normal on the scale of the figure and measured from England's average.
    """
    made = england(rng, practices)
    n = denominators(made, planted.share)
    truth = planted_parts(planted, made, n, rng)
    figure = truth["england"] + truth["context"] + truth["place"] + truth["unexplained"]
    x = counted(planted.family, rng, n, figure)
    fit = fit_casemix(planted.family, made.covariates, x, n)
    variances = sampling_variances(planted.family, fit.expected, n)
    lost = 1 + made.covariates.shape[1]
    model = nested_model(x / n - fit.expected, variances, made.areas, lost=lost)
    found = split(x / n, x.sum() / n.sum(), fit.expected, model)
    truth["chance"] = x / n - figure
    sd = np.sqrt(model.tau2 * (1.0 - model.reliability))
    ranks = rank_intervals(found.unexplained, sd, made.areas, seed=int(rng.integers(2**31)))
    held = (truth["unexplained"] >= found.lower) & (truth["unexplained"] <= found.upper)
    rank = true_ranks(truth["unexplained"], made.areas)
    pairs = [(getattr(found, part), truth[part]) for part in PARTS]
    return Recovered(
        error=np.array([(estimate - true).mean() for estimate, true in pairs]),
        spread=np.array([true.std() for _, true in pairs]),
        slope=np.array([np.cov(estimate, true)[0, 1] / estimate.var(ddof=1) for estimate, true in pairs]),
        unexplained_coverage=float(held.mean()),
        rank_coverage=float(((rank >= ranks.lower) & (rank <= ranks.upper)).mean()),
    )


def planted_parts(
    planted: Planted, made: England, n: FloatArray, rng: np.random.Generator
) -> dict[str, FloatArray]:
    """Return England's true value, and each practice's true context, place and unexplained part."""
    family, base = planted.family, planted.base
    intercept = centred_intercept(family, made.context, base * n, n)
    expected = unlinked(family, intercept + made.context)
    place = planted.place * base * rng.normal(size=int(made.areas.max()) + 1)[made.areas]
    place -= (n @ place) / n.sum()
    own = planted.practices * base * rng.normal(size=n.shape)
    most = 1.0 - LEAST_TRUTH * (1.0 - base) if family == "binomial" else np.inf
    own = np.clip(expected + place + own, LEAST_TRUTH * base, most) - expected - place
    own -= (n @ own) / n.sum()
    return {"england": np.full(n.shape, base), "context": expected - base, "place": place, "unexplained": own}


def true_ranks(values: FloatArray, groups: np.ndarray) -> FloatArray:
    """Return each value's rank in its group, 1 the lowest."""
    order = np.lexsort((values, groups))
    begins = np.searchsorted(groups[order], groups[order])
    rank = np.empty(values.shape)
    rank[order] = np.arange(values.size) - begins + 1
    return rank
