"""Which series may be drawn as a run chart, as the manual tells it."""

import pytest

from evenhand.common.periods import Period
from spec.specification import Case, Specification

SPECIFICATION = Specification(
    id="run-chart-refusal",
    title="Run chart: which series are drawn",
    method="evenhand.statistics.spc.run_chart_refusal",
    prose="""The rules of a run chart suppose figures that are separate, alike and in step. A series that is not is
refused with a sentence that says why, and its history is shown as it is. Most figures of general practice are
published once a year, so most are refused today for being too few.

In the cases, `2019-01 to 2020-01` stands for every month from the first to the last.""",
    edges=(
        ("rolling periods, or the same period twice", "overlapping"),
        ("periods closer than the figure is published anew", "overlapping, for neighbours share a part"),
        ("fewer than 13 periods", "too short; the sentence gives both numbers"),
        ("years among months, days that are not in step", "unequal"),
        ("a period left out", "missing periods; the sentence names the first"),
        ("months of activity not divided by working days", "working days"),
        ("periods in any order", "put in order first"),
    ),
    sources=("MakingDataCount",),
    columns=("periods", "what is counted", "refused for"),
    cases=(
        ("2019-01 to 2020-01", "people", None),
        ("2019-01 to 2019-12", "people", "too_short"),
        ("2019-01 to 2020-01, 2020-03 to 2020-06", "people", "missing_periods"),
        ("2019-01 to 2020-01, 2020-01", "people", "overlapping"),
        ("2018, 2019-01 to 2020-01", "people", "unequal"),
        ("2019-01 to 2020-01", "activity", "working_days"),
        ("2019-01 to 2020-01", "activity each working day", None),
        ("2019/20, 2020/21, 2021/22", "people", "too_short"),
    ),
    agreement="METHODS 3.15, rule by rule; no other implementation was found that refuses.",
)


def months(text: str) -> list[Period]:
    first, _, last = text.partition(" to ")
    if not last:
        return [Period.parse(first)]
    start, end = Period.parse(first).start, Period.parse(last).start
    count = (end.year - start.year) * 12 + end.month - start.month + 1
    return [
        Period.month(start.year + (start.month - 1 + one) // 12, (start.month - 1 + one) % 12 + 1)
        for one in range(count)
    ]


@pytest.mark.parametrize("case", SPECIFICATION.cases)
def test_run_chart_refusal_is_as_written(case: Case) -> None:
    written, counted, reason = case
    periods = [one for part in written.split(", ") for one in months(part)]
    refusal = SPECIFICATION.function(
        periods,
        is_activity=counted.startswith("activity"),
        is_per_working_day=counted.endswith("working day"),
    )
    assert (refusal.reason if refusal else None) == reason
