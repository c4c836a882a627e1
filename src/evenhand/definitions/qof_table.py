"""The table of the Quality and Outcomes Framework by year, and the indicators that are made of it.

`qof/indicators.csv` has a row for each code and span of years with the same points and thresholds; `qof/groups.csv` has
what is said of each group of conditions. Of every code that counts a share of patients three indicators are made, net,
gross and exceptions, except where there is a file of that id.

Points of 2018-19 and 2023-24 are those of the publisher's lists (the second list names no year; that it is of 2023-24
is from memory, to be checked). Points and thresholds of 2025-26 were found on public pages that quote the published
table. Other years and most thresholds are from memory, to be checked, and each row says so.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from evenhand.definitions.catalogue import Entry
from evenhand.definitions.indicator import IndicatorDefinition
from evenhand.definitions.qof_groups import Group, read_groups
from evenhand.definitions.qof_indicators import KINDS_OF_FIGURE, qof_id, qof_indicator
from evenhand.definitions.qof_rows import QofRow, read_rows
from evenhand.definitions.yaml_reading import Fault

TABLE = "indicators.csv"
GROUPS = "groups.csv"


@dataclass(frozen=True)
class QofReading:
    """The indicators made of a table, what is wrong with it, and the ids that could not be made for that reason."""

    entries: tuple[Entry[IndicatorDefinition], ...]
    faults: tuple[Fault, ...]
    unread: tuple[str, ...]


def qof_rows(file: Path) -> tuple[QofRow, ...]:
    """Return the sound rows of a table, of every kind, in its order."""
    return tuple(read_rows(file.read_bytes()).rows)


def read_qof_table(file: Path, shown: str, taken: Collection[str] = ()) -> QofReading:
    """Return the indicators of a table. `shown` is how its file is named; ids in `taken` have files of their own."""
    read = read_rows(file.read_bytes())
    groups, group_faults = read_groups(file.with_name(GROUPS), read.groups)
    spans = _by_code(read.rows)
    clashes = {code: list(_clashes(rows, groups)) for code, rows in spans.items()}
    titles = list(_title_clashes(read.rows))
    broken = read.broken | {code for code, faults in clashes.items() if faults}
    entries = [
        Entry("indicator", qof_indicator(kind, rows, groups[rows[0].group]), shown, {(): rows[0].line})
        for code, rows in spans.items()
        if code not in broken and rows[0].kind == "fraction" and rows[0].group in groups
        for kind in KINDS_OF_FIGURE
        if qof_id(code, kind) not in taken
    ]
    faults = [*read.faults, *group_faults, *titles, *(fault for found in clashes.values() for fault in found)]
    unread = [qof_id(code, kind) for code in sorted(broken) for kind in KINDS_OF_FIGURE]
    return QofReading(tuple(entries), tuple(sorted(faults, key=lambda one: one.line)), tuple(unread))


def _by_code(rows: Sequence[QofRow]) -> Mapping[str, list[QofRow]]:
    found: defaultdict[str, list[QofRow]] = defaultdict(list)
    for row in rows:
        found[row.code].append(row)
    return {code: sorted(spans, key=lambda one: one.first_year) for code, spans in found.items()}


def _clashes(rows: Sequence[QofRow], groups: Mapping[str, Group]) -> Iterator[Fault]:
    """Yield what two rows of one code say differently, years they share, and a group that nothing is said of."""
    first = rows[0]
    for earlier, row in pairwise(rows):
        if row.first_year <= earlier.last_year:
            message = f"{row.code} has a row for some of these years already, on line {earlier.line}"
            yield Fault(row.line, message, "Let the years of the one end before those of the other begin")
        for name in ("group", "list_type", "kind", "perspective", "patients", "wording"):
            here, there = getattr(row, name), getattr(first, name)
            if here != there:
                message = f"{name} is {here!r} and on line {first.line} {there!r}"
                yield Fault(row.line, message, f"Say the same of {row.code} in all its rows")
    if first.kind == "fraction" and groups and first.group not in groups:
        message = f"nothing is said of the group {first.group}"
        yield Fault(first.line, message, f"Add a row for {first.group} to {GROUPS}")


def _title_clashes(rows: Sequence[QofRow]) -> Iterator[Fault]:
    titles: dict[str, QofRow] = {}
    for row in rows:
        first = titles.setdefault(row.group, row)
        if row.group_title != first.group_title:
            message = f"group_title is {row.group_title!r} and on line {first.line} {first.group_title!r}"
            yield Fault(row.line, message, f"Name the group {row.group} in one way")
