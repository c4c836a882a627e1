"""Laney's u′ chart, as the manual tells it."""

import pytest

from spec.specification import Case, Specification, agree

SPECIFICATION = Specification(
    id="u-prime-chart",
    title="Run chart of a rate, widened: Laney’s u′ (the default)",
    method="evenhand.statistics.spc.u_prime_chart",
    prose="""Events for each of a denominator over time, with limits that allow for both the counts and how much the
rate moves anyway: `U ± 3 σ_z √(U / n)`, σ_z as in the p′ chart with the Poisson standard deviation in place of the
binomial.""",
    edges=(
        ("denominator 0, a count missing or negative", "no figure; in no mean"),
        ("no event in any period", "σ_z is 0, limits on the mean, common cause"),
        ("one period", "no σ_z and no limits"),
    ),
    sources=("Laney2002", "MohammedLaney2006"),
    columns=("numerators", "denominators", "mean", "σ_z", "last lower limit", "last upper limit"),
    cases=(
        ("30 36 24 33 27 30", "100 100 100 100 100 100", 0.3, 1.1654, 0.1085, 0.4915),
        ("300 420 250 380", "100 110 90 100", 3.375, 4.6049, 0.8371, 5.9129),
        ("0 0 0", "10 20 10", 0.0, 0.0, 0.0, 0.0),
        ("3", "10", 0.3, None, None, None),
    ),
    agreement="clinical-qikit 0.5.0, which keeps σ_z at 1 or more, on 30 random series of 24 periods: 4e-16.",
)


@pytest.mark.parametrize("case", SPECIFICATION.cases)
def test_u_prime_chart_is_as_written(case: Case) -> None:
    numerators, denominators, *written = case
    counts = [[float(one) for one in cell.split()] for cell in (numerators, denominators)]
    chart = SPECIFICATION.function(*counts)
    limits = chart.limits
    agree([limits.centre[0, -1], chart.sigma_z[0, -1], limits.lower[0, -1], limits.upper[0, -1]], written)
