"""The slope and the relative index of inequality, as the manual tells them."""

import pytest

from spec.specification import Case, Specification, agree

PEOPLE = (10, 12, 9, 11, 8)

SPECIFICATION = Specification(
    id="slope-of-inequality",
    title="The slope and the relative index of inequality",
    method="evenhand.statistics.inequality.slope_of_inequality",
    prose="""Groups of people in the order of their deprivation are laid side by side, each as wide as its share of the
population, and a line is drawn through their values at their middles, weighted by those shares. The slope index is
the line's end less its beginning, the relative index the one over the other. On the log or logit scale the line is
straight there and both ends are taken back. The equity check of a release takes groups of practices with about equally
many patients, the value before and after context is taken out, and the closed form of the standard error.""",
    edges=(
        ("fewer than 5 groups or more than 100", "refused"),
        ("a missing value, a population not above 0", "refused, with the group"),
        ("a negative multiplier", "turns the slope, and the ratio upside down"),
        ("no standard errors", "no interval"),
    ),
    sources=("LowLow2004",),
    columns=("values", "populations", "scale", "slope", "ratio"),
    cases=(
        ((70, 72, 75, 76, 80), PEOPLE, "identity", 11.4812, 1.1675),
        ((0.30, 0.28, 0.22, 0.20, 0.15), PEOPLE, "logit", -0.1881, 0.4428),
    ),
    agreement="PHEindicatormethods 2.1.0 on every set with an answer, to 1e-9; its simulated intervals to 2% of their"
    " width.",
)


@pytest.mark.parametrize("case", SPECIFICATION.cases)
def test_indices_are_as_written(case: Case) -> None:
    found = SPECIFICATION.function(case[0], case[1], scale=case[2])
    agree((found.slope, found.ratio), case[3:])
