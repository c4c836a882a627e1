"""Working days in England: Monday to Friday without bank holidays.

The holidays are those the library carries, to the end of 2028 as of this release; :func:`known_until` says how far. A
day beyond is counted by its weekday alone, and :func:`is_certain` says so.
"""

from datetime import date, timedelta
from functools import cache

from govuk_bank_holidays.bank_holidays import BankHolidays

ENGLAND = "england-and-wales"


@cache
def _holidays() -> frozenset[date]:
    # The cached list: nothing is asked of the network.
    return frozenset(
        one["date"] for one in BankHolidays(use_cached_holidays=True).get_holidays(division=ENGLAND)
    )


def known_until() -> date:
    """Return the last day of the last year whose bank holidays are known."""
    return date(max(_holidays()).year, 12, 31)


def is_certain(day: date) -> bool:
    """Whether the bank holidays of a day's year are known."""
    return min(_holidays()).year <= day.year <= known_until().year


def is_working_day(day: date) -> bool:
    """Whether people are at work on a day."""
    return day.weekday() < 5 and day not in _holidays()


def next_working_day(day: date) -> date:
    """Return the day itself if it is a working day, else the next that is."""
    while not is_working_day(day):
        day += timedelta(days=1)
    return day


def working_days_after(day: date, number: int) -> date:
    """Return the working day that is `number` working days after a day, which itself does not count."""
    for _ in range(number):
        day = next_working_day(day + timedelta(days=1))
    return day


def working_days_between(begin: date, end: date) -> int:
    """Return how many working days lie after `begin` up to and with `end`; 0 where `end` is not later."""
    return sum(is_working_day(begin + timedelta(days=step)) for step in range(1, (end - begin).days + 1))
