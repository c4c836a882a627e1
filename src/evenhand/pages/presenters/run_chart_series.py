"""Which of a figure's periods a run chart is made of, whether they allow one, and how an axis names them."""

from collections.abc import Mapping, Sequence
from datetime import date
from functools import lru_cache

from evenhand.common.periods import Period
from evenhand.definitions.indicator import IndicatorDefinition
from evenhand.definitions.vocabulary import Cadence
from evenhand.pages.edition import Row
from evenhand.statistics.spc import run_chart_refusal

_ABOUT_A_YEAR = 360
"""Periods of this many days and more have a name of their own, such as 2021/22."""

_MONTHS_BETWEEN: Mapping[Cadence, int] = {"monthly": 1, "quarterly": 3, "annual": 12, "event": 1}
"""Between one new figure and the next, by cadence."""

_PER_WORKING_DAY = "working day"
"""A definition whose unit says so has divided its counts by the working days of each month."""


def since_last_change(definition: IndicatorDefinition, rows: Sequence[Row]) -> Sequence[Row]:
    """Return the rows since something last changed how the figures read: figures from before it are not comparable.

    A period that the change falls inside counts as before it. A change after the last period changes nothing yet.
    """
    last_end = rows[-1]["period_end"]
    changes = [one.on for one in definition.annotations if one.on <= last_end]
    if not changes:
        return rows
    return [row for row in rows if row["period_start"] >= max(changes)]


@lru_cache(maxsize=1_000)
def short_period(start: date, end: date) -> str:
    """Return a period as an axis names it: a month by its month, and so the last day of one."""
    in_one_month = (start.year, start.month) == (end.year, end.month)
    ends_it = end == Period.month(end.year, end.month).end
    if in_one_month and ends_it and start.day in {1, end.day}:
        return f"{end:%b %Y}"
    if in_one_month:
        return f"{end.day} {end:%b %y}"
    return Period(start, end).label if (end - start).days > _ABOUT_A_YEAR else f"to {end:%b %Y}"


def refusal_of(definition: IndicatorDefinition, spans: tuple[tuple[date, date], ...]) -> str:
    """Return the sentence that says why figures of these periods are not drawn as a run chart, or nothing."""
    return _refusal(
        spans,
        is_activity=definition.statistic == "rate",
        is_per_working_day=_PER_WORKING_DAY in definition.unit.lower(),
        every_months=_MONTHS_BETWEEN[definition.cadence],
    )


@lru_cache(maxsize=1_000)
def _refusal(
    spans: tuple[tuple[date, date], ...], *, is_activity: bool, is_per_working_day: bool, every_months: int
) -> str:
    # Thousands of practices share the periods of an indicator.
    refusal = run_chart_refusal(
        [Period(*span) for span in spans],
        is_activity=is_activity,
        is_per_working_day=is_per_working_day,
        every_months=every_months,
    )
    return refusal.sentence if refusal else ""
