"""When the figures of a period are due, by what their definition says of how often and how soon they come."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Final

from evenhand.common.periods import months_after
from evenhand.definitions.indicator import IndicatorDefinition

MONTHS: Final[Mapping[str, int]] = {"monthly": 1, "quarterly": 3, "annual": 12}
"""From one period's end to the next, by cadence. What comes with an event has none."""


def due_day(definition: IndicatorDefinition, period_end: date) -> date:
    """Return the day by which the figures of the period that ends on a day are due."""
    return months_after(period_end, definition.available_after_months)


def next_end(definition: IndicatorDefinition, period_end: date) -> date | None:
    """Return the end of the period after; None for figures that come with an event."""
    months = MONTHS.get(definition.cadence)
    return None if months is None else months_after(period_end, months)


def newest_due(definition: IndicatorDefinition, known_end: date, on: date) -> date:
    """Return the end of the newest period whose figures were due by a day, counted on from a period that is known."""
    newest = known_end
    while (after := next_end(definition, newest)) is not None and due_day(definition, after) <= on:
        newest = after
    return newest


def ends_due(definition: IndicatorDefinition, known_end: date, begin: date, end: date) -> Iterator[date]:
    """Yield the ends of the periods whose figures were due in a span of days, both included."""
    months = MONTHS.get(definition.cadence)
    if months is None:
        return
    first = known_end
    while due_day(definition, first) > begin:
        first = months_after(first, -months)
    while due_day(definition, first) <= end:
        if due_day(definition, first) >= begin:
            yield first
        first = months_after(first, months)
