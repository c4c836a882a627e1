"""Public Health England's funnel of proportions, as the manual tells it."""

import pytest

from spec.specification import Case, Specification, agree

SPECIFICATION = Specification(
    id="phe-proportion-funnel",
    title="Funnel of proportions in Public Health England's form",
    method="evenhand.statistics.funnels.phe_proportion_limits",
    prose="""`p0 ± z √(p0 (1 − p0) / n)`, kept between 0 and 1: the proportions whose Wilson interval just
reaches the benchmark p0. Ordinary variation between practices is not allowed for, so with large denominators
most practices lie outside: kept for comparison only.""",
    edges=(
        ("denominator missing, 0 or negative", "no limits"),
        ("benchmark not a proportion", "no limits"),
        ("a limit beyond 0 or 1", "drawn at 0 or 1"),
    ),
    sources=("PHEIntervals", "Spiegelhalter2005"),
    columns=("denominator", "benchmark", "lower 95%", "upper 95%", "lower 99.8%", "upper 99.8%"),
    cases=(
        (1000, 0.8, 0.7752, 0.8248, 0.7609, 0.8391),
        (50, 0.8, 0.6891, 0.9109, 0.6252, 0.9748),
        (5, 0.8, 0.4494, 1.0, 0.2472, 1.0),
        (0, 0.8, None, None, None, None),
    ),
    agreement="PHEindicatormethods: all 303 labels, limits to its six printed decimals.",
)


@pytest.mark.parametrize("case", SPECIFICATION.cases)
def test_phe_limits_are_as_written(case: Case) -> None:
    limits = SPECIFICATION.function(case[0], case[1])
    agree([limits.lower_95, limits.upper_95, limits.lower_998, limits.upper_998], case[2:])
