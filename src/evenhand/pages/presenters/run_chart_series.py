"""Which of a figure's periods a run chart is made of, whether they allow one, and how an axis names them."""

from collections.abc import Mapping, Sequence
from datetime import date
from functools import lru_cache
from typing import Final

from evenhand.common.language import Texts
from evenhand.common.language import gettext as _
from evenhand.common.periods import Period
from evenhand.definitions.indicator import IndicatorDefinition
from evenhand.definitions.vocabulary import Cadence
from evenhand.pages.edition import Row
from evenhand.pages.numbers import period_words
from evenhand.statistics.spc import Refusal, run_chart_refusal

_ABOUT_A_YEAR = 360
"""Periods of this many days and more have a name of their own, such as 2021/22."""

_MONTHS_BETWEEN: Mapping[Cadence, int] = {"monthly": 1, "quarterly": 3, "annual": 12, "event": 1}
"""Between one new figure and the next, by cadence."""

_PER_WORKING_DAY = "working day"
"""A definition whose unit says so has divided its counts by the working days of each month."""

_MONTHS: Final = Texts({
    "01": "Jan", "02": "Feb", "03": "Mar", "04": "Apr", "05": "May", "06": "Jun", "07": "Jul", "08": "Aug",
    "09": "Sep", "10": "Oct", "11": "Nov", "12": "Dec",
})  # fmt: skip
"""Short names, for which an axis has room."""


def since_last_change(definition: IndicatorDefinition, rows: Sequence[Row]) -> Sequence[Row]:
    """Return the rows since something last changed how the figures read: figures from before it are not comparable.

    A period that the change falls inside counts as before it. A change after the last period changes nothing yet.
    """
    last_end = rows[-1]["period_end"]
    changes = [one.on for one in definition.annotations if one.on <= last_end]
    if not changes:
        return rows
    return [row for row in rows if row["period_start"] >= max(changes)]


def short_period(start: date, end: date) -> str:
    """Return a period as an axis names it: a month by its month, and so the last day of one."""
    month = _MONTHS[f"{end:%m}"]
    if _is_month(start, end):
        return _("{month} {year}").format(month=month, year=end.year)
    if (start.year, start.month) == (end.year, end.month):
        return _("{day} {month} {year}").format(day=end.day, month=month, year=f"{end:%y}")
    if (end - start).days > _ABOUT_A_YEAR:
        return period_words(start, end)
    return _("to {month} {year}").format(month=month, year=end.year)


@lru_cache(maxsize=1_000)
def _is_month(start: date, end: date) -> bool:
    in_one_month = (start.year, start.month) == (end.year, end.month)
    return in_one_month and end == Period.month(end.year, end.month).end and start.day in {1, end.day}


def refusal_of(definition: IndicatorDefinition, spans: tuple[tuple[date, date], ...]) -> str:
    """Return the sentence that says why figures of these periods are not drawn as a run chart, or nothing."""
    unit = definition.unit.lower()
    refusal = _refusal(
        spans,
        is_activity=definition.statistic == "rate",
        is_per_working_day=any(said in unit for said in (_PER_WORKING_DAY, _("working day"))),
        every_months=_MONTHS_BETWEEN[definition.cadence],
    )
    if refusal is None:
        return ""
    after = refusal.gap_after
    period = period_words(after.start, after.end) if after else ""
    return _(refusal.text).format(period=period, **refusal.numbers)


@lru_cache(maxsize=1_000)
def _refusal(
    spans: tuple[tuple[date, date], ...], *, is_activity: bool, is_per_working_day: bool, every_months: int
) -> Refusal | None:
    # Thousands of practices share the periods of an indicator.
    return run_chart_refusal(
        [Period(*span) for span in spans],
        is_activity=is_activity,
        is_per_working_day=is_per_working_day,
        every_months=every_months,
    )
