"""Laney's p′ chart, as the manual tells it."""

import pytest

from spec.specification import Case, Specification, agree

SPECIFICATION = Specification(
    id="p-prime-chart",
    title="Run chart of a proportion, widened: Laney’s p′ (the default)",
    method="evenhand.statistics.spc.p_prime_chart",
    prose="""A proportion over time whose limits allow for both the counts and how much the proportion moves anyway:
`P ± 3 σ_z √(P (1 − P) / n)`. z is how many binomial standard deviations a period lies from P, and σ_z is the mean
moving range of z divided by 1.128. With small denominators σ_z is about 1 and this is the p chart; with large ones
it comes close to the XmR chart, but with narrower limits where more patients were counted.

σ_z may be below 1, as Laney has it; `least_sigma_z` keeps it from being so. For units that have no order (practices
side by side) σ_z is the standard deviation of z, and only *outside* is a signal.""",
    edges=(
        ("denominator 0, a count missing, negative or above its denominator", "no figure; in no mean"),
        ("nobody counted in any period, or everybody", "σ_z is 0, limits on the mean, common cause"),
        ("one period", "no σ_z and no limits"),
    ),
    sources=("Laney2002", "MohammedLaney2006"),
    columns=("numerators", "denominators", "mean", "σ_z", "last lower limit", "last upper limit"),
    cases=(
        ("30 36 24 33 27 30", "100 100 100 100 100 100", 0.3, 1.3929, 0.1085, 0.4915),
        ("50 51 50 51", "100 100 100 100", 0.505, 0.1773, 0.4784, 0.5316),
        ("940 960 900 950 930 970", "1000 1000 1000 1000 1000 1000", 0.9417, 4.5454, 0.8406, 1.0),
        ("0 0 0", "10 20 10", 0.0, 0.0, 0.0, 0.0),
        ("3", "10", 0.3, None, None, None),
    ),
    agreement="clinical-qikit 0.5.0, which keeps σ_z at 1 or more, on 30 random series of 24 periods: 4e-16.",
)


@pytest.mark.parametrize("case", SPECIFICATION.cases)
def test_p_prime_chart_is_as_written(case: Case) -> None:
    numerators, denominators, *written = case
    counts = [[float(one) for one in cell.split()] for cell in (numerators, denominators)]
    chart = SPECIFICATION.function(*counts)
    limits = chart.limits
    agree([limits.centre[0, -1], chart.sigma_z[0, -1], limits.lower[0, -1], limits.upper[0, -1]], written)
