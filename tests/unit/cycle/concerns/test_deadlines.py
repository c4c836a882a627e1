"""Days of a case: bank holidays, the ends of months and 29 February, read for the practice."""

from datetime import date

import pytest

from evenhand.cycle.concerns.deadlines import can_refer, earliest_end, months_after, reply_until, years_after


@pytest.mark.parametrize(
    ("invited", "until"),
    [
        (date(2026, 3, 2), date(2026, 3, 16)),
        (date(2026, 3, 20), date(2026, 4, 7)),  # Good Friday, a weekend and Easter Monday lie at its end
        (
            date(2026, 12, 11),
            date(2026, 12, 29),
        ),  # Christmas Day, a weekend, and Boxing Day kept on the Monday
        (date(2028, 2, 15), date(2028, 2, 29)),
    ],
)
def test_a_reply_has_fourteen_days_to_a_working_day(invited: date, until: date) -> None:
    assert reply_until(invited) == until


@pytest.mark.parametrize(
    ("given", "end"),
    [
        (date(2026, 3, 2), date(2026, 3, 30)),
        (date(2026, 3, 6), date(2026, 4, 7)),
        (date(2028, 2, 1), date(2028, 2, 29)),
        (date(2027, 2, 1), date(2027, 3, 1)),
    ],
)
def test_a_notice_gives_28_days_to_a_working_day(given: date, end: date) -> None:
    assert earliest_end(given) == end


def test_three_years_from_a_29th_of_february_end_on_the_28th() -> None:
    assert years_after(date(2028, 2, 29), 3) == date(2031, 2, 28)
    assert years_after(date(2028, 2, 29), 4) == date(2032, 2, 29)
    assert can_refer(date(2028, 2, 29), date(2031, 2, 28))
    assert not can_refer(date(2028, 2, 29), date(2031, 3, 1))


def test_six_months_end_on_a_day_there_is() -> None:
    assert months_after(date(2027, 8, 31), 6) == date(2028, 2, 29)
    assert months_after(date(2026, 8, 31), 6) == date(2027, 2, 28)
    assert months_after(date(2026, 6, 15), 6) == date(2026, 12, 15)
