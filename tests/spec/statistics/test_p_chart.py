"""The p chart, as the manual tells it."""

import pytest

from spec.specification import Case, Specification, agree

SPECIFICATION = Specification(
    id="p-chart",
    title="Run chart of a proportion: p",
    method="evenhand.statistics.spc.p_chart",
    prose="""A proportion over time, with limits from the counts alone: `P ± 3 √(P (1 − P) / n)`, P being the pooled
proportion and n each period's own denominator. It supposes that only chance moves the proportion from one period to
the next, which is seldom so with many patients: the pages draw p′ instead, and this chart is what p′ widens.

The rules are those of the XmR chart. Limits are held between 0 and 1.""",
    edges=(
        ("denominator 0, a count missing, negative or above its denominator", "no figure; in no mean"),
        ("nobody counted in any period, or everybody", "limits on the mean, common cause"),
        ("one period", "limits from its own count"),
    ),
    sources=("Shewhart1931", "MakingDataCount"),
    columns=("numerators", "denominators", "mean", "last lower limit", "last upper limit"),
    cases=(
        ("30 36 24 33 27 30", "100 100 100 100 100 100", 0.3, 0.1625, 0.4375),
        ("30 180", "100 600", 0.3, 0.2439, 0.3561),
        ("3", "10", 0.3, 0.0, 0.7347),
        ("0 0", "10 10", 0.0, 0.0, 0.0),
        ("11", "10", None, None, None),
    ),
    agreement="clinical-qikit 0.5.0 on 30 random series of 24 periods: 4e-16.",
)


@pytest.mark.parametrize("case", SPECIFICATION.cases)
def test_p_chart_is_as_written(case: Case) -> None:
    numerators, denominators, *written = case
    counts = [[float(one) for one in cell.split()] for cell in (numerators, denominators)]
    chart = SPECIFICATION.function(*counts)
    limits = chart.limits
    agree([limits.centre[0, -1], limits.lower[0, -1], limits.upper[0, -1]], written)
