"""The interval of a rate, as the manual tells it."""

import pytest

from spec.specification import Case, Specification, agree

SPECIFICATION = Specification(
    id="rate",
    title="Interval of a rate",
    method="evenhand.statistics.intervals.rate_interval",
    prose="""The interval of the count of events, divided by the population (or the expected events) they came
from and multiplied by what the rate is expressed per. The population is taken as known.""",
    edges=(
        ("more events than persons", "allowed: an event may happen twice to one person"),
        ("exposure 0, missing or negative", "no interval"),
        ("events missing or negative", "no interval"),
    ),
    sources=("BreslowDay1987", "PHEIntervals"),
    columns=("events", "exposure", "multiplier", "lower", "upper"),
    cases=(
        (12, 240, 1000, 25.8063, 87.3452),
        (300, 220, 1000, 1213.6740, 1527.0085),
        (0, 100, 100, 0.0, 3.6889),
        (4, 0, 1000, None, None),
    ),
    agreement="PHEindicatormethods to 1e-9.",
)


@pytest.mark.parametrize("case", SPECIFICATION.cases)
def test_rate_interval_is_as_written(case: Case) -> None:
    events, exposure, multiplier = case[:3]
    interval = SPECIFICATION.function(events, exposure, multiplier=multiplier)
    agree([interval.lower, interval.upper], case[3:], places=3)
