"""Completeness and lateness of an area's data: which figures there are, which are late, and who has none and why."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

import polars as pl
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from evenhand.cycle.scorecard.due import due_day, newest_due, next_end
from evenhand.cycle.scorecard.of import own_returns
from evenhand.definitions.indicator import IndicatorDefinition
from evenhand.pages import words
from evenhand.pages.edition import Row
from evenhand.pages.names import name_words
from evenhand.pages.noted import ContextNote
from evenhand.pages.numbers import day_words, period_words
from evenhand.web.commissioner.scope import Area

_COLUMNS: Final = (
    "practice", "indicator", "period_start", "period_end", "value", "value_text", "status", "status_reason",
)  # fmt: skip
NOT_SHOWN_WHY: Final = "not_applicable"


@dataclass(frozen=True)
class Lacking:
    """Practices without a figure for one reason, A to Z."""

    label: str
    sign: str
    meaning: str
    practices: tuple[str, ...]


@dataclass(frozen=True)
class FigureData:
    """An indicator's data: how many practices have a figure, of which period, whether it is late, and who has none."""

    id: str
    title: str
    note: ContextNote
    have: str
    period: str
    older: tuple[str, ...]
    next: str
    late: str
    lacking: tuple[Lacking, ...]


@dataclass(frozen=True)
class SourceData:
    """A dataset: who publishes or sends it in, its editions in this release, and the newest period of its figures."""

    title: str
    who: str
    editions: tuple[str, ...]
    period: str
    late: str


@dataclass(frozen=True)
class LateGroup:
    """Indicators that are late in the same way."""

    late: str
    figures: tuple[FigureData, ...]


@dataclass(frozen=True)
class DataView:
    """The page."""

    area: str
    as_of: str
    age: str
    late: tuple[LateGroup, ...]
    figures: tuple[FigureData, ...]
    sources: tuple[SourceData, ...]


@dataclass(frozen=True)
class Timeliness:
    """The newest period an area has of a figure, the newest that was due, and when the next is."""

    newest: date | None
    due: date | None
    next_due: date | None

    @property
    def is_late(self) -> bool:
        """Whether a newer period was due than the area has."""
        return self.newest is not None and self.due is not None and self.due > self.newest


def present_data(area: Area) -> DataView:
    """Return the page of an area's data."""
    edition = area.opened.edition
    codes = [row["code"] for row in area.practices]
    table = area.opened.true_figures.results_of_all(codes, _COLUMNS)
    rows = _by_indicator(table, area.indicators)
    names = {row["code"]: name_words(row["name"]) or row["code"] for row in area.practices}
    times = {
        name: timeliness(one, _newest(rows[name]), edition.as_of) for name, one in area.indicators.items()
    }
    figures = tuple(_figure(one, rows[name], times[name], names) for name, one in area.indicators.items())
    return DataView(
        area=area.name,
        as_of=day_words(edition.as_of),
        age=_age(edition.as_of, area.today),
        late=_grouped(figures),
        figures=figures,
        sources=_sources(area, rows, times),
    )


def _grouped(figures: Sequence[FigureData]) -> tuple[LateGroup, ...]:
    said = dict.fromkeys(one.late for one in figures if one.late)
    return tuple(LateGroup(late, tuple(one for one in figures if one.late == late)) for late in said)


def timeliness(definition: IndicatorDefinition, newest: date | None, as_of: date) -> Timeliness:
    """Return how timely figures are on the day a release looks from; `newest` is the last day of their period."""
    if newest is None or next_end(definition, newest) is None:
        return Timeliness(newest, None, None)
    due = newest_due(definition, newest, as_of)
    after = next_end(definition, due)
    return Timeliness(newest, due, due_day(definition, after) if after else None)


def _newest(rows: Iterable[Row]) -> date | None:
    return max((row["period_end"] for row in rows if has_figure(row)), default=None)


def has_figure(row: Row) -> bool:
    """Whether there is a figure, of some period."""
    return (row["value"] is not None or bool(row["value_text"])) and row["period_end"] is not None


def late_indicators(area: Area) -> list[IndicatorDefinition]:
    """Return the indicators of which the area has no figures as new as were due."""
    codes = [row["code"] for row in area.practices]
    table = area.opened.true_figures.results_of_all(codes, _COLUMNS)
    there = table.filter(pl.col("value").is_not_null() | pl.col("value_text").is_not_null())
    newest = dict(there.group_by("indicator").agg(pl.col("period_end").max()).iter_rows())
    as_of = area.opened.edition.as_of
    return [one for name, one in area.indicators.items() if timeliness(one, newest.get(name), as_of).is_late]


