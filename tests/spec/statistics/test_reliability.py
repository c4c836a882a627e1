"""Reliability and the size it needs, as the manual tells them."""

import pytest

from evenhand.statistics.reliability import size_needed
from spec.specification import Case, Specification, agree

SPECIFICATION = Specification(
    id="reliability",
    title="Reliability, and how many patients it needs",
    method="evenhand.statistics.reliability.spearman_brown",
    prose="""Reliability is the share of a figure's distance from its expectation that is not chance: `τ²/(τ²
+ s²)`. For a mean of n people, of whose variance the share icc lies between units, it is `n icc / (1 + (n −
1) icc)`; a reliability R needs `R (1 − icc) / ((1 − R) icc)` people. At 0.7 figures begin to tell practices
apart, at 0.9 they do it well; below 0.7 a page says how many patients it would take.""",
    edges=(
        ("units do not differ", "reliability 0, and no size suffices"),
        ("a figure that is no sample", "reliability 1"),
        ("none, or all, of n", "a variance from (x + ½)/(n + 1): they are not taken to be certain"),
    ),
    sources=("Spearman1910", "Brown1910", "Lyratzopoulos2011"),
    columns=("icc", "people", "reliability", "people for 0.7", "people for 0.9"),
    cases=(
        (0.02, 100, 0.6711, 114.3333, 441.0),
        (0.05, 100, 0.8403, 44.3333, 171.0),
        (0.1, 30, 0.7692, 21.0, 81.0),
    ),
    agreement="closed forms, to 1e-9.",
)


@pytest.mark.parametrize("case", SPECIFICATION.cases)
def test_reliability_and_sizes_are_as_written(case: Case) -> None:
    agree(SPECIFICATION.function(case[0], case[1]), case[2])
    agree(size_needed(case[0], [0.7, 0.9]), case[3:])
