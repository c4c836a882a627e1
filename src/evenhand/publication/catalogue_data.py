"""The catalogue for a machine and for a spreadsheet: CSV, Excel, JSON and the schemas, beside its pages."""

import csv
import io
import json
from collections.abc import Iterator
from datetime import datetime, time
from pathlib import Path
from typing import Any, Final

import xlsxwriter

from evenhand.definitions.indicator import IndicatorDefinition
from evenhand.definitions.json_schema import json_schema_files
from evenhand.definitions.safeguards import SAFEGUARDS
from evenhand.pages import addresses
from evenhand.pages.catalogue_edition import CatalogueEdition
from evenhand.pages.noted import ContextNote
from evenhand.pages.presenters.catalogue.counting import counting_lines
from evenhand.pages.presenters.catalogue.membership import standard_sentence, uses_of
from evenhand.publication.catalogue_columns import CATALOGUE
from evenhand.publication.cells import safe

_BETWEEN: Final = " | "
_WIDTHS: Final = {"title": 45, "question": 45, "why_it_matters": 60, "context_note": 60, "counted": 45}
_USUAL_WIDTH: Final = 18


def write_catalogue_data(edition: CatalogueEdition, site: Path) -> None:
    """Write the table as CSV and Excel, everything as JSON, and the schemas."""
    (site / "downloads/schema").mkdir(parents=True, exist_ok=True)
    rows = list(catalogue_rows(edition))
    (site / addresses.table_file("catalogue", "csv")).write_text(_csv(rows), encoding="utf-8")
    (site / addresses.table_file("catalogue", "json")).write_text(catalogue_json(edition), encoding="utf-8")
    (site / addresses.table_file("catalogue", "xlsx")).write_bytes(_workbook(edition, rows))
    for name, text in json_schema_files().items():
        (site / addresses.schema_file(name.removesuffix(".json"))).write_text(text, encoding="utf-8")


def catalogue_rows(edition: CatalogueEdition) -> Iterator[dict[str, Any]]:
    """Yield a row for each indicator, in the order of their names. ContextNoteMissing for one without its note."""
    for name in sorted(edition.indicators):
        row = _row(edition, edition.indicators[name])
        yield {column: row[column] for column in CATALOGUE}


def _row(edition: CatalogueEdition, one: IndicatorDefinition) -> dict[str, Any]:
    told = {line.name: line.items[0].text for line in counting_lines(edition, one) if line.items}
    least, by = one.least, one.standardisation
    kept = (
        "title", "question", "why_it_matters", "strand", "perspective", "level", "basis", "polarity", "statistic",
        "multiplier", "unit", "unit_symbol", "decimals", "cadence", "available_after_months", "stale_after_months",
        "never_compared", "balancing_pair", "balancing_note", "author", "reviewer", "reviewed_on", "next_review",
    )  # fmt: skip
    return {
        "indicator": one.id,
        **{name: _plain(getattr(one, name)) for name in kept},
        "counted": told.get("What is counted") or told.get("What is shown"),
        "out_of": told.get("Out of") or told.get("Beside what would be expected"),
        "put_together": told.get("Put together"),
        "numerator": str(one.numerator),
        "denominator": str(one.denominator) if one.denominator else None,
        "expected_events": by.events if by else None,
        "expected_population": by.population if by else None,
        "sources": _BETWEEN.join(one.source),
        "source_columns": _BETWEEN.join(one.source_columns),
        "minimum_denominator": least.value if least else None,
        "minimum_denominator_of": least.of if least else None,
        "small_numbers": one.suppression.text,
        "not_used_for": one.applicability.text,
        "case_mix_set": one.case_mix,
        "allowed_for": _BETWEEN.join(one.covariates),
        "frameworks": _BETWEEN.join(
            f"{use.framework.id}: {standard_sentence(use.standard, one)}" for use in uses_of(edition, one.id)
        ),
        "may_explain": _BETWEEN.join(one.may_explain),
        "caveats": _BETWEEN.join(one.caveats),
        "annotations": _BETWEEN.join(f"{note.on}: {note.text}" for note in one.annotations),
        "changes": _BETWEEN.join(f"{note.on}: {note.text}" for note in one.changes),
        "state": one.status.state,
        "state_reason": one.status.reason,
        "context_note": ContextNote(one.context_note).text,
    }


def _plain(value: Any) -> Any:
    return value.isoformat() if hasattr(value, "isoformat") else value


def _csv(rows: list[dict[str, Any]]) -> str:
    out = io.StringIO()
    writer = csv.DictWriter(out, list(CATALOGUE), lineterminator="\n")
    writer.writeheader()
    writer.writerows({name: safe(cell) for name, cell in row.items()} for row in rows)
    return out.getvalue()


def catalogue_json(edition: CatalogueEdition) -> str:
    """Return every definition as JSON, each as its schema has it."""
    indicators = sorted(edition.indicators.values(), key=lambda one: one.id)
    content = {
        "title": edition.title,
        "edition": edition.edition,
        "indicators": [one.model_dump(mode="json") for one in indicators],
        "frameworks": [one.model_dump(mode="json") for one in edition.frameworks.values()],
        "contexts": [
            {name: _plain(value) for name, value in vars(one).items()} for one in edition.contexts.values()
        ],
        "case_mix_sets": [one.model_dump(mode="json") for one in edition.case_mixes.values()],
        "safeguards": [
            {"number": one.number, "sentence": one.sentence, "rules": one.rules} for one in SAFEGUARDS
        ],
    }
    return json.dumps(content, ensure_ascii=False, separators=(",", ":"))


def _workbook(edition: CatalogueEdition, rows: list[dict[str, Any]]) -> bytes:
    """Return the table as a workbook with a sheet of what its columns mean; nothing in it is read as a formula."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(
        out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    ) as book:
        # The day of the definitions and not of the clock, so that the same catalogue makes the same file.
        made = datetime.combine(edition.as_of, time())
        book.set_properties({"title": edition.title, "comments": edition.edition, "created": made})
        head = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1})
        cell = book.add_format({"text_wrap": True, "valign": "top"})
        sheet = book.add_worksheet("Indicators")
        sheet.freeze_panes(1, 1)
        for place, name in enumerate(CATALOGUE):
            sheet.set_column(place, place, _WIDTHS.get(name, _USUAL_WIDTH))
            sheet.write_string(0, place, name, head)
        for line, row in enumerate(rows, start=1):
            for place, value in enumerate(row.values()):
                sheet.write(line, place, value, cell)
        sheet.autofilter(0, 0, max(len(rows), 1), len(CATALOGUE) - 1)
        meanings = book.add_worksheet("Columns")
        meanings.set_column(0, 0, 28)
        meanings.set_column(1, 1, 90)
        for line, pair in enumerate([("column", "meaning"), *CATALOGUE.items()]):
            for place, text in enumerate(pair):
                meanings.write_string(line, place, text, head if line == 0 else cell)
    return out.getvalue()
