"""A practice's profile as lines and rows, for the terminal and for machines: the same words as the pages."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import polars as pl

from evenhand.common.errors import InputError
from evenhand.pages.edition import Edition, Row
from evenhand.pages.numbers import day_words
from evenhand.pages.presenters.figure import FigureView
from evenhand.pages.presenters.practice import PracticeView, StrandView, present_practice
from evenhand.pages.words import NOT_A_RANKING
from evenhand.release import Release


@dataclass(frozen=True)
class StrandRows:
    """A strand's figures as rows of text."""

    title: str
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class TerminalProfile:
    """A profile ready to print. `record` is the same for a machine: the release's own values and words."""

    heading: str
    lines: tuple[str, ...]
    contexts: tuple[tuple[str, str, str], ...]
    strands: tuple[StrandRows, ...]
    notes: tuple[str, ...]
    record: dict[str, Any]


def profile(release: Release, code: str, indicator: str | None = None) -> TerminalProfile:
    """Return a practice's profile, or of one indicator all that is known. InputError for an unknown code or id."""
    practice = release.practice(code)
    if indicator is not None and indicator not in release.indicators:
        raise InputError(
            "this release has no such indicator",
            where=release.path,
            received=indicator,
            remedy=f"Choose one of {', '.join(sorted(release.indicators))}",
        )
    results = _of(release.results, practice["code"], indicator)
    history = _of(release.history, practice["code"], indicator)
    edition = Edition.of(release)
    view = present_practice(edition, practice, results, _by_indicator(history))
    return TerminalProfile(
        heading=f"{view.name} ({view.code})",
        lines=_lines(edition, view),
        contexts=tuple((row.title, row.here, row.england) for row in view.contexts),
        strands=tuple(_strand(strand) for strand in view.strands),
        notes=_notes(view, whole=indicator is not None),
        record={"practice": practice, "results": results, "history": history, "release": release.manifest.id},
    )


def _of(table: pl.DataFrame, practice: str, indicator: str | None) -> list[dict[str, Any]]:
    rows = table.filter(pl.col("practice") == practice)
    if indicator is not None:
        rows = rows.filter(pl.col("indicator") == indicator)
    return rows.to_dicts()


def _by_indicator(history: list[dict[str, Any]]) -> Mapping[str, list[Row]]:
    found: dict[str, list[Row]] = {}
    for row in history:
        found.setdefault(row["indicator"], []).append(row)
    return found


def _lines(edition: Edition, view: PracticeView) -> tuple[str, ...]:
    lines = [f"{fact.name}: {fact.text}" for fact in view.facts]
    if view.is_closed:
        lines.append(view.closed_words)
    if view.successor:
        lines.append(f"{view.successor.name}: {view.successor.text}")
    return (*lines, f"Figures published by {day_words(edition.as_of)}")


def _strand(strand: StrandView) -> StrandRows:
    rows = (*strand.figures, *strand.older)
    return StrandRows(strand.title, tuple(_row(figure) for figure in rows))


def _row(figure: FigureView) -> tuple[str, ...]:
    numbers = {one.mark: one.number for one in figure.comparisons}
    said = (numbers.get(mark, "") for mark in ("interval", "england", "area"))
    return (figure.title, figure.value, *said, figure.period, figure.verdict.label)


def _notes(view: PracticeView, *, whole: bool) -> tuple[str, ...]:
    figures = [figure for strand in view.strands for figure in (*strand.figures, *strand.older)]
    notes = [f"{figure.title}: {figure.note}" for figure in figures if figure.has_number]
    if whole:
        notes = [line for figure in figures for line in _everything(figure)]
    return (*notes, NOT_A_RANKING)


def _everything(figure: FigureView) -> tuple[str, ...]:
    earlier = figure.history.rows if figure.history else ()
    return (
        figure.question,
        f"{figure.value} ({figure.unit}); {figure.counts}"
        if figure.counts
        else f"{figure.value} ({figure.unit})",
        *(f"{one.name}: {one.number}" for one in figure.comparisons),
        figure.verdict.meaning,
        f"Context: {figure.note}",
        *(f"Caveat: {caveat}" for caveat in figure.caveats),
        *(
            f"{row.period}: {row.value} ({row.interval})" if row.interval else f"{row.period}: {row.value}"
            for row in earlier
        ),
        f"Source: {figure.source}",
    )
