"""The predictive funnel of a rate, as the manual tells it."""

import pytest

from spec.specification import Case, Specification, agree

SPECIFICATION = Specification(
    id="predictive-rate",
    title="Predictive funnel of a rate of events (the default)",
    method="evenhand.statistics.predictive.gamma_poisson_funnel",
    prose="""As for a proportion, with counts of events: Poisson about the expected number, times a gamma
variable with mean 1 and variance tau². The count is then negative binomial, with mean E and variance E + tau²
E², and its tails are incomplete beta functions: no integral is needed. tau² is solved for in the same way.

The level of this funnel rests on the gamma shape. Where practices vary strongly and by a log-normal law instead
(standard deviation 0.4 of the logarithm), up to 0.5% of ordinary practices lie beyond the upper 99.8% limit; with
0.15, under 0.2%.""",
    edges=(
        ("exposure 0 or missing, or events missing or negative", "no z; left out of the fit"),
        ("no events anywhere", "z is 0 and tau² is 0"),
        ("no event expected", "z is 0 if none came, else none"),
        ("tau² next to nothing", "the Poisson's own tails"),
    ),
    sources=("DunnSmyth1996", "GreenwoodYule1920", "Lancaster1961", "PauleMandel1982"),
    columns=("events", "exposure", "expected rate", "tau²", "z"),
    cases=(
        (30, 100, 0.3, 0.0, 0.0302),
        (45, 100, 0.3, 0.0, 2.5681),
        (45, 100, 0.3, 0.04, 1.7172),
        (4500, 10000, 0.3, 0.04, 2.2305),
        (0, 10, 0.0, 0.04, 0.0),
        (5, 0, 0.3, 0.04, None),
    ),
    agreement="scipy's negative binomial to 1e-5 in z.",
)


@pytest.mark.parametrize("case", SPECIFICATION.cases)
def test_gamma_poisson_funnel_is_as_written(case: Case) -> None:
    events, exposure, expected, tau2, z = case
    agree(SPECIFICATION.function([events], [exposure], [expected], tau2=tau2).z, z)
