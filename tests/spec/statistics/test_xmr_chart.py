"""The XmR chart, as the manual tells it."""

from typing import Any

import pytest

from evenhand.statistics.spc import RunRules
from spec.specification import Case, Specification, agree

SIGNS = {".": 0, "o": 1, "t": 2, "w": 3, "s": 4}
"""Common cause, outside, trend, two in three, shift."""

SPECIFICATION = Specification(
    id="xmr-chart",
    title="Run chart: XmR with Making Data Count's rules",
    method="evenhand.statistics.spc.xmr_chart",
    prose="""Has a practice's own figure changed, or does it only move as it always has? The chart draws the figures in
order of time, their mean, and process limits at `mean ± 2.66 × mean moving range`, the moving range being the
difference between neighbours. The limits come from the figures themselves, not from a confidence level: three
standard deviations, not 99.8%.

Four rules mark special cause, in this order where several hold: a point **outside** a limit; a **trend** of seven
points each above (or each below) the one before; **two in three** points on one side beyond two thirds of the way to
the limit; a **shift** of seven points on one side of the mean. The lengths (6, 7 or 8), whether two in three also
counts points beyond the limit, whether outlying moving ranges are screened out once, the number of first points the
limits are fixed after, and where a new mean begins are parameters, and every chart prints them. The defaults are
Making Data Count's: seven and seven, two in three inclusive (since November 2023), not screened.

In the cases, `.` is common cause, `o` outside, `t` trend, `w` two in three, `s` shift; `-` is a period without a
figure.""",
    edges=(
        ("figures that are all the same", "limits on the mean, common cause"),
        ("a point on a limit, or a point on the mean in a shift", "inside; breaks the shift"),
        ("equal neighbours in a trend", "break it"),
        ("a point at which one trend ends and another begins", "belongs to the later one"),
        ("a period without a figure", "no moving range across it, and every run begins again after it"),
        ("one figure, or none next to another", "a mean and no limits"),
        ("fewer than 13 figures behind a limit", "worked out and marked short; the pages draw no chart"),
    ),
    sources=("Wheeler1993", "Nelson1982", "MakingDataCount", "PlotTheDots", "WesternElectric1956"),
    columns=("figures", "parameters", "mean", "lower limit", "upper limit", "signals"),
    cases=(
        ("5 5 5 5 5", "", 5.0, 5.0, 5.0, "....."),
        ("10 12 - 11 13", "", 11.5, 6.18, 16.82, "....."),
        ("7", "", 7.0, None, None, "."),
        ("10 12 11 13 9 12 10 11 13 10 12 30 11", "", 12.6154, -0.4629, 25.6937, "...........o."),
        ("10 12 11 13 9 12 10 11 13 10 12 30 11", "screened", 12.6154, 6.7634, 18.4674, "...........o."),
        (
            "19 10 18 11 19 10 11 12 13 14 15 16 17 11 18 10 19",
            "",
            14.2941,
            1.3266,
            27.2616,
            ".....tttttttt....",
        ),
        (
            "19 10 18 11 19 10 11 12 13 13 14 15 16 11 18 10 19",
            "",
            14.0588,
            1.4238,
            26.6938,
            ".................",
        ),
        (
            "10 12 10 12 10 12 10 12 10 12 10 12 15 12 15 10",
            "fixed after 12",
            11.0,
            5.68,
            16.32,
            "............w.w.",
        ),
        (
            "10 12 10 12 10 12 10 12 10 12 10 12 17 15 12 10",
            "fixed after 12",
            11.0,
            5.68,
            16.32,
            "............ow..",
        ),
        (
            "10 12 10 12 10 12 10 12 10 12 10 12 17 15 12 10",
            "fixed after 12, exclusive",
            11.0,
            5.68,
            16.32,
            "............o...",
        ),
        (
            "1 5 1 5 1 5 4 3.5 4 3.5 4 3.5 4 1 5 1 1 1 1",
            "",
            2.8684,
            -2.3038,
            8.0406,
            ".....ssssssss......",
        ),
    ),
    agreement="NHSRplotthedots 0.2.2, 22 series: limits to 1e-14, every signal and every assurance (with its own "
    "parameters: screened, two in three exclusive). A constant series has no limits there and has them on its mean "
    "here. abspc 1.1.0: the same points on 200 random series; its limits use 3 / 1.128 for 2.66.",
)

PARAMETERS: dict[str, dict[str, Any]] = {
    "": {},
    "screened": {"screened": True},
    "fixed after 12": {"fix_after": 12},
    "fixed after 12, exclusive": {"fix_after": 12, "inclusive": False},
}


@pytest.mark.parametrize("case", SPECIFICATION.cases)
def test_xmr_chart_is_as_written(case: Case) -> None:
    written, parameters, mean, lower, upper, signals = case
    figures = [float("nan") if one == "-" else float(one) for one in written.split()]
    chart = SPECIFICATION.function(figures, RunRules(**PARAMETERS[parameters]))
    limits = chart.limits
    agree([limits.centre[0, -1], limits.lower[0, -1], limits.upper[0, -1]], (mean, lower, upper))
    assert chart.signal[0].tolist() == [SIGNS[one] for one in signals]
