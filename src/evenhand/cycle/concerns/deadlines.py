"""Days that a case counts. Where one could be read either way it is read for the practice."""

import calendar
from datetime import date, timedelta
from typing import Final

from evenhand.cycle.calendar.working_days import next_working_day

DAYS_TO_REPLY: Final = 14
"""For the practice's representations; a design of ours (DOMAIN.md 5.1)."""
DAYS_OF_NOTICE: Final = 28
"""GMS Contracts Regulations 2015, Schedule 3 (paragraph numbers from memory, to be checked)."""
YEARS_TO_REFER: Final = 3
MONTHS_OF_SUSPENSION: Final = 6
DAYS_BETWEEN_FINDINGS: Final = 28
DAYS_AFTER_LETTER: Final = 14
"""Between a letter that names a matter and a notice about it; a design of ours."""


def reply_until(invited_on: date) -> date:
    """Return the last day to reply: a working day, 14 days after the invitation or the next that is one."""
    return next_working_day(invited_on + timedelta(days=DAYS_TO_REPLY))


def earliest_end(given_on: date) -> date:
    """Return the first day a notice may end or take effect: a working day, 28 days after it is given or later."""
    return next_working_day(given_on + timedelta(days=DAYS_OF_NOTICE))


def years_after(day: date, years: int) -> date:
    """Return the same day some years later; 28 February for a 29th where there is none."""
    last = calendar.monthrange(day.year + years, day.month)[1]
    return date(day.year + years, day.month, min(day.day, last))


def months_after(day: date, months: int) -> date:
    """Return the same day some months later, or that month's last where it has no such day."""
    years, month = divmod(day.month - 1 + months, 12)
    last = calendar.monthrange(day.year + years, month + 1)[1]
    return date(day.year + years, month + 1, min(day.day, last))


def can_refer(given_on: date, today: date) -> bool:
    """Whether a dispute about a notice can still be referred: within three years, the last day among them."""
    return today <= years_after(given_on, YEARS_TO_REFER)
