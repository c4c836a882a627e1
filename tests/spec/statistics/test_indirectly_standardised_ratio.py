"""Indirect standardisation, as the manual tells it."""

import pytest

from spec.specification import Case, Specification, agree

SPECIFICATION = Specification(
    id="indirect-standardisation",
    title="Indirectly standardised ratio",
    method="evenhand.statistics.standardisation.indirectly_standardised_ratio",
    prose="""Observed events over those expected at the reference's rates in this practice's population, `O /
E`. The interval is that of O, divided by E, which is taken as known.

Ratios of two practices rest on different populations: each may be compared with the reference, never with
another practice. A reference that holds the practice itself draws its ratio towards 1.""",
    edges=(
        ("nothing observed", "ratio 0, lower limit 0"),
        ("nothing expected", "no ratio"),
        ("a count missing or negative", "no ratio"),
    ),
    sources=("BreslowDay1987",),
    columns=("observed", "expected", "ratio", "lower", "upper"),
    cases=(
        (30, 20, 1.5, 1.0118, 2.1414),
        (5, 10, 0.5, 0.1623, 1.1668),
        (0, 4, 0.0, 0.0, 0.9222),
        (5, 0, None, None, None),
    ),
    agreement="the interval is that of a rate.",
)


@pytest.mark.parametrize("case", SPECIFICATION.cases)
def test_indirectly_standardised_ratio_is_as_written(case: Case) -> None:
    ratio = SPECIFICATION.function(case[0], case[1])
    agree([ratio.value, ratio.interval.lower, ratio.interval.upper], case[2:], places=3)
