"""Periods are read as publishers write them and said as people say them."""

from datetime import date

import pytest

from evenhand.common.periods import Period, months_after, months_before, parse_day


@pytest.mark.parametrize("text", ["2021/22", "2021-22", "2021/2022", " 2021-2022 ", "2122"])
def test_a_financial_year_is_read_in_every_form(text):
    assert Period.parse(text) == Period(date(2021, 4, 1), date(2022, 3, 31))


def test_the_turn_of_the_century_is_one_year_after_the_other():
    assert Period.parse("1999/00") == Period.financial_year(1999)


def test_a_slash_makes_a_financial_year_of_what_could_be_a_month():
    assert Period.parse("2009/10") == Period.financial_year(2009)
    assert Period.parse("2009-10") == Period.month(2009, 10)


@pytest.mark.parametrize("text", ["2019", "2021"])
def test_four_digits_of_our_time_are_a_calendar_year(text):
    assert Period.parse(text) == Period(date(int(text), 1, 1), date(int(text), 12, 31))


@pytest.mark.parametrize("text", ["2022-02", "2022/02", "2022_02"])
def test_a_month_ends_on_its_last_day(text):
    assert Period.parse(text) == Period(date(2022, 2, 1), date(2022, 2, 28))


@pytest.mark.parametrize(
    "text", ["01May2022", "01-May-22", "01-May-2022", "01/05/2022", "2022-05-01", "20220501"]
)
def test_a_day_is_read_in_every_form(text):
    assert Period.parse(text) == Period.day(date(2022, 5, 1))


@pytest.mark.parametrize("text", ["2021/25", "2022-13", "last year", "", "31/02/2022"])
def test_what_is_no_period_is_refused_with_what_came(text):
    with pytest.raises(ValueError, match="not a date in any form we know"):
        Period.parse(text)


def test_a_period_does_not_end_before_it_starts():
    with pytest.raises(ValueError, match="cannot end"):
        Period(date(2022, 1, 2), date(2022, 1, 1))


@pytest.mark.parametrize(
    ("period", "label"),
    [
        (Period.financial_year(2021), "2021/22"),
        (Period.calendar_year(2019), "2019"),
        (Period.month(2022, 5), "May 2022"),
        (Period.day(date(2022, 5, 1)), "1 May 2022"),
        (Period(date(2022, 5, 1), date(2022, 6, 30)), "1 May 2022 to 30 June 2022"),
    ],
)
def test_a_period_is_said_as_people_say_it(period, label):
    assert period.label == label


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        (date(2022, 1, 15), 1, date(2022, 2, 15)),
        (date(2022, 1, 30), 1, date(2022, 2, 28)),
        (date(2022, 2, 28), 6, date(2022, 8, 31)),
        (date(2021, 12, 31), 2, date(2022, 2, 28)),
    ],
)
def test_months_after_keeps_the_day_or_the_months_end(day, months, expected):
    assert months_after(day, months) == expected


def test_months_before_goes_back_over_the_year():
    assert months_before(date(2022, 1, 31), 2) == date(2021, 11, 30)


def test_a_day_that_is_none_is_refused():
    with pytest.raises(ValueError, match="'yesterday'"):
        parse_day("yesterday")
