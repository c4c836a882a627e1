"""The Wilson interval, as the manual tells it."""

import pytest

from spec.specification import Case, Specification, agree

SPECIFICATION = Specification(
    id="wilson",
    title="Interval of a proportion: Wilson's score interval",
    method="evenhand.statistics.intervals.wilson",
    prose="""The proportions that the count does not speak against. Unlike the textbook interval it stays
between 0 and 1 and behaves when few or almost all patients are counted.

`(2x + z² ∓ z √(z² + 4x(1 − x/n))) / (2(n + z²))`, with z 1.960 at 95% and 3.090 at 99.8%. There is no
continuity correction.""",
    edges=(
        ("no patient counted (x = 0)", "the lower limit is exactly 0"),
        ("every patient counted (x = n)", "the upper limit is exactly 1"),
        ("denominator 0, missing or negative", "no interval"),
        ("numerator missing, negative or above the denominator", "no interval"),
        ("counts that are not whole (weighted)", "allowed; the interval then ignores the survey's design"),
    ),
    sources=("Wilson1927", "Newcombe1998"),
    columns=("numerator", "denominator", "confidence", "lower", "upper"),
    cases=(
        (5, 10, 0.95, 0.2366, 0.7634),
        (81, 100, 0.95, 0.7222, 0.8749),
        (810, 1000, 0.95, 0.7845, 0.8331),
        (810, 1000, 0.998, 0.7688, 0.8453),
        (0, 20, 0.95, 0.0, 0.1611),
        (20, 20, 0.95, 0.8389, 1.0),
        (3, 0, 0.95, None, None),
        (11, 10, 0.95, None, None),
    ),
    agreement="R's prop.test to 1e-12; PHEindicatormethods to 1e-9.",
)


@pytest.mark.parametrize("case", SPECIFICATION.cases)
def test_wilson_is_as_written(case: Case) -> None:
    interval = SPECIFICATION.function(*case[:3])
    agree([interval.lower, interval.upper], case[3:])
