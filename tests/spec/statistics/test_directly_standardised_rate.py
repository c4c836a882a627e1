"""Direct standardisation, as the manual tells it."""

import pytest

from spec.specification import Case, Specification, agree

SPECIFICATION = Specification(
    id="direct-standardisation",
    title="Directly standardised rate, with Dobson's interval",
    method="evenhand.statistics.standardisation.directly_standardised_rate",
    prose="""The rate a practice would have if its patients were of the ages and sexes of the standard
population: `v = Σ w x/n / W`, with variance `Σ w² x/n² / W²`. The interval stretches the Poisson limits of all
X events: `v + √(Var/X) (X_L − X)` and likewise above.

Events that repeat in one person make the plain interval too narrow. Given how many persons had one, two, …
events, the variance is `Σ k² Var_k`. Fay and Feuer's gamma interval is another method and gives other limits.""",
    edges=(
        ("fewer than ten events in all", "no rate and no interval"),
        ("events missing in an age band", "counted as none"),
        ("population missing, 0 or negative in an age band", "no rate for that practice"),
        ("another number of age bands than the standard", "refused"),
    ),
    sources=("Dobson1991", "PHEIntervals"),
    columns=("events by age", "populations by age", "standard", "rate per 1,000", "lower", "upper"),
    cases=(
        ((10, 30, 60), (1000, 1000, 1000), (50, 30, 20), 26.0, 20.8619, 31.9624),
        ((30, 30, 40), (1500, 1000, 500), (50, 30, 20), 35.0, 28.4281, 42.6262),
        ((1, 3, 5), (1000, 1000, 1000), (50, 30, 20), None, None, None),
        ((10, 30, 60), (1000, 0, 1000), (50, 30, 20), None, None, None),
    ),
    agreement="PHEindicatormethods and epitools to 1e-9.",
)


@pytest.mark.parametrize("case", SPECIFICATION.cases)
def test_directly_standardised_rate_is_as_written(case: Case) -> None:
    rate = SPECIFICATION.function([case[0]], [case[1]], case[2], multiplier=1000)
    agree([*rate.value, *rate.interval.lower, *rate.interval.upper], case[3:])
