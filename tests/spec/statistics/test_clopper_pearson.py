"""The exact interval of a proportion, as the manual tells it."""

import pytest

from spec.specification import Case, Specification, agree

SPECIFICATION = Specification(
    id="clopper-pearson",
    title="Interval of a proportion: exact (Clopper-Pearson)",
    method="evenhand.statistics.intervals.clopper_pearson",
    prose="""Kept as a named alternative. It covers at least its level, usually more, and so is wider than
Wilson's: no page shows it.

Lower: the α/2 quantile of Beta(x, n − x + 1). Upper: the 1 − α/2 quantile of Beta(x + 1, n − x).""",
    edges=(
        ("x = 0", "the lower limit is exactly 0"),
        ("x = n", "the upper limit is exactly 1"),
        ("a count missing or impossible", "no interval"),
    ),
    sources=("ClopperPearson1934",),
    columns=("numerator", "denominator", "confidence", "lower", "upper"),
    cases=(
        (5, 10, 0.95, 0.1871, 0.8129),
        (81, 100, 0.95, 0.7193, 0.8816),
        (81, 100, 0.998, 0.6651, 0.9126),
        (0, 20, 0.95, 0.0, 0.1684),
        (20, 20, 0.95, 0.8316, 1.0),
        (0, 0, 0.95, None, None),
    ),
    agreement="R's binom.test to 1e-12.",
)


@pytest.mark.parametrize("case", SPECIFICATION.cases)
def test_clopper_pearson_is_as_written(case: Case) -> None:
    interval = SPECIFICATION.function(*case[:3])
    agree([interval.lower, interval.upper], case[3:])
