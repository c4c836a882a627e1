"""The open data: what is on a page as CSV and JSON, with the context note in every row.

Rows are in order of code, never of a value: no export can be read as a ranking.
"""

import csv
import io
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from evenhand.common.language import as_written
from evenhand.pages import words
from evenhand.pages.edition import Edition, Row
from evenhand.pages.noted import ContextNote
from evenhand.publication.cells import safe
from evenhand.publication.said import NOTHING_SAID, Said

KEPT: Final = (
    "period_start",
    "period_end",
    "value",
    "value_text",
    "lower95",
    "upper95",
    "numerator",
    "denominator",
    "england",
    "area_value",
    "funnel_lower95",
    "funnel_upper95",
    "funnel_lower998",
    "funnel_upper998",
    "direction",
    "outcome",
    "standard_kind",
    "standard_target",
    "standard_outcome",
    "status",
    "status_reason",
    "expected",
    "adjusted",
    "gap",
    "context_part",
    "place_part",
    "chance_part",
    "unexplained_part",
    "unexplained_lower",
    "unexplained_upper",
    "reliability",
    "z",
    "crude_z",
    "q_value",
    "robustness",
    "rank_lower",
    "rank_upper",
    "ranked_of",
    "peer_value",
)
"""Columns of the results that are published as they are."""

KEPT_OF_AREAS: Final = (
    "period_start",
    "period_end",
    "value",
    "lower95",
    "upper95",
    "numerator",
    "denominator",
    "practices",
    "place_effect",
    "place_lower",
    "place_upper",
    "value_text",
    "status",
    "status_reason",
)
"""Columns of the areas that are published as they are."""

Contributions = Mapping[str, float]
"""What each circumstance adds to an expected value, by the circumstance's id."""


@dataclass(frozen=True)
class ExportedRow:
    """A figure on its way out, with the definition it rests on. It cannot be made without its context note.

    `contributions` are a practice's; an area's figure has no place for them.
    """

    indicator: str
    cells: Mapping[str, Any]
    definition: Mapping[str, Any]
    caveats: tuple[str, ...]
    note: ContextNote
    contributions: Contributions | None = None

    def record(self) -> dict[str, Any]:
        """Return the row of a CSV: all of it, the note and the warning last."""
        added = None
        if self.contributions is not None:
            added = [f"{name}={value:.6g}" for name, value in self.contributions.items()]
        return {
            **self.cells,
            **({} if added is None else {"contributions": " | ".join(added)}),
            **self.definition,
            "caveats": " | ".join(self.caveats),
            "context_note": self.note.text,
            "how_to_read": words.NOT_A_RANKING,
        }

    def figure(self) -> dict[str, Any]:
        """Return the row of a JSON list, whose definition stands once above it. The note stays with the figure."""
        return {
            **self.cells,
            **({} if self.contributions is None else {"contributions": dict(self.contributions)}),
            "caveats": list(self.caveats),
            "context_note": self.note.text,
        }


@as_written()
def practice_row(
    edition: Edition,
    row: Row,
    practice: Row,
    contributions: Contributions | None = None,
    *,
    said: Said = NOTHING_SAID,
) -> ExportedRow:
    """Return a practice's figure for export, with what each circumstance contributes to what is expected of it.

    What the practice has `said` goes with it: its reply, and that it challenges the figure.
    """
    area = practice["commissioner"]
    row, reply = said.shown(row), said.reply_to(row)
    cells = {
        "practice": row["practice"],
        "practice_name": practice["name"],
        "area": area,
        "area_name": edition.areas.get(area),
        "indicator": row["indicator"],
        **{name: _plain(row[name]) for name in KEPT},
        "outcome_words": words.OUTCOMES[row["outcome"]].label if row["outcome"] else None,
        "fragile": "yes" if words.is_fragile(row["outcome"], row["robustness"]) else None,
        "reply": reply.text if reply else None,
        "reply_reason": reply.reason if reply else None,
        "source_editions": row["source_editions"],
    }
    caveats = edition.all_caveats_of(row["practice"], row["indicator"], row["period_end"])
    definition = definition_cells(edition, row["indicator"])
    note = ContextNote(row["context_note"] or "")
    return ExportedRow(row["indicator"], cells, definition, caveats, note, contributions or {})


@as_written()
def area_row(edition: Edition, row: Row) -> ExportedRow:
    """Return an area's pooled figure for export, England's beside it."""
    definition = edition.indicators[row["indicator"]]
    england = edition.england_rows.get(definition.id)
    cells = {
        "area": row["area"],
        "area_name": row["area_name"],
        "indicator": definition.id,
        **{name: _plain(row[name]) for name in KEPT_OF_AREAS},
        "england": england["value"] if england else None,
    }
    caveats = (*definition.caveats, *edition.caveats_of(None, definition.id, row["period_end"]))
    note = ContextNote(definition.context_note)
    return ExportedRow(definition.id, cells, definition_cells(edition, definition.id), caveats, note)


def definition_cells(edition: Edition, indicator: str) -> dict[str, Any]:
    """Return what must be known of a definition to read a figure."""
    definition = edition.indicators[indicator]
    return {
        "title": definition.title,
        "unit": definition.unit,
        "polarity": definition.polarity,
        "sources": ", ".join(definition.source),
        "source_columns": " | ".join(definition.source_columns),
        "edition": edition.release_id,
    }


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value


def as_csv(rows: Sequence[ExportedRow]) -> str:
    """Return rows as CSV with a header; nothing for no rows."""
    records = [row.record() for row in rows]
    if not records:
        return ""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(records[0])
    writer.writerows([safe(cell) for cell in record.values()] for record in records)
    return out.getvalue()


def as_json(about: Mapping[str, Any], rows: Sequence[ExportedRow]) -> str:
    """Return rows as JSON under what they are about, each indicator's definition once."""
    content = {
        **about,
        "how_to_read": words.NOT_A_RANKING,
        "indicators": {row.indicator: row.definition for row in rows},
        "figures": [row.figure() for row in rows],
    }
    return json.dumps(content, ensure_ascii=False, separators=(",", ":"))
