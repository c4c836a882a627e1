"""Pooled benchmarks, as the manual tells them."""

import pytest

from spec.specification import Case, Specification, agree

NAN = float("nan")
SPECIFICATION = Specification(
    id="pooled-value",
    title="Benchmark: the pooled value",
    method="evenhand.statistics.benchmarks.pooled_value",
    prose="""The value of England or of an area is the sum of its practices' numerators over the sum of their
denominators, not the mean of their values: every patient counts once.

A practice enters with both its figures or not at all. Where numerators are suppressed, the sum is not the
national value; the published national value is then used instead.""",
    edges=(
        ("a numerator missing", "its denominator stays out too"),
        ("a denominator 0", "the practice stays out"),
        ("no usable practice", "no value"),
    ),
    sources=(),
    columns=("numerators", "denominators", "value", "practices"),
    cases=(
        ((10, 30), (100, 300), 0.1, 2),
        ((10, 90), (100, 100), 0.5, 2),
        ((10, NAN, 30), (100, 900, 100), 0.2, 2),
        ((1, 1), (0, 4), 0.25, 1),
        ((NAN,), (5,), None, 0),
    ),
    agreement="sums by hand; the national pool of a published file to the patient.",
)


@pytest.mark.parametrize("case", SPECIFICATION.cases)
def test_pooled_value_is_as_written(case: Case) -> None:
    pooled = SPECIFICATION.function(case[0], case[1])
    agree([pooled.value, pooled.units], case[2:])
