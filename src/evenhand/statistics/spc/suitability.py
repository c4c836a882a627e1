"""Which series may be drawn as a run chart. The rules suppose periods alike, apart and in step; others are refused."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import pairwise
from typing import Literal

from evenhand.common.language import noop
from evenhand.common.periods import Period
from evenhand.statistics.spc.rules import LEAST_POINTS

Reason = Literal["overlapping", "too_short", "unequal", "missing_periods", "working_days"]

_ONE_DAY = timedelta(days=1)
_MONTHS_A_YEAR = 12


@dataclass(frozen=True)
class Refusal:
    """Why no run chart is drawn: a short reason for the code that asks and a sentence for people.

    `text` is the sentence before its `numbers`, and the period after which the first gap is, are filled in, so that it
    can be said in another language.
    """

    reason: Reason
    text: str
    numbers: Mapping[str, int] = field(default_factory=dict)
    gap_after: Period | None = None

    @property
    def sentence(self) -> str:
        """The sentence, in English."""
        return self.text.format(period=self.gap_after.label if self.gap_after else "", **self.numbers)


def run_chart_refusal(
    periods: Sequence[Period],
    *,
    is_activity: bool = False,
    is_per_working_day: bool = False,
    every_months: int = 1,
    least: int = LEAST_POINTS,
) -> Refusal | None:
    """Return why figures of these periods may not be drawn as a run chart, or None where they may.

    Parameters
    ----------
    periods
        of the figures there are, in any order.
    is_activity
        whether things done are counted, which there are more of in a month with more working days. A stock on a day
        and a share of people are not activity.
    is_per_working_day
        whether that count was divided by the working days of its period.
    every_months
        how often all that the figure is made of is published anew.
    least
        the fewest periods.

    In this order: periods that overlap, or lie closer than the figure is published anew (neighbours then share what
    they are made of, and the rules take them for separate news); too few; of unequal length; with some missing between
    them; months of activity not divided by working days. Days on which a register or a count was taken are in step
    when they are as many months, or as many days, apart.

    Source: METHODS 3.15, after Making Data Count [MakingDataCount].
    """
    ordered = sorted(periods, key=lambda one: (one.start, one.end))
    if any(later.start <= earlier.end for earlier, later in pairwise(ordered)):
        return Refusal(
            "overlapping",
            noop(
                "No run chart is drawn: the periods overlap, so neighbouring figures count some of the same things "
                "twice."
            ),
        )
    ends = [_month_number(one.end) for one in ordered]
    if every_months > 1 and any(later - earlier < every_months for earlier, later in pairwise(ends)):
        return Refusal(
            "overlapping",
            noop(
                "No run chart is drawn: part of the figure is published only every {months} months, so neighbouring "
                "figures share it."
            ),
            {"months": every_months},
        )
    if len(ordered) < least:
        return Refusal(
            "too_short",
            noop(
                "No run chart is drawn: it takes at least {least} periods of the same kind, and there are {count}."
            ),
            {"least": least, "count": len(ordered)},
        )
    steps = _day_steps(ordered) if all(one.start == one.end for one in ordered) else _span_steps(ordered)
    return steps or _working_days(ordered, is_activity=is_activity and not is_per_working_day)


def _span_steps(ordered: Sequence[Period]) -> Refusal | None:
    """Refuse periods of unequal length and gaps between them."""
    if len({_length(one) for one in ordered}) > 1:
        return _unequal()
    return _gaps([
        earlier for earlier, later in pairwise(ordered) if later.start - earlier.end > _ONE_DAY
    ])  # fmt: skip


def _day_steps(ordered: Sequence[Period]) -> Refusal | None:
    """Refuse single days that are not in step: every step is the usual one, or a number of usual ones left out."""
    days = [one.end for one in ordered]
    months = [_months_between(earlier, later) for earlier, later in pairwise(days)]
    steps = (
        [one for one in months if one is not None]
        if None not in months
        else [(later - earlier).days for earlier, later in pairwise(days)]
    )
    usual = Counter(steps).most_common(1)[0][0]
    if any(step % usual for step in steps):
        return _unequal()
    return _gaps([one for one, step in zip(ordered[:-1], steps, strict=True) if step > usual])


def _working_days(ordered: Sequence[Period], *, is_activity: bool) -> Refusal | None:
    if not is_activity or _length(ordered[0]) != ("months", 1):
        return None
    return Refusal(
        "working_days",
        noop(
            "No run chart is drawn: months differ in their working days, and these monthly counts are not divided by "
            "them."
        ),
    )


def _unequal() -> Refusal:
    return Refusal(
        "unequal",
        noop(
            "No run chart is drawn: the periods are not all of the same length, so they cannot be set in a row."
        ),
    )


def _gaps(before: Sequence[Period]) -> Refusal | None:
    if not before:
        return None
    others = len(before) - 1
    text = (
        noop(
            "No run chart is drawn: there is no figure for the period after {period}, and a run cannot be followed "
            "across a gap."
        ),
        noop(
            "No run chart is drawn: there is no figure for the period after {period} and in another place, and a run "
            "cannot be followed across a gap."
        ),
        noop(
            "No run chart is drawn: there is no figure for the period after {period} and in {others} other places, and "
            "a run cannot be followed across a gap."
        ),
    )[min(others, 2)]
    return Refusal("missing_periods", text, {"others": others}, gap_after=before[0])


def _length(period: Period) -> tuple[str, int]:
    """Return how long a period is: in whole months where it has them, else in days."""
    after = period.end + _ONE_DAY
    if period.start.day == after.day == 1:
        return "months", _month_number(after) - _month_number(period.start)
    return "days", (after - period.start).days


def _months_between(earlier: date, later: date) -> int | None:
    """Return how many months lie between two days of the same place in their month; None if there is no such number."""
    both_last = all((one + _ONE_DAY).day == 1 for one in (earlier, later))
    return _month_number(later) - _month_number(earlier) if both_last or earlier.day == later.day else None


def _month_number(day: date) -> int:
    return day.year * _MONTHS_A_YEAR + day.month
