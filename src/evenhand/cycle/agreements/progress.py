"""How far an objective has come, by what the release shown knows."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from evenhand.cycle.agreements.models import Objective
from evenhand.cycle.agreements.of import versions_of
from evenhand.cycle.agreements.realism import figure_of
from evenhand.cycle.agreements.terms import Direction
from evenhand.publication.installed import Opened

Reached = Literal["reached", "not_yet", "cannot_tell", "no_newer_figure", "under_challenge", "in_words"]


@dataclass(frozen=True)
class Progress:
    """Where an objective stands.

    `reached` is told by the whole 95% interval, as standards are: not yet only where all of it is on the wrong side.
    `in_words` is an objective without a figure of ours; `no_newer_figure` one whose figure is still the baseline's.
    """

    reached: Reached
    baseline: float | None = None
    target: float | None = None
    value: float | None = None
    lower95: float | None = None
    upper95: float | None = None
    period_end: date | None = None
    context_note: str = ""


def progress(objective: Objective, release: Opened) -> Progress:
    """Return how far an objective has come by the figures of a release."""
    last = versions_of(objective)[-1]
    told = last.terms
    if told.target is None or not told.indicator:
        return Progress("in_words", told.baseline, told.target)
    practice = objective.agreement.practice
    row = figure_of(release, practice, told.indicator)
    started = (last.evidence.get("realism") or {}).get("period_end", "")
    if row is None or row["period_end"].isoformat() <= started:
        return Progress("no_newer_figure", told.baseline, told.target)
    found: Reached = (
        "under_challenge"
        if row["status"] == "under_challenge"
        else _reached(row, told.target, told.direction)
    )
    return Progress(
        found,
        told.baseline,
        told.target,
        row["value"],
        row["lower95"],
        row["upper95"],
        row["period_end"],
        row["context_note"],
    )


def _reached(row: Mapping[str, Any], target: float, direction: Direction) -> Reached:
    value = row["value"]
    lower = value if row["lower95"] is None else row["lower95"]
    upper = value if row["upper95"] is None else row["upper95"]
    if value >= target if direction is Direction.AT_LEAST else value <= target:
        return "reached"
    if upper < target if direction is Direction.AT_LEAST else lower > target:
        return "not_yet"
    return "cannot_tell"
