"""A practice's profile in the terminal: the same words as its page, without the pictures."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import polars as pl

from evenhand.common.errors import InputError
from evenhand.pages.edition import Edition, Row
from evenhand.pages.presenters.figure import FigureView
from evenhand.pages.presenters.practice import PracticeView, present_practice
from evenhand.release import Release

NONE = "–"


@dataclass(frozen=True)
class ShownStrand:
    """A strand as a table: figure, value, 95% interval, England, area, period, what it says."""

    title: str
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class ShownProfile:
    """A profile for the terminal. `record` is the same for a machine; `notes` are the context notes."""

    heading: str
    lines: tuple[str, ...]
    contexts: tuple[tuple[str, str, str], ...]
    strands: tuple[ShownStrand, ...]
    notes: tuple[str, ...]
    record: Mapping[str, Any]


def profile(release: Release, code: str, indicator: str | None = None) -> ShownProfile:
    """Return the profile of the practice with `code`, of one `indicator` only where one is named.

    InputError when the release has no such practice or indicator.
    """
    if indicator is not None and indicator not in release.indicators:
        raise InputError(
            "this release has no such indicator",
            received=indicator,
            remedy=f"Choose one of {', '.join(release.indicators)}",
        )
    practice = release.practice(code)
    mine = pl.col("practice") == practice["code"]
    if indicator is not None:
        mine &= pl.col("indicator") == indicator
    results = release.results.filter(mine).to_dicts()
    history = release.history.filter(mine).partition_by("indicator", as_dict=True)
    earlier = {str(key[0]): frame.to_dicts() for key, frame in history.items()}
    view = present_practice(Edition.of(release), practice, results, earlier)
    return ShownProfile(
        heading=f"{view.name} ({view.code})",
        lines=_lines(view),
        contexts=tuple((f"{one.title} ({one.year})", one.here, one.england) for one in view.contexts),
        strands=tuple(_strand(strand.title, (*strand.figures, *strand.older)) for strand in view.strands),
        notes=_notes(view),
        record={"practice": _plain(practice), "figures": [_plain(row) for row in results]},
    )


def _lines(view: PracticeView) -> tuple[str, ...]:
    closed = [view.closed_words] if view.is_closed else []
    successor = [f"Its patients are now registered with {view.successor.text}."] if view.successor else []
    return (*closed, *successor, *(f"{fact.name}: {fact.text}" for fact in view.facts))


def _strand(title: str, figures: tuple[FigureView, ...]) -> ShownStrand:
    return ShownStrand(title, tuple(map(_row, figures)))


def _row(figure: FigureView) -> tuple[str, ...]:
    beside = {one.mark: one.number for one in figure.comparisons}
    return (
        figure.title,
        figure.value,
        *(beside.get(mark, NONE) for mark in ("interval", "england", "area")),
        figure.period,
        figure.verdict.label,
    )


def _notes(view: PracticeView) -> tuple[str, ...]:
    figures = [figure for strand in view.strands for figure in (*strand.figures, *strand.older)]
    return tuple(f"{figure.title}: {figure.note}" for figure in figures)


def _plain(row: Row) -> dict[str, Any]:
    return {name: value.isoformat() if hasattr(value, "isoformat") else value for name, value in row.items()}
