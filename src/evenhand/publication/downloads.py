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

from evenhand.pages import words
from evenhand.pages.edition import Edition, Row
from evenhand.pages.noted import ContextNote

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
)
"""Columns of the results that are published as they are."""


@dataclass(frozen=True)
class ExportedRow:
    """A figure on its way out, with the definition it rests on. It cannot be made without its context note."""

    indicator: str
    cells: Mapping[str, Any]
    definition: Mapping[str, Any]
    caveats: tuple[str, ...]
    note: ContextNote

    def record(self) -> dict[str, Any]:
        """Return the row of a CSV: all of it, the note and the warning last."""
        return {
            **self.cells,
            **self.definition,
            "caveats": " | ".join(self.caveats),
            "context_note": self.note.text,
            "how_to_read": words.NOT_A_RANKING,
        }

    def figure(self) -> dict[str, Any]:
        """Return the row of a JSON list, whose definition stands once above it. The note stays with the figure."""
        return {**self.cells, "caveats": list(self.caveats), "context_note": self.note.text}


def practice_row(edition: Edition, row: Row, practice: Row) -> ExportedRow:
    """Return a practice's figure for export."""
    area = practice["commissioner"]
    cells = {
        "practice": row["practice"],
        "practice_name": practice["name"],
        "area": area,
        "area_name": edition.areas.get(area),
        "indicator": row["indicator"],
        **{name: _plain(row[name]) for name in KEPT},
        "outcome_words": words.OUTCOMES[row["outcome"]].label if row["outcome"] else None,
        "source_editions": row["source_editions"],
    }
    caveats = edition.all_caveats_of(row["practice"], row["indicator"], row["period_end"])
    definition = definition_cells(edition, row["indicator"])
    return ExportedRow(row["indicator"], cells, definition, caveats, ContextNote(row["context_note"] or ""))


def area_row(edition: Edition, row: Row) -> ExportedRow:
    """Return an area's pooled figure for export, England's beside it."""
    definition = edition.indicators[row["indicator"]]
    england = edition.england_rows.get(definition.id)
    kept = (
        "period_start",
        "period_end",
        "value",
        "lower95",
        "upper95",
        "numerator",
        "denominator",
        "practices",
    )
    cells = {
        "area": row["area"],
        "area_name": row["area_name"],
        "indicator": definition.id,
        **{name: _plain(row[name]) for name in kept},
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
    writer.writerows(record.values() for record in records)
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
