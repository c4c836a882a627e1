"""The lines of the predictive funnel, as the manual tells them."""

import numpy as np
import pytest

from evenhand.statistics.predictive import PredictiveFunnel
from spec.specification import Case, Specification, agree

SPECIFICATION = Specification(
    id="predictive-limits",
    title="Lines of the predictive funnel",
    method="evenhand.statistics.predictive.predictive_limits",
    prose="""The values beyond which a practice at the average expectation would have z outside 1.96 or 3.09,
as a function of the denominator. With more patients the lines draw in, but not to nothing: practices differ by
tau² however large they are.

A practice with its own expectation is judged by its z, not by where its point lies between these lines.""",
    edges=(
        ("a denominator 0 or missing", "no lines there"),
        ("so few patients that not even 0 is unusual", "the lower line is at 0 and nothing lies below it"),
        ("an average of 0 or 1", "the lines lie on it"),
        ("more than 160 different denominators", "solved at 160 and interpolated"),
    ),
    sources=("Lancaster1961",),
    columns=(
        "kind",
        "denominator",
        "average",
        "tau²",
        "lower 95%",
        "upper 95%",
        "lower 99.8%",
        "upper 99.8%",
    ),
    cases=(
        ("binomial", 100, 0.3, 0.0, 0.2118, 0.3920, 0.1645, 0.4470),
        ("binomial", 100, 0.3, 0.04, 0.1846, 0.4268, 0.1282, 0.5055),
        ("binomial", 10000, 0.3, 0.04, 0.2227, 0.3867, 0.1857, 0.4418),
        ("gamma-poisson", 100, 0.3, 0.04, 0.1572, 0.4748, 0.0965, 0.5999),
        ("gamma-poisson", 20, 0.3, 0.04, 0.0663, 0.6025, 0.0, 0.8259),
        ("binomial", 0, 0.3, 0.04, None, None, None, None),
    ),
    agreement="the z of the point on the line, to 1e-8.",
)


@pytest.mark.parametrize("case", SPECIFICATION.cases)
def test_predictive_limits_are_as_written(case: Case) -> None:
    kind, denominator, average, tau2 = case[:4]
    funnel = PredictiveFunnel(kind, np.empty(0), tau2, average, np.empty(0), 0)
    limits = SPECIFICATION.function(funnel, [denominator])
    agree([*limits.lower_95, *limits.upper_95, *limits.lower_998, *limits.upper_998], case[4:])
