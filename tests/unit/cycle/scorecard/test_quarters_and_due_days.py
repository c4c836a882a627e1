from datetime import date

import pytest

from evenhand.cycle.scorecard.due import due_day, ends_due, newest_due, next_end
from evenhand.cycle.scorecard.quarters import Quarter, last_quarters
from support.made_release import indicator

YEARLY = indicator("yearly", "proportion", cadence="annual", available_after_months=6)
MONTHLY = indicator("monthly", "proportion", cadence="monthly", available_after_months=2)
ONCE = indicator("once", "proportion", cadence="event")
YEAR_END = date(2024, 3, 31)


@pytest.mark.parametrize(
    ("day", "begin", "end"),
    [
        (date(2025, 1, 1), date(2025, 1, 1), date(2025, 3, 31)),
        (date(2024, 2, 29), date(2024, 1, 1), date(2024, 3, 31)),
        (date(2025, 6, 30), date(2025, 4, 1), date(2025, 6, 30)),
        (date(2025, 12, 31), date(2025, 10, 1), date(2025, 12, 31)),
    ],
)
def test_a_day_is_in_its_quarter(day: date, begin: date, end: date) -> None:
    assert Quarter.of(day) == Quarter(begin, end)


def test_the_last_quarters_come_newest_first() -> None:
    assert [one.label for one in last_quarters(date(2025, 5, 9), 3)] == [
        "April to June 2025",
        "January to March 2025",
        "October to December 2024",
    ]


def test_figures_are_due_so_many_months_after_their_period() -> None:
    assert due_day(YEARLY, YEAR_END) == date(2024, 9, 30)
    assert next_end(MONTHLY, date(2024, 2, 29)) == YEAR_END
    assert next_end(ONCE, YEAR_END) is None


def test_the_newest_due_period_is_counted_on_from_one_that_is_known() -> None:
    assert newest_due(YEARLY, YEAR_END, date(2026, 9, 29)) == date(2025, 3, 31)
    assert newest_due(YEARLY, YEAR_END, date(2026, 9, 30)) == date(2026, 3, 31)
    assert newest_due(YEARLY, YEAR_END, date(2020, 1, 1)) == YEAR_END


def test_periods_due_in_a_span_are_found_before_and_after_the_known_one() -> None:
    span = (date(2024, 1, 1), date(2024, 3, 31))
    expected = [date(2023, 11, 30), date(2023, 12, 31), date(2024, 1, 31)]
    for known in (date(2020, 1, 31), date(2023, 12, 31), date(2030, 6, 30)):
        assert list(ends_due(MONTHLY, known, *span)) == expected
    assert list(ends_due(ONCE, YEAR_END, *span)) == []
    assert list(ends_due(YEARLY, YEAR_END, *span)) == []
