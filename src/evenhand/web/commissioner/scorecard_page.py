"""The commissioner's own scorecard in words: the same words, intervals and rules as practices' figures have."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from django.utils.translation import gettext as _

from evenhand.cycle.scorecard.counting import Counted, LineCounts, scorecard_of
from evenhand.cycle.scorecard.of import DataDeed, data_deeds
from evenhand.cycle.scorecard.quarters import Quarter, last_quarters
from evenhand.pages import addresses
from evenhand.pages.noted import ContextNote
from evenhand.pages.numbers import NumberForm, day_words, month_words

QUARTERS: Final = 4
FEW: Final = 10
"""Fewer deeds than this are told with the warning that practices' small figures have."""
_SHARE: Final = NumberForm("%", 0)


@dataclass(frozen=True)
class QuarterView:
    """A quarter of a line: its share with counts and interval, or why there is none."""

    quarter: str
    share: str
    counts: str
    interval: str
    few: str


@dataclass(frozen=True)
class ScorecardLine:
    """A line. It cannot be made without its context note. `nothing` says so where nothing records such deeds yet."""

    id: str
    title: str
    counts: str
    note: ContextNote
    quarters: tuple[QuarterView, ...]
    nothing: str


@dataclass(frozen=True)
class Detail:
    """Figures that were due from the commissioner and were not there."""

    title: str
    period: str
    due: str


@dataclass(frozen=True)
class ScorecardView:
    """The page of one commissioner. There is no overall score, as practices have none."""

    code: str
    name: str
    lines: tuple[ScorecardLine, ...]
    late: tuple[Detail, ...]
    public: str


def present_scorecard(code: str, name: str, today: date, *, with_detail: bool) -> ScorecardView:
    """Return a commissioner's scorecard; with what was late in the quarters shown, for its own people."""
    quarters = last_quarters(today, QUARTERS)
    return ScorecardView(
        code=code,
        name=name,
        lines=tuple(_line(one) for one in scorecard_of(code, quarters)),
        late=_late(code, quarters) if with_detail else (),
        public=f"/scorecard/{addresses.segment(code)}/",
    )


def _line(counts: LineCounts) -> ScorecardLine:
    known = any(one.due for one in counts.quarters)
    return ScorecardLine(
        id=counts.line.id,
        title=str(counts.line.title),
        counts=str(counts.line.counts),
        note=ContextNote(str(counts.line.note)),
        quarters=tuple(_quarter(one) for one in counts.quarters) if known else (),
        nothing="" if known else _("Nothing recorded yet."),
    )


def _quarter(one: Counted) -> QuarterView:
    if one.share is None:
        return QuarterView(_words(one.quarter), _("Nothing recorded"), "", "", "")
    return QuarterView(
        quarter=_words(one.quarter),
        share=_SHARE.words(one.share),
        counts=_("{done} of {due}").format(done=f"{one.done:,}", due=f"{one.due:,}"),
        interval=_SHARE.interval(one.lower, one.upper),
        few=_("So few that chance alone moves it a lot") if one.due < FEW else "",
    )


def _late(code: str, quarters: Sequence[Quarter]) -> tuple[Detail, ...]:
    found = data_deeds(code, min(one.begin for one in quarters), max(one.end for one in quarters))
    return tuple(_detail(one) for one in found if not one.is_done)


def _detail(one: DataDeed) -> Detail:
    return Detail(one.indicator.title, day_words(one.period_end), day_words(one.due))


def _words(quarter: Quarter) -> str:
    return _("{first} to {last} {year}").format(
        first=month_words(quarter.begin.month), last=month_words(quarter.end.month), year=quarter.end.year
    )
