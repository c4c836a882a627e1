"""Which series may be drawn as a run chart, and what is said of the others."""

from datetime import date, timedelta
from typing import Any

import pytest

from evenhand.common.periods import Period, months_after
from evenhand.statistics.spc import run_chart_refusal


def months(count: int, first: int = 0) -> list[Period]:
    return [Period.month(2019 + (first + one) // 12, (first + one) % 12 + 1) for one in range(count)]


def month_ends(count: int, step: int = 1) -> list[Period]:
    return [Period.day(months_after(date(2019, 1, 31), step * one)) for one in range(count)]


def weeks(count: int) -> list[Period]:
    first = date(2021, 1, 4)
    starts = [first + timedelta(weeks=one) for one in range(count)]
    return [Period(start, start + timedelta(days=6)) for start in starts]


def reason(periods: list[Period], **more: Any) -> str | None:
    refusal = run_chart_refusal(periods, **more)
    return refusal.reason if refusal else None


@pytest.mark.parametrize(
    "periods",
    [
        months(13),
        month_ends(13),
        month_ends(13, step=3),
        weeks(13),
        [Period.day(one.start) for one in weeks(14)],
        [Period.day(date(2008 + one, 2, 28)) for one in range(13)],
        [Period.financial_year(2005 + one) for one in range(14)],
        list(reversed(months(24))),
    ],
    ids=["months", "month ends", "quarter ends", "weeks", "Mondays", "a day a year", "years", "any order"],
)
def test_periods_alike_in_step_and_enough_are_drawn(periods: list[Period]) -> None:
    assert run_chart_refusal(periods) is None


def test_too_few_are_counted_out() -> None:
    refusal = run_chart_refusal([Period.financial_year(year) for year in (2019, 2020, 2021)])
    assert refusal is not None
    assert refusal.reason == "too_short"
    assert "at least 13" in refusal.sentence
    assert "there are 3" in refusal.sentence


def test_rolling_years_overlap() -> None:
    rolling = [
        Period(months_after(date(2018, 4, 1), 3 * one), months_after(date(2019, 3, 31), 3 * one))
        for one in range(16)
    ]
    assert reason(rolling) == "overlapping"
    assert reason([*months(13), months(1)[0]]) == "overlapping"


def test_periods_of_other_lengths_are_not_set_in_a_row() -> None:
    year_and_months = [Period.calendar_year(2018), *months(13)]
    assert reason(year_and_months) == "unequal"
    assert reason([*weeks(13), Period(date(2021, 4, 5), date(2021, 4, 9))]) == "unequal"


def test_days_out_of_step_are_not_set_in_a_row() -> None:
    assert reason([*month_ends(13), Period.day(date(2020, 2, 10))]) == "unequal"


def test_a_missing_period_is_named() -> None:
    refusal = run_chart_refusal([*months(7), *months(7, first=8)])
    assert refusal is not None
    assert refusal.reason == "missing_periods"
    assert "after July 2019," in refusal.sentence
    several = run_chart_refusal([*months(5), *months(5, first=6), *months(5, first=12)])
    assert several is not None
    assert "after May 2019 and in another place" in several.sentence


def test_a_missing_day_of_a_register_is_named() -> None:
    refusal = run_chart_refusal([one for one in month_ends(15) if one.end != date(2019, 4, 30)])
    assert refusal is not None
    assert refusal.reason == "missing_periods"
    assert "after 31 March 2019," in refusal.sentence


def test_months_of_activity_must_be_divided_by_working_days() -> None:
    assert reason(months(13), is_activity=True) == "working_days"
    assert reason(months(13), is_activity=True, is_per_working_day=True) is None
    assert reason(weeks(13), is_activity=True) is None
    assert reason(month_ends(13), is_activity=True) is None


def test_the_least_number_of_periods_may_be_set() -> None:
    assert run_chart_refusal(months(12), least=12) is None
    refusal = run_chart_refusal(months(12), least=20)
    assert refusal is not None
    assert "at least 20" in refusal.sentence


def test_figures_closer_than_they_are_published_anew_share_what_they_are_made_of() -> None:
    refusal = run_chart_refusal(months(24), every_months=12)
    assert refusal is not None
    assert refusal.reason == "overlapping"
    assert "every 12 months" in refusal.sentence
    assert reason(month_ends(13, step=3), every_months=3) is None
