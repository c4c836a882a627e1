"""What holds for every period and every number of months."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from evenhand.common.periods import Period, months_after, months_before

days = st.dates(date(1948, 7, 5), date(2099, 12, 31))


@given(st.integers(1900, 2098))
def test_the_label_of_a_financial_year_reads_back(first):
    period = Period.financial_year(first)
    assert Period.parse(period.label) == period


@given(days)
def test_the_iso_form_of_a_day_reads_back(day):
    assert Period.parse(day.isoformat()) == Period.day(day)


@given(days, st.integers(0, 600))
def test_months_never_move_a_day_into_another_month(day, months):
    moved = months_after(day, months)
    assert (moved.year * 12 + moved.month) - (day.year * 12 + day.month) == months


@given(days, st.integers(0, 240))
def test_months_back_and_forth_differ_by_days_of_month_only(day, months):
    back = months_before(months_after(day, months), months)
    assert (back.year, back.month) == (day.year, day.month)


@given(days, st.integers(0, 240))
def test_the_last_day_of_a_month_stays_one(day, months):
    last = Period.month(day.year, day.month).end
    assert (months_after(last, months) + timedelta(days=1)).day == 1
