"""The interval of a mean, as the manual tells it."""

import pytest

from spec.specification import Case, Specification, agree

SPECIFICATION = Specification(
    id="mean",
    title="Interval of a mean: Student's t",
    method="evenhand.statistics.intervals.mean_interval",
    prose="""`mean ± t(n − 1) · s / √n`, s being the standard deviation with n − 1 in its denominator.""",
    edges=(
        ("a single observation", "no interval: its spread is not known"),
        ("no spread at all (s = 0)", "both limits are the mean"),
        ("anything missing, or a negative deviation", "no interval"),
    ),
    sources=("Student1908",),
    columns=("mean", "standard deviation", "number", "confidence", "lower", "upper"),
    cases=(
        (10.0, 2.0, 5, 0.95, 7.5167, 12.4833),
        (10.0, 2.0, 5, 0.998, 3.5841, 16.4159),
        (50.0, 8.0, 100, 0.95, 48.4126, 51.5874),
        (50.0, 0.0, 100, 0.95, 50.0, 50.0),
        (50.0, 8.0, 1, 0.95, None, None),
    ),
    agreement="PHEindicatormethods to 1e-9.",
)


@pytest.mark.parametrize("case", SPECIFICATION.cases)
def test_mean_interval_is_as_written(case: Case) -> None:
    interval = SPECIFICATION.function(*case[:4])
    agree([interval.lower, interval.upper], case[4:])
