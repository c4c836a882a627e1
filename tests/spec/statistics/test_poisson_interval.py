"""The interval of a count of events, as the manual tells it."""

import pytest

from spec.specification import Case, Specification, agree

SPECIFICATION = Specification(
    id="poisson",
    title="Interval of a count of events: exact below ten, Byar's from ten",
    method="evenhand.statistics.intervals.poisson_interval",
    prose="""How many events there might as well have been. Below ten events the limits are exact: half the α/2
quantile of χ² with 2x degrees of freedom, and half the 1 − α/2 quantile with 2x + 2. From ten they are Byar's
approximation, `x(1 − 1/(9x) − z/(3√x))³` and `(x+1)(1 − 1/(9(x+1)) + z/(3√(x+1)))³`.

The threshold is a convention and makes a small step: at ten events Byar's 95% limits differ from the exact ones
by −0.17% and +0.006%, the 99.8% limits by −1.5% and +0.25%. Several events of one patient are not Poisson: the
interval is then too narrow.""",
    edges=(
        ("no events", "the lower limit is exactly 0"),
        ("count missing, negative or infinite", "no interval"),
        ("counts that are not whole", "allowed"),
    ),
    sources=("BreslowDay1987", "Garwood1936", "PHEIntervals"),
    columns=("events", "confidence", "lower", "upper"),
    cases=(
        (0, 0.95, 0.0, 3.6889),
        (1, 0.95, 0.0253, 5.5716),
        (9, 0.95, 4.1154, 17.0848),
        (10, 0.95, 4.7874, 18.3915),
        (10, 0.998, 2.9163, 24.1937),
        (65, 0.95, 50.1632, 82.8491),
        (-1, 0.95, None, None),
    ),
    agreement="exact: R's poisson.test to 1e-12; the whole: PHEindicatormethods to 1e-9.",
)


@pytest.mark.parametrize("case", SPECIFICATION.cases)
def test_poisson_interval_is_as_written(case: Case) -> None:
    interval = SPECIFICATION.function([case[0]], case[1])
    agree([*interval.lower, *interval.upper], case[2:])
