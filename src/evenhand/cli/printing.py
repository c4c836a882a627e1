"""How the command line prints: tables for people, JSON for machines."""

import json
import sys
from collections.abc import Iterable, Sequence
from typing import Any

from rich.console import Console
from rich.table import Table

_NARROWEST = 100
"""Columns assumed where the output is no terminal, so that a log holds whole lines."""


def console() -> Console:
    """Return a console on standard output; in a log it is wide and plain."""
    if sys.stdout.isatty():
        return Console(highlight=False)
    return Console(highlight=False, width=max(Console().width, _NARROWEST), color_system=None)


def say(line: str = "") -> None:
    """Print a line to standard output."""
    console().print(line, markup=False, soft_wrap=True)


def print_table(headings: Sequence[str], rows: Iterable[Sequence[Any]], *, title: str = "") -> None:
    """Print a table; numbers stand right."""
    rows = [list(row) for row in rows]
    table = Table(title=title or None, title_justify="left", box=None, pad_edge=False, header_style="bold")
    for place, heading in enumerate(headings):
        numeric = bool(rows) and all(isinstance(row[place], int | float) for row in rows)
        table.add_column(heading, justify="right" if numeric else "left", overflow="fold")
    for row in rows:
        table.add_row(*[f"{cell:,}" if isinstance(cell, int) else str(cell) for cell in row])
    console().print(table, markup=False)


def print_json(value: Any) -> None:
    """Print a value as JSON, days in ISO form."""
    typeless = json.dumps(value, indent=1, ensure_ascii=False, default=str)
    sys.stdout.write(typeless + "\n")
