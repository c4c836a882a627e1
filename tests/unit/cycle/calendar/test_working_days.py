"""Working days are Monday to Friday without England's bank holidays."""

from datetime import date

import pytest

from evenhand.cycle.calendar.working_days import (
    is_certain,
    is_working_day,
    known_until,
    next_working_day,
    working_days_after,
    working_days_between,
)


@pytest.mark.parametrize(
    ("day", "works"),
    [
        (date(2026, 12, 24), True),
        (date(2026, 12, 25), False),
        (date(2026, 12, 26), False),  # a Saturday, so that Monday the 28th is taken for it
        (date(2026, 12, 28), False),
        (date(2026, 12, 29), True),
    ],
)
def test_christmas_and_what_is_taken_for_it_are_no_working_days(day: date, works: bool) -> None:
    assert is_working_day(day) is works


def test_a_deadline_on_a_bank_holiday_moves_to_the_next_working_day() -> None:
    assert next_working_day(date(2027, 3, 26)) == date(2027, 3, 30)  # Good Friday to the Tuesday after Easter


def test_ten_working_days_over_easter_take_longer() -> None:
    assert working_days_after(date(2027, 3, 22), 10) == date(2027, 4, 7)


def test_the_days_between_count_the_last_and_not_the_first() -> None:
    assert working_days_between(date(2028, 2, 25), date(2028, 3, 1)) == 3  # over 29 February
    assert working_days_between(date(2028, 3, 1), date(2028, 2, 25)) == 0


def test_what_lies_beyond_the_known_holidays_says_so() -> None:
    assert is_certain(date(2027, 5, 3))
    assert not is_certain(date(known_until().year + 1, 1, 1))
