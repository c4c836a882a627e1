"""Deadlines on the odd days of the year, each worked out by hand from its rule.

Bank holidays of England that these tables use: Good Friday 26 March 2027, Easter Monday 29 March 2027, 3 and 31 May
2027, 30 August 2027; Christmas Day 2027 is a Saturday, so that Monday 27 and Tuesday 28 December are taken for it and
Boxing Day; 1 January 2028 is a Saturday, so that Monday 3 January is taken for it; Good Friday 14 and Easter Monday 17
April 2028. The clocks go forward on 28 March 2027 and back on 31 October 2027.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, date, datetime

import pytest
from django.utils import timezone

from evenhand.cycle.agreements.of import first_year, signature_due
from evenhand.cycle.calendar.steps import around, dated, shipped_year
from evenhand.cycle.calendar.working_days import working_days_after, working_days_between
from evenhand.cycle.concerns.deadlines import can_refer, earliest_end, months_after, reply_until, years_after
from evenhand.cycle.contact.policies import year_before
from evenhand.cycle.outbox.queueing import last_period
from evenhand.cycle.refusing import days_here
from evenhand.cycle.scorecard.quarters import Quarter

D = date


@pytest.mark.parametrize(
    ("raised", "due"),
    [
        (
            D(2027, 3, 1),
            D(2027, 3, 31),
        ),  # nineteen working days to Thursday the 25th, but Easter takes two: 30, 31
        (D(2027, 4, 26), D(2027, 5, 25)),  # 3 May does not count
        (D(2027, 12, 10), D(2028, 1, 12)),  # 27 and 28 December and 3 January do not count
        (D(2028, 2, 1), D(2028, 2, 29)),  # the 29th counts like any Tuesday
        (D(2028, 2, 29), D(2028, 3, 28)),
        (
            D(2027, 10, 29),
            D(2027, 11, 26),
        ),  # a Friday; the clocks go back on the Sunday, which changes nothing
    ],
)
def test_a_challenge_is_answered_within_twenty_working_days(raised: date, due: date) -> None:
    assert working_days_after(raised, 20) == due
    assert working_days_between(raised, due) == 20


@pytest.mark.parametrize(
    ("opened", "closes"),
    [
        (D(2027, 3, 22), D(2027, 4, 7)),  # Easter
        (D(2027, 12, 20), D(2028, 1, 6)),  # 27, 28 December, 3 January
        (D(2028, 2, 22), D(2028, 3, 7)),  # over 29 February
        (D(2027, 3, 27), D(2027, 4, 12)),  # opened on a Saturday: 30 March is the first that counts
    ],
)
def test_a_preview_lasts_ten_working_days(opened: date, closes: date) -> None:
    assert working_days_after(opened, 10) == closes


@pytest.mark.parametrize(
    ("invited", "until"),
    [
        (D(2027, 3, 12), D(2027, 3, 30)),  # 26 March is Good Friday: the Tuesday after Easter
        (D(2027, 12, 13), D(2027, 12, 29)),  # 27 December is taken for Christmas Day, the 28th for Boxing Day
        (D(2027, 12, 18), D(2028, 1, 4)),  # 1 January a Saturday, the 3rd taken for it
        (D(2027, 5, 17), D(2027, 6, 1)),  # 31 May is a bank holiday
        (D(2028, 2, 15), D(2028, 2, 29)),
    ],
)
def test_a_reply_has_fourteen_days_to_a_working_day(invited: date, until: date) -> None:
    assert reply_until(invited) == until


@pytest.mark.parametrize(
    ("given", "end"),
    [
        (D(2027, 2, 26), D(2027, 3, 30)),  # 28 days end on Good Friday
        (D(2027, 8, 2), D(2027, 8, 31)),  # 30 August is a bank holiday
        (D(2028, 2, 1), D(2028, 2, 29)),
        (D(2028, 3, 17), D(2028, 4, 18)),  # 14 April is Good Friday, the 17th Easter Monday
        (D(2027, 10, 10), D(2027, 11, 8)),  # 7 November is a Sunday
    ],
)
def test_a_notice_gives_28_days_to_a_working_day(given: date, end: date) -> None:
    assert earliest_end(given) == end


@pytest.mark.parametrize(
    ("given", "last"),
    [(D(2028, 2, 29), D(2031, 2, 28)), (D(2025, 2, 28), D(2028, 2, 28)), (D(2027, 12, 31), D(2030, 12, 31))],
)
def test_a_notice_can_be_referred_within_three_years(given: date, last: date) -> None:
    assert years_after(given, 3) == last
    assert can_refer(given, last)
    assert not can_refer(given, D.fromordinal(last.toordinal() + 1))


@pytest.mark.parametrize(
    ("begins", "last"),
    [(D(2027, 8, 29), D(2028, 2, 29)), (D(2027, 8, 31), D(2028, 2, 29)), (D(2028, 2, 29), D(2028, 8, 29))],
)
def test_a_suspension_lasts_six_months(begins: date, last: date) -> None:
    assert months_after(begins, 6) == last


@pytest.mark.parametrize(
    ("today", "first"),
    [
        (D(2028, 2, 29), D(2027, 2, 28)),
        (D(2029, 2, 28), D(2028, 2, 28)),
        (D(2029, 3, 1), D(2028, 3, 1)),  # a visit on 29 February 2028 is more than twelve months ago
        (D(2027, 11, 27), D(2026, 11, 27)),
    ],
)
def test_twelve_months_of_contact(today: date, first: date) -> None:
    assert year_before(today) == first


@pytest.mark.parametrize(
    ("year", "due"),
    [
        (2024, D(2024, 4, 2)),  # 31 March is Easter Sunday, and 1 April its Monday
        (2027, D(2027, 3, 31)),  # a Wednesday, two days after Easter Monday
        (2028, D(2028, 3, 31)),
    ],
)
def test_an_agreement_is_signed_by_the_last_day_of_march_or_the_next_working_day(
    db: None, year: int, due: date
) -> None:
    assert signature_due("00A", year) == due


def test_the_year_of_the_cycle_begins_in_april() -> None:
    assert [first_year(day) for day in (D(2028, 2, 29), D(2028, 3, 31), D(2028, 4, 1))] == [2027, 2027, 2028]


@pytest.mark.parametrize("today", [D(2027, 3, 31), D(2028, 2, 29), D(2027, 8, 30), D(2027, 12, 31)])
def test_every_step_of_the_next_twelve_months_is_told(today: date) -> None:
    last = today.replace(year=today.year + 1, day=28 if today.month == 2 else today.day)
    every = {
        one.due for first in range(today.year - 2, today.year + 3) for one in dated(shipped_year(), first)
    }
    assert {one.due for one in around(shipped_year(), today)} >= {
        day for day in every if today <= day <= last
    }


@pytest.mark.parametrize(
    ("today", "quarter", "month"),
    [
        (D(2028, 2, 29), (D(2027, 10, 1), D(2027, 12, 31)), (D(2028, 1, 1), D(2028, 1, 31))),
        (D(2028, 3, 31), (D(2027, 10, 1), D(2027, 12, 31)), (D(2028, 2, 1), D(2028, 2, 29))),
        (D(2028, 4, 1), (D(2028, 1, 1), D(2028, 3, 31)), (D(2028, 3, 1), D(2028, 3, 31))),
        (D(2028, 1, 1), (D(2027, 10, 1), D(2027, 12, 31)), (D(2027, 12, 1), D(2027, 12, 31))),
    ],
)
def test_a_digest_is_about_the_last_whole_quarter_or_month(
    today: date, quarter: tuple[date, date], month: tuple[date, date]
) -> None:
    for often, span in (("quarterly", quarter), ("monthly", month)):
        period = last_period(often, today)
        assert (period.begins, period.ends) == span


def test_a_quarter_with_a_29th_of_february() -> None:
    assert Quarter.of(D(2028, 2, 29)) == Quarter(D(2028, 1, 1), D(2028, 3, 31))
    assert Quarter.of(D(2028, 4, 1)).before == Quarter(D(2028, 1, 1), D(2028, 3, 31))


MOMENTS = [
    # World time, and the day it is in London then.
    (datetime(2027, 3, 27, 23, 59, tzinfo=UTC), D(2027, 3, 27)),  # the last winter's evening
    (datetime(2027, 3, 28, 0, 59, tzinfo=UTC), D(2027, 3, 28)),
    (datetime(2027, 3, 28, 22, 59, tzinfo=UTC), D(2027, 3, 28)),  # 23:59 of the first summer's day
    (datetime(2027, 3, 28, 23, 0, tzinfo=UTC), D(2027, 3, 29)),
    (datetime(2027, 6, 30, 23, 30, tzinfo=UTC), D(2027, 7, 1)),
    (datetime(2027, 10, 30, 23, 30, tzinfo=UTC), D(2027, 10, 31)),  # summer still, half past midnight
    (datetime(2027, 10, 31, 1, 0, tzinfo=UTC), D(2027, 10, 31)),
    (datetime(2027, 10, 31, 23, 30, tzinfo=UTC), D(2027, 10, 31)),  # winter again
    (datetime(2027, 11, 1, 0, 0, tzinfo=UTC), D(2027, 11, 1)),
    (datetime(2028, 2, 28, 23, 59, 59, 999_999, tzinfo=UTC), D(2028, 2, 28)),
    (datetime(2028, 2, 29, 0, 0, tzinfo=UTC), D(2028, 2, 29)),
    (datetime(2028, 3, 26, 0, 59, 59, tzinfo=UTC), D(2028, 3, 26)),
    (datetime(2023, 10, 28, 23, 30, tzinfo=UTC), D(2023, 10, 29)),  # the 29th is itself the last Sunday
]


@pytest.fixture(scope="module")
def memory() -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(":memory:")) as made:
        yield made


@pytest.mark.parametrize(("moment", "day"), MOMENTS)
def test_a_day_is_the_local_one_for_people_and_for_the_database(
    memory: sqlite3.Connection, moment: datetime, day: date
) -> None:
    assert timezone.localdate(moment) == day
    kept = moment.replace(tzinfo=None).isoformat(sep=" ")
    condition = days_here("SELECT HERE(t.at) FROM (SELECT ? AS at) t", postgres=False)
    assert memory.execute(condition, [kept]).fetchone() == (day.isoformat(),)
