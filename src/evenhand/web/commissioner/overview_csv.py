"""The overview as a file: what is on screen, a row a figure, as the public may see it and with its context note."""

import csv
import io
from collections.abc import Iterator, Mapping
from typing import Any, Final

from evenhand.pages import words
from evenhand.pages.noted import ContextNote
from evenhand.publication.cells import safe
from evenhand.web.commissioner.choices import COLUMN
from evenhand.web.commissioner.selecting import Selected
from evenhand.web.commissioner.telling import verdict

FIELDS: Final = (
    "practice", "practice_name", "indicator", "title", "unit", "period_start", "period_end", "value", "value_text",
    "lower95", "upper95", "outcome_words", "fragile", "status", "status_reason", "set_beside", "beside_value",
    "changed_since", "change", "change_lower95", "change_upper95", "edition", "context_note", "how_to_read",
)  # fmt: skip
"""Columns of the file, in order."""


def overview_csv(chosen: Selected) -> str:
    """Return the file. Its figures are those `chosen` was selected from: the public's, for a file leaves the screen."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(FIELDS)
    writer.writerows([safe(record[name]) for name in FIELDS] for record in _records(chosen))
    return out.getvalue()


def _records(chosen: Selected) -> Iterator[Mapping[str, Any]]:
    area, choices = chosen.area, chosen.choices
    for practice in chosen.practices:
        for name in choices.indicators(area):
            row = chosen.rows.get((practice["code"], name))
            if row is None:
                continue
            definition = area.indicators[name]
            change = chosen.changes.get((practice["code"], name))
            unjudged = practice["code"] in area.unjudged
            yield {
                **row,
                "practice_name": practice["name"],
                "title": definition.title,
                "unit": definition.unit,
                "outcome_words": verdict(row, definition.statistic == "fact", unjudged)[1],
                "fragile": "yes" if words.is_fragile(row["outcome"], row["robustness"]) else None,
                "set_beside": choices.beside,
                "beside_value": row[COLUMN[choices.beside]],
                "changed_since": choices.since if change else None,
                "change": change.change if change else None,
                "change_lower95": change.lower if change else None,
                "change_upper95": change.upper if change else None,
                "edition": area.opened.id,
                "context_note": ContextNote(row["context_note"] or "").text,
                "how_to_read": words.NOT_A_RANKING,
            }
