"""Contributions of circumstances, as the manual tells it."""

import numpy as np
import pytest

from evenhand.statistics.casemix import CaseMixFamily, CaseMixFit, linked, unlinked
from spec.specification import Case, Specification, agree

SPECIFICATION = Specification(
    id="contributions",
    title="Contributions: how much each circumstance adds to an expectation",
    method="evenhand.statistics.casemix.contributions",
    prose="""Effects add up on the link's scale; an expectation is wanted in the indicator's own unit. Walk straight
from the average practice to this one on the link's scale: each step's share of the rise is its circumstance's
contribution, `β_j (x_ij − mean_j) · (h(η_i) − h(η_mean)) / (η_i − η_mean)`. They add up to the expectation less that
of the average practice, whatever the order.

In the cases "away" is how far the practice lies from the average in each of two circumstances.""",
    edges=(
        ("on the average", "the quotient is the slope of the link there"),
        ("two circumstances that cancel out", "each contributes, and they add up to nothing"),
        ("a circumstance left out of the fit", "0"),
        ("an unadjusted practice", "none: nothing is known of its circumstances"),
    ),
    sources=("Sundararajan2017", "Fairlie2005"),
    columns=("family", "average expected", "β", "away", "first contributes", "second contributes"),
    cases=(
        ("binomial", 0.3, (0.02, -0.5), (20.0, 0.4), 0.0872, -0.0436),
        ("binomial", 0.3, (0.02, -0.5), (0.0, 0.0), 0.0, 0.0),
        ("binomial", 0.3, (0.02, -0.5), (10.0, 0.4), 0.042, -0.042),
        ("poisson", 0.1, (0.02, -0.5), (20.0, 0.4), 0.0443, -0.0221),
        ("gaussian", 70.0, (0.02, -0.5), (20.0, 0.4), 0.4, -0.2),
    ),
    agreement="the integral of the slope along the path, to 1e-8 relative.",
)


def written(family: CaseMixFamily, average: float, effects: np.ndarray, away: np.ndarray) -> CaseMixFit:
    """Return the fit of one practice that lies `away` from an average at 0."""
    intercept = float(linked(family, average))
    eta = np.array([intercept + effects @ away])
    nothing, yes = np.zeros(2), np.array([True])
    return CaseMixFit(
        family, ("one", "two"), effects, nothing, nothing, np.ones(2), intercept, average, 1.0,
        unlinked(family, eta), eta, yes, ~yes, np.zeros(2, dtype=bool), (),
    )  # fmt: skip


@pytest.mark.parametrize("case", SPECIFICATION.cases)
def test_contributions_are_as_written(case: Case) -> None:
    effects, away = np.array(case[2]), np.array(case[3])
    parts = SPECIFICATION.function(written(case[0], case[1], effects, away), away[None, :])
    agree(parts[0], case[4:])
