"""The u chart, as the manual tells it."""

import pytest

from spec.specification import Case, Specification, agree

SPECIFICATION = Specification(
    id="u-chart",
    title="Run chart of a rate: u",
    method="evenhand.statistics.spc.u_chart",
    prose="""Events for each of a denominator over time, with limits from the counts alone: `U ± 3 √(U / n)`, U being
the pooled rate. It supposes a Poisson count; people who come back again and again make counts vary more, and the
pages draw u′ instead.

The rules are those of the XmR chart. Limits are not below 0.""",
    edges=(
        ("denominator 0, a count missing or negative", "no figure; in no mean"),
        ("more events than the denominator", "allowed: a rate may be above 1"),
        ("no event in any period", "limits on the mean, common cause"),
    ),
    sources=("Shewhart1931", "MakingDataCount"),
    columns=("numerators", "denominators", "mean", "last lower limit", "last upper limit"),
    cases=(
        ("30 36 24 33 27 30", "100 100 100 100 100 100", 0.3, 0.1357, 0.4643),
        ("1 0", "10 10", 0.05, 0.0, 0.2621),
        ("0 0", "10 10", 0.0, 0.0, 0.0),
        ("1", "0", None, None, None),
    ),
    agreement="the closed form; u′ with σ_z at 1 beside clinical-qikit 0.5.0 on 30 random series: 4e-16.",
)


@pytest.mark.parametrize("case", SPECIFICATION.cases)
def test_u_chart_is_as_written(case: Case) -> None:
    numerators, denominators, *written = case
    counts = [[float(one) for one in cell.split()] for cell in (numerators, denominators)]
    chart = SPECIFICATION.function(*counts)
    limits = chart.limits
    agree([limits.centre[0, -1], limits.lower[0, -1], limits.upper[0, -1]], written)
