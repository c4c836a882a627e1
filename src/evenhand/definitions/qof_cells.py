"""What each cell of the table of the Quality and Outcomes Framework must be, and how to say that one is not."""

import re
from collections.abc import Callable, Mapping
from typing import Final

from evenhand.definitions.yaml_reading import Fault

COLUMNS: Final = (
    "code", "group", "group_title", "first_year", "last_year", "points", "lower_threshold", "upper_threshold",
    "list_type", "kind", "perspective", "patients", "wording", "source", "thresholds_source", "note",
)  # fmt: skip
KINDS: Final = ("register", "fraction", "statement")
"""Whether a practice keeps a register, reaches a share of patients, or declares something about itself."""
PERSPECTIVES: Final = ("process", "outcome")
SOURCES: Final = ("real file", "found", "knowledge")
"""A publisher's file, a public page that quotes it, or memory that is to be checked; several are joined by +."""
LONGEST_WORDING: Final = 48
"""Characters, so that the title made with it stays within the length of a title."""
FIRST_YEAR: Final = 2014

_CODE = re.compile(r"^[A-Z]+[0-9]{3}$")
_GROUP = re.compile(r"^[A-Z]+$")
_YEAR = re.compile(r"^(20[0-9]{2})-([0-9]{2})$")
_NUMBER = re.compile(r"^[0-9]+(\.[0-9]+)?$")
_ALWAYS = (
    "code",
    "group",
    "group_title",
    "first_year",
    "last_year",
    "list_type",
    "kind",
    "wording",
    "source",
)
_OF_FRACTIONS = ("perspective", "patients")


def faults_of_row(line: int, row: Mapping[str, str]) -> list[Fault]:
    """Return what is wrong with a row, by the names of its columns. Numbers are compared only once each is one."""
    return [*_cell_faults(line, row), *_fraction_faults(line, row)] or _span_faults(line, row)


def year_of(text: str) -> int:
    """Return the year in which a financial year such as 2018-19 begins."""
    return int(text[:4])


def number_of(text: str) -> float | None:
    """Return a number, or None for an empty cell."""
    return float(text) if text else None


def _cell_faults(line: int, row: Mapping[str, str]) -> list[Fault]:
    faults = []
    for name, cell in row.items():
        if cell != cell.strip():
            faults.append(Fault(line, f"{name} begins or ends with a space: {cell!r}", "Take the space away"))
        elif not cell and name in _ALWAYS:
            faults.append(Fault(line, f"{name} is empty", f"Write {_WANTED[name][1]}"))
        elif cell and name in _WANTED:
            allowed, wanted = _WANTED[name]
            if not allowed(cell):
                faults.append(Fault(line, f"{name} is {cell!r}", f"Write {wanted}"))
    return faults


def _fraction_faults(line: int, row: Mapping[str, str]) -> list[Fault]:
    """Only a share of patients has thresholds, patients and a side of the work; and it has all of them."""
    if row["kind"] not in KINDS:
        return []
    fraction = row["kind"] == "fraction"
    lower, upper = bool(row["lower_threshold"]), bool(row["upper_threshold"])
    faults = []
    if lower != upper:
        faults.append(Fault(line, "one threshold is given and the other is not", "Give both, or neither"))
    elif lower != bool(row["thresholds_source"]):
        remedy = (
            f"Write thresholds_source with the thresholds: one or more of {', '.join(SOURCES)}, joined by +"
        )
        faults.append(Fault(line, "thresholds and thresholds_source do not go together", remedy))
    if lower and not fraction:
        faults.append(
            Fault(line, f"a {row['kind']} has thresholds", "Remove them, or make the kind fraction")
        )
    for name in _OF_FRACTIONS:
        if fraction and not row[name]:
            faults.append(Fault(line, f"{name} is empty", f"Write {_WANTED[name][1]}"))
        elif row[name] and not fraction:
            faults.append(Fault(line, f"a {row['kind']} has {name}", "Remove it, or make the kind fraction"))
    return faults


def _span_faults(line: int, row: Mapping[str, str]) -> list[Fault]:
    faults = []
    if year_of(row["last_year"]) < year_of(row["first_year"]):
        message = f"last_year {row['last_year']} comes before first_year {row['first_year']}"
        faults.append(Fault(line, message, "Change the two, or mend one of them"))
    lower, upper = number_of(row["lower_threshold"]), number_of(row["upper_threshold"])
    if lower is not None and upper is not None and not lower < upper <= 100:
        message = f"the thresholds {lower:g} and {upper:g} are not two percentages, the lower first"
        faults.append(Fault(line, message, "Write them as percentages, such as 40 and 90"))
    return faults


def _is_year(text: str) -> bool:
    match = _YEAR.match(text)
    if match is None:
        return False
    first, following = int(match[1]), int(match[2])
    return first >= FIRST_YEAR and following == (first + 1) % 100


def _are_sources(text: str) -> bool:
    return all(one in SOURCES for one in text.split("+"))


def _is_positive(text: str) -> bool:
    return bool(_NUMBER.match(text)) and float(text) > 0


_A_YEAR = f"a financial year such as 2018-19, not before {FIRST_YEAR}"
_A_SOURCE = f"one or more of {', '.join(SOURCES)}, joined by +"
_WANTED: Mapping[str, tuple[Callable[[str], object], str]] = {
    "code": (_CODE.match, "a code of capital letters and three digits, such as AST003"),
    "group": (_GROUP.match, "a group of capital letters, such as AST"),
    "group_title": (lambda text: 3 <= len(text) <= 60, "the group's name in 3 to 60 characters"),
    "first_year": (_is_year, _A_YEAR),
    "last_year": (_is_year, _A_YEAR),
    "points": (_is_positive, "the points above 0, or nothing where they are not known"),
    "lower_threshold": (_NUMBER.match, "a percentage such as 40, or nothing where it is not known"),
    "upper_threshold": (_NUMBER.match, "a percentage such as 90, or nothing where it is not known"),
    "list_type": (re.compile(r"^[A-Z0-9_]+$").match, "which patients of the list count, such as TOTAL or 17OV"),
    "kind": (lambda text: text in KINDS, f"one of {', '.join(KINDS)}"),
    "perspective": (lambda text: text in PERSPECTIVES, f"one of {', '.join(PERSPECTIVES)}"),
    "patients": (lambda text: 3 <= len(text) <= 90, "who could be counted, in 3 to 90 characters"),
    "wording": (
        lambda text: 3 <= len(text) <= LONGEST_WORDING,
        f"what is counted, after 'who', in 3 to {LONGEST_WORDING} characters",
    ),
    "source": (_are_sources, _A_SOURCE),
    "thresholds_source": (_are_sources, _A_SOURCE),
}  # fmt: skip
"""What each cell must be, and how to say so."""
