"""What is said of each group of conditions in the Quality and Outcomes Framework: why it matters, what moves it."""

import csv
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from evenhand.definitions.yaml_reading import Fault

COLUMNS: Final = ("group", "why_it_matters", "context", "may_explain", "case_mix")
SHORTEST_CONTEXT: Final = 80
"""Characters, as for a context note of any indicator."""


@dataclass(frozen=True)
class Group:
    """The prose of a group, and the case-mix set of its figures."""

    group: str
    why_it_matters: str
    context: str
    may_explain: str
    case_mix: str


def read_groups(file: Path, named: Collection[str]) -> tuple[Mapping[str, Group], list[Fault]]:
    """Return the groups by code, and the faults of their file as faults of the first line of the table beside it.

    A group that none of `named` is has no use and is a fault.
    """
    if not file.is_file():
        message = f"there is no {file.name} beside the table"
        return {}, [Fault(1, message, f"Add {file.name} with the columns {','.join(COLUMNS)}")]
    lines = csv.reader(file.read_text(encoding="utf-8", errors="replace").splitlines())
    header = tuple(next(lines, ()))
    if header != COLUMNS:
        message = f"the header of {file.name} is {','.join(header) or 'empty'}"
        return {}, [Fault(1, message, f"Write it as {','.join(COLUMNS)}")]
    groups: dict[str, Group] = {}
    faults: list[Fault] = []
    for cells in lines:
        problem, remedy = _problem(cells, groups, named)
        if problem:
            faults.append(Fault(1, f"{file.name}, line {lines.line_num}: {problem}", remedy))
        else:
            groups[cells[0]] = Group(*cells)
    return groups, faults


def _problem(cells: list[str], groups: Mapping[str, Group], named: Collection[str]) -> tuple[str, str]:
    if len(cells) != len(COLUMNS) or not all(cell.strip() for cell in cells):
        return "a cell is empty or there is one too many", "Fill each column; put text with a comma in quotes"
    if cells[0] in groups:
        return f"the group {cells[0]} comes twice", "Keep one of the two"
    if cells[0] not in named:
        return f"no indicator is of the group {cells[0]}", "Remove the row or mend the group"
    if len(cells[2]) < SHORTEST_CONTEXT:
        message = f"the context of {cells[0]} has fewer than {SHORTEST_CONTEXT} characters"
        return message, "Say what outside the practice moves these figures"
    return "", ""
