"""What was chosen of an area: its practices A to Z, their figures as the viewer may see them, and what changed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

import polars as pl

from evenhand.pages.edition import Row
from evenhand.publication.installed.opened import Figures
from evenhand.web.commissioner.changes import Change, Key, changes_since, earlier_periods
from evenhand.web.commissioner.choices import Choices
from evenhand.web.commissioner.scope import Area

COLUMNS: Final = (
    "practice", "indicator", "period_start", "period_end", "numerator", "denominator", "value", "value_text", "lower95",
    "upper95", "england", "area_value", "peer_value", "expected", "outcome", "outcome_level", "direction",
    "standard_kind", "standard_target", "standard_outcome", "colour", "robustness", "rank_lower", "rank_upper",
    "z", "crude_z", "q_value", "status", "status_reason", "context_note",
)  # fmt: skip


@dataclass(frozen=True)
class Selected:
    """What was chosen of an area, ready to be shown or exported: practices A to Z, their figures, and changes."""

    area: Area
    choices: Choices
    practices: Sequence[Row]
    rows: Mapping[Key, Row]
    changes: Mapping[Key, Change]


def periods_of(area: Area, figures: Figures) -> list[date]:
    """Return the last days of the earlier periods that the area's figures can be set beside."""
    return earlier_periods(figures, [row["code"] for row in area.practices], list(area.indicators))


def select(area: Area, choices: Choices, figures: Figures) -> Selected:
    """Return the figures that were chosen, as this viewer may see them."""
    practices = choices.practices(area)
    codes, wanted = [row["code"] for row in practices], choices.indicators(area)
    found = figures.results_of_all(codes, COLUMNS).filter(pl.col("indicator").is_in(list(wanted)))
    rows = {(row["practice"], row["indicator"]): area.shown(row) for row in found.iter_rows(named=True)}
    changes = changes_since(figures, codes, rows, choices.since) if choices.since else {}
    return Selected(area, choices, practices, rows, changes)
