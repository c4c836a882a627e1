"""Tables for spreadsheets: no text in them is taken for a formula when somebody opens the file."""

import csv
import io
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, Final

BEGINS_A_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r", "\n", "|", "%")
"""What a spreadsheet may take for the beginning of a formula or a command (OWASP, CSV injection)."""


def safe_cell(value: Any) -> Any:
    """Return a cell as it may be written: a number as it is, a text that begins like a formula behind an apostrophe."""
    if value is None:
        return ""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, str) and value.lstrip(" \N{NO-BREAK SPACE}").startswith(BEGINS_A_FORMULA):
        return f"'{value}"
    return value


def safe_csv(records: Iterable[Mapping[str, Any]], columns: Iterable[str]) -> str:
    """Return records as CSV under a header; a record that lacks a column has an empty cell there."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    names = list(columns)
    writer.writerow([safe_cell(name) for name in names])
    writer.writerows([safe_cell(record.get(name)) for name in names] for record in records)
    return out.getvalue()
