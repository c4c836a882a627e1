"""Small tables of a fictional framework of payments, changed cell by cell, as files below a folder."""

import csv
from pathlib import Path

from evenhand.definitions.qof_cells import COLUMNS
from evenhand.definitions.qof_groups import COLUMNS as GROUP_COLUMNS

_ROW = {
    "code": "BUS001",
    "group": "BUS",
    "group_title": "Bus journeys",
    "first_year": "2018-19",
    "last_year": "2019-20",
    "points": "12",
    "lower_threshold": "40",
    "upper_threshold": "90",
    "list_type": "TOTAL",
    "kind": "fraction",
    "perspective": "process",
    "patients": "patients who come by bus",
    "wording": "were told which bus to take",
    "source": "real file+knowledge",
    "thresholds_source": "knowledge",
    "note": "",
}
_GROUP = {
    "group": "BUS",
    "why_it_matters": "Patients who cannot walk far need a bus.",
    "context": "Where buses stop is decided by a council, so patients of some lists have a stop at the door and others "
    "have none.",
    "may_explain": "A stop that was moved",
    "case_mix": "c-clin",
}


def row(**cells: str) -> dict[str, str]:
    """Return a sound row of a table with some cells changed."""
    return {**_ROW, **cells}


def group(**cells: str) -> dict[str, str]:
    """Return a sound group with some cells changed."""
    return {**_GROUP, **cells}


def write_table(
    folder: Path, *rows: dict[str, str] | list[str], groups: list[dict[str, str]] | None = None
) -> Path:
    """Write a table of rows, or of one sound row, and its groups below `folder`/qof; return the table's path."""
    path = folder / "qof" / "indicators.csv"
    path.parent.mkdir(parents=True, exist_ok=True)
    _write(path, COLUMNS, [one if isinstance(one, list) else list(one.values()) for one in rows or (row(),)])
    if groups is None or groups:
        _write(
            path.with_name("groups.csv"), GROUP_COLUMNS, [list(one.values()) for one in groups or [group()]]
        )
    return path


def _write(path: Path, header: tuple[str, ...], rows: list[list[str]]) -> None:
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(rows)
