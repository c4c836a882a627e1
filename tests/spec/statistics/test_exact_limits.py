"""Exact funnel limits, as the manual tells them."""

import pytest

from evenhand.statistics.funnels import exact_poisson_limit
from spec.specification import Case, Specification, agree

SPECIFICATION = Specification(
    id="exact-funnel",
    title="Funnel with exact, interpolated limits",
    method="evenhand.statistics.funnels.exact_binomial_limit",
    prose="""The proportion below which a probability p of a binomial count lies, between two whole counts: `(r
− a) / n` with r the smallest count with F(r) ≥ p and `a = (F(r) − p) / (F(r) − F(r − 1))`. For a ratio of
events the same with a Poisson count (`exact_poisson_limit`).

With fewer than about 30 patients the 99.8% limits are often 0 and 1: such a practice is too small to judge, not
similar.""",
    edges=(
        ("r = 0", "the interpolation may fall below 0; it is drawn at 0"),
        ("no denominator, or a benchmark of 0 or 1", "no limit"),
    ),
    sources=("Spiegelhalter2005",),
    columns=("denominator", "benchmark", "probability", "limit"),
    cases=(
        (100, 0.2, 0.025, 0.1197),
        (100, 0.2, 0.975, 0.2765),
        (100, 0.9, 0.999, 0.9758),
        (10, 0.2, 0.025, -0.0767),
        (10, 0.0, 0.025, None),
    ),
    agreement="Spiegelhalter's published formula in R to 1e-9.",
)


@pytest.mark.parametrize("case", SPECIFICATION.cases)
def test_exact_limits_are_as_written(case: Case) -> None:
    agree(SPECIFICATION.function(*case[:3]), case[3])


@pytest.mark.parametrize(("expected", "probability", "limit"), [(10, 0.975, 1.616), (100, 0.001, 0.7007)])
def test_exact_limits_of_a_ratio_are_as_written(expected: float, probability: float, limit: float) -> None:
    agree(exact_poisson_limit(expected, probability), limit)
