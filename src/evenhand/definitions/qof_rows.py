"""The rows of the table of the Quality and Outcomes Framework, read strictly: every fault at once, each with its line.

A row is a code over the years in which its points and thresholds were the same. What is not known is left empty and
never guessed; where a number or a year comes from stands in its row.
"""

import csv
from collections.abc import Mapping
from dataclasses import dataclass, field

from evenhand.definitions.qof_cells import COLUMNS, faults_of_row, number_of, year_of
from evenhand.definitions.yaml_reading import Fault


@dataclass(frozen=True)
class QofRow:
    """A code over the years whose points and thresholds were the same.

    `first_year` and `last_year` are the years in which financial years begin; thresholds are percentages from 0 to 100.
    `patients` are those who could be counted and `wording` says of them what is counted, after "who".
    """

    line: int
    code: str
    group: str
    group_title: str
    first_year: int
    last_year: int
    points: float | None
    lower: float | None
    upper: float | None
    list_type: str
    kind: str
    perspective: str
    patients: str
    wording: str
    source: tuple[str, ...]
    thresholds_source: tuple[str, ...]
    note: str


@dataclass
class RowsRead:
    """The rows without fault, the faults, the codes that have one, and the groups that any row names."""

    rows: list[QofRow] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    broken: set[str] = field(default_factory=set)
    groups: set[str] = field(default_factory=set)


def read_rows(content: bytes) -> RowsRead:
    """Return the rows of a table and everything that is wrong with the others."""
    read = RowsRead()
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        read.faults.append(Fault(line, "the file is not UTF-8 text", "Save it as CSV UTF-8"))
        return read
    lines = csv.reader(text.splitlines())
    header = tuple(next(lines, ()))
    if header != COLUMNS:
        shown = ",".join(header) or "nothing"
        message = f"the first line is not the header of the table but {shown}"
        read.faults.append(Fault(1, message, f"Write it as {','.join(COLUMNS)}"))
        return read
    for cells in lines:
        _read_row(read, lines.line_num, cells)
    return read


def _read_row(read: RowsRead, line: int, cells: list[str]) -> None:
    if len(cells) != len(COLUMNS):
        message = f"the row has {len(cells)} cells and the header {len(COLUMNS)}"
        read.faults.append(
            Fault(line, message, "Give a cell to every column; put text with a comma in quotes")
        )
        read.broken.update(cells[:1])
        return
    row = dict(zip(COLUMNS, cells, strict=True))
    read.groups.add(row["group"])
    if faults := faults_of_row(line, row):
        read.faults += faults
        read.broken.add(row["code"])
    else:
        read.rows.append(_row(line, row))


def _row(line: int, row: Mapping[str, str]) -> QofRow:
    return QofRow(
        line=line,
        first_year=year_of(row["first_year"]),
        last_year=year_of(row["last_year"]),
        points=number_of(row["points"]),
        lower=number_of(row["lower_threshold"]),
        upper=number_of(row["upper_threshold"]),
        source=_joined(row["source"]),
        thresholds_source=_joined(row["thresholds_source"]),
        **{name: row[name] for name in _AS_WRITTEN},
    )


_AS_WRITTEN = (
    "code",
    "group",
    "group_title",
    "list_type",
    "kind",
    "perspective",
    "patients",
    "wording",
    "note",
)


def _joined(text: str) -> tuple[str, ...]:
    return tuple(text.split("+")) if text else ()