def _by_indicator(table: pl.DataFrame, indicators: Iterable[str]) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = {name: [] for name in indicators}
    for row in table.filter(pl.col("indicator").is_in(list(found))).iter_rows(named=True):
        found[row["indicator"]].append(row)
    return found


def _figure(
    definition: IndicatorDefinition, rows: Sequence[Row], times: Timeliness, names: Mapping[str, str]
) -> FigureData:
    have = [row for row in rows if has_figure(row)]
    asked = [row for row in rows if row["status"] != NOT_SHOWN_WHY or has_figure(row)]
    starts = {row["period_end"]: row["period_start"] for row in have}
    newest = times.newest
    return FigureData(
        id=definition.id,
        title=definition.title,
        note=ContextNote(definition.context_note),
        have=_("{have} of {all}").format(
            have=f"{len(have):,}",
            all=ngettext("{count} practice", "{count} practices", len(asked)).format(count=f"{len(asked):,}"),
        ),
        period=period_words(starts[newest], newest) if newest else "",
        older=_named((row for row in have if newest and row["period_end"] < newest), names),
        next=_("next due {day}").format(day=day_words(times.next_due)) if times.next_due else "",
        late=_late(definition, times),
        lacking=_lacking(rows, names),
    )


def _late(definition: IndicatorDefinition, times: Timeliness) -> str:
    if not times.is_late or times.due is None:
        return ""
    return _("Figures to {end} were due by {day}").format(
        end=day_words(times.due), day=day_words(due_day(definition, times.due))
    )


def _lacking(rows: Iterable[Row], names: Mapping[str, str]) -> tuple[Lacking, ...]:
    without = [row for row in rows if not has_figure(row)]
    return tuple(
        Lacking(
            words.STATUSES[status].label,
            words.STATUSES[status].mark,
            _reason(status, [row for row in without if row["status"] == status]),
            _named((row for row in without if row["status"] == status), names),
        )
        for status in words.STATUSES
        if any(row["status"] == status for row in without)
    )


def _reason(status: str, rows: Sequence[Row]) -> str:
    """Return why there is no figure: the reasons of the release where they say the same of all, else the word's own."""
    said = Counter(row["status_reason"] for row in rows if row["status_reason"])
    if len(said) == 1:
        reason = next(iter(said)).rstrip(".")
        return f"{reason}."
    return words.STATUSES[status].meaning


def _named(rows: Iterable[Row], names: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(sorted((names[row["practice"]] for row in rows), key=str.casefold))


def _age(as_of: date, today: date) -> str:
    days = (today - as_of).days
    if days <= 0:
        return ""
    return ngettext(
        "The figures shown are as they stood {day} day ago; what was published since is not among them.",
        "The figures shown are as they stood {day} days ago; what was published since is not among them.",
        days,
    ).format(day=f"{days:,}")


def _sources(
    area: Area, rows: Mapping[str, Sequence[Row]], times: Mapping[str, Timeliness]
) -> tuple[SourceData, ...]:
    edition = area.opened.edition
    editions: dict[str, set[str]] = {}
    for file in area.opened.whole.manifest.inputs:
        editions.setdefault(file.source, set()).add(file.edition)
    used = {name: [one.id for one in area.indicators.values() if name in one.source] for name in editions}
    return tuple(
        SourceData(
            title=edition.source_title(name),
            who=_who(edition.sources[name].publisher if name in edition.sources else "", name),
            editions=tuple(sorted(editions[name])),
            period=_newest_period([row for one in used[name] for row in rows[one]]),
            late=", ".join(area.indicators[one].title for one in used[name] if times[one].is_late),
        )
        for name in sorted(editions, key=lambda name: edition.source_title(name).casefold())
    )


def _who(publisher: str, source: str) -> str:
    return _("Our own return") if source in own_returns() else publisher


def _newest_period(rows: Sequence[Row]) -> str:
    known = [row for row in rows if has_figure(row)]
    if not known:
        return ""
    newest = max(known, key=lambda row: row["period_end"])
    return period_words(newest["period_start"], newest["period_end"])
