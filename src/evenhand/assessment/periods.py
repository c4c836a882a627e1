"""Which periods figures are of, which were out on a day, and which period each measure of a figure is taken from."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

import polars as pl

from evenhand.common.periods import Period, months_after
from evenhand.definitions.schema import IndicatorDefinition

MatchedPeriods = dict[Period, dict[str, Period | None]]
"""For each period of the numerator's first measure, the period each measure was taken from."""

DAYS_A_MONTH = 30.4375
"""Mean length of a month, 365.25 / 12 days."""


def available(definition: IndicatorDefinition, observations: pl.DataFrame, as_of: date) -> pl.DataFrame:
    """Return the observations of periods whose figures were out by `as_of`."""
    ends: Iterable[date] = observations["period_end"].unique()
    out = [end for end in ends if months_after(end, definition.available_after_months) <= as_of]
    return observations.filter(pl.col("period_end").is_in(out))


def periods_of(rows: pl.DataFrame) -> list[Period]:
    """Return the periods rows are of, the earliest first."""
    rows = rows.select("period_start", "period_end").unique()
    return sorted(
        (Period(start, end) for start, end in rows.iter_rows()), key=lambda one: (one.end, one.start)
    )


def matched_period(definition: IndicatorDefinition, periods: list[Period], period: Period) -> Period | None:
    """Return the period a measure with these is taken from: the same one, else the nearest that is near enough."""
    if period in periods:
        return period
    limit = definition.align_within_months * DAYS_A_MONTH
    near = [
        one for one in periods if abs((one.end - period.end).days) <= limit and definition.align_within_months
    ]
    return min(near, key=lambda one: (abs((one.end - period.end).days), one.end), default=None)


def alignment_caveats(matched: MatchedPeriods) -> list[str]:
    """Return which measures were taken from another period, a sentence for all periods that took from the same one."""
    taken: dict[tuple[str, Period], list[Period]] = defaultdict(list)
    for period, found in matched.items():
        for name, other in found.items():
            if other is not None and other != period:
                taken[name, other].append(period)
    return [
        f"For {periods[0].label}{f' to {periods[-1].label}' if len(periods) > 1 else ''}, {name} was taken from "
        f"{other.label}, the nearest period there is"
        for (name, other), periods in taken.items()
    ]
