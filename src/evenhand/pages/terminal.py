"""A practice's profile in the terminal: the same words as its page, without the pictures."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import polars as pl

from evenhand.common.errors import InputError
from evenhand.pages import words
from evenhand.pages.edition import Edition, Row
from evenhand.pages.presenters.evidence import Evidence
from evenhand.pages.presenters.figure import FigureView
from evenhand.pages.presenters.practice import ContextRow, PracticeView, present_practice
from evenhand.release import Release

NONE = "–"


@dataclass(frozen=True)
class ShownStrand:
    """A strand as a table: figure, value, 95% interval, England, area, period, what it says."""

    title: str
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class ShownProfile:
    """A profile for the terminal. `record` is the same for a machine; `notes` are the context notes.

    `parts` are rows of figures whose gap is split: title, the four parts and their sum, with their signs. `told` are
    what is said of each such figure, with its title; `twins` the practices most like it: name, code, how alike.
    """

    heading: str
    lines: tuple[str, ...]
    contexts: tuple[tuple[str, str, str], ...]
    resources: tuple[tuple[str, str, str], ...]
    strands: tuple[ShownStrand, ...]
    parts: tuple[tuple[str, ...], ...]
    told: tuple[str, ...]
    twins: tuple[tuple[str, ...], ...]
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
    evidence = _evidence(release, practice, results)
    view = present_practice(Edition.of(release), practice, results, earlier, evidence)
    figures = [figure for strand in view.strands for figure in (*strand.figures, *strand.older)]
    return ShownProfile(
        heading=f"{view.name} ({view.code})",
        lines=_lines(view),
        contexts=_beside(view.contexts),
        resources=_beside(view.resources),
        strands=tuple(_strand(strand.title, (*strand.figures, *strand.older)) for strand in view.strands),
        parts=tuple(_parts(figure) for figure in figures if figure.split is not None),
        told=tuple(_told(figure) for figure in figures if figure.explanation),
        twins=tuple(
            (twin.name, twin.code, twin.likeness) for twin in (view.twins.lines if view.twins else ())
        ),
        notes=tuple(f"{figure.title}: {figure.note}" for figure in figures),
        record=_record(practice, results, evidence, figures),
    )


def _evidence(release: Release, practice: Row, results: list[dict[str, Any]]) -> Evidence:
    mine = pl.col("practice") == practice["code"]
    contributions: dict[str, dict[str, float]] = {}
    for entry in release.contributions.filter(mine).iter_rows(named=True):
        contributions.setdefault(entry["indicator"], {})[entry["covariate"]] = entry["contribution"]
    twins = release.twins.filter(mine).sort("position").select("twin", "distance")
    beside = twins.join(
        release.practices, left_on="twin", right_on="code", how="inner", maintain_order="left", coalesce=False
    )
    return Evidence(practice, contributions, {row["indicator"]: row for row in results}, beside.to_dicts())


def _beside(rows: Iterable[ContextRow]) -> tuple[tuple[str, str, str], ...]:
    return tuple((f"{one.title} ({one.year})", one.here, one.england) for one in rows)


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


def _parts(figure: FigureView) -> tuple[str, ...]:
    assert figure.split is not None
    return (figure.title, *(part.size for part in figure.split.rows), figure.split.whole.size)


def _told(figure: FigureView) -> str:
    """Return what is said of a figure, whether that is fragile, and what to look at first."""
    fragile, steady = figure.steadiness.fragile, figure.steadiness
    said = [*figure.explanation, steady.rank]
    if fragile is not None:
        said += [f"{fragile.label}: {fragile.meaning}", steady.agreement]
    first = "; ".join(one.what for one in figure.candidates)
    said += [f"What to look at first: {first}."] if first else []
    return f"{figure.title}: {' '.join(filter(None, said))}"


def _record(
    practice: Row, results: list[dict[str, Any]], evidence: Evidence, figures: list[FigureView]
) -> dict[str, Any]:
    """Return all of it for a machine: each row with what is said of it and what its circumstances contribute."""
    views = {figure.id: figure for figure in figures}
    return {
        "practice": _plain(practice),
        "figures": [
            {
                **_plain(row),
                "contributions": dict(evidence.contributions.get(row["indicator"], {})),
                "explanation": list(views[row["indicator"]].explanation) if row["indicator"] in views else [],
                "fragile": words.is_fragile(row["outcome"], row["robustness"]),
            }
            for row in results
        ],
        "twins": [
            {"practice": twin["code"], "name": twin["name"], "distance": twin["distance"]}
            for twin in evidence.twins
        ],
    }


def _plain(row: Row) -> dict[str, Any]:
    return {name: value.isoformat() if hasattr(value, "isoformat") else value for name, value in row.items()}
