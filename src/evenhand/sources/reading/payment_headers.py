"""What each header of NHS Payments to General Practice means, whatever the year: the table beside this file, read."""

import difflib
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal

import yaml

from evenhand.common.errors import SourceError

TABLE = "payment_headers.yaml"

Role = Literal["identity", "text", "patients", "component", "part", "covid", "pcn", "sum", "average"]

_CODE = "practicecode"


@dataclass(frozen=True)
class Column:
    """One column of the publication: what it is, under every name it has had.

    `measure` is the part of the measure's id after ``payments.``, empty for what is not kept. `first_year` and
    `last_year` are the financial years, by the year they begin in, whose header was seen.
    """

    role: Role
    headers: tuple[str, ...]
    first_year: int
    last_year: int
    measure: str = ""
    title: str = ""


@cache
def payment_columns() -> tuple[Column, ...]:
    """Return every known column, in the order of the table."""
    text = files("evenhand.sources.reading").joinpath(TABLE).read_text(encoding="utf-8")
    columns = []
    for entry in yaml.safe_load(text):
        first, last = str(entry.pop("years")).split("-")
        columns.append(
            Column(headers=tuple(entry.pop("headers")), first_year=int(first), last_year=int(last), **entry)
        )
    return tuple(columns)


def compact(header: str) -> str:
    """Return the letters and digits of a header in lower case, without the digit of a footnote at its end.

    ``TotalQOFPayments_£``, ``Total QOF Payments `` and ``Total.QOF.Payments2`` are the same.
    """
    return re.sub(r"[^a-z0-9]", "", header.lower()).rstrip("0123456789")


def is_practice_code(header: str) -> bool:
    """Whether a header is the practice's code."""
    return compact(header) == _CODE


def column_of(header: str) -> Column | None:
    """Return the column a header stands for, or None. An exact name is preferred to one with ``*``."""
    exact, by_start = _names()
    name = compact(header)
    if name in exact:
        return exact[name]
    return next((column for start, column in by_start if name.startswith(start)), None)


def columns_of(headers: Iterable[str], where: str) -> dict[str, Column]:
    """Return each header's column; SourceError naming every header that is unknown or stands for one already taken."""
    found = {header: column_of(header) for header in headers if not is_practice_code(header)}
    unknown = [header for header, column in found.items() if column is None]
    if unknown:
        raise SourceError(
            f"{len(unknown)} header{' is' if len(unknown) == 1 else 's are'} not known",
            where=where,
            received=unknown,
            remedy=f"{_nearest_of(unknown)}Compare with the publisher's notes, then add each under `headers` of the "
            f"column it stands for in sources/reading/{TABLE}, or as a new column there",
        )
    known = {header: column for header, column in found.items() if column is not None}
    _refuse_two_for_one(known, where)
    return known


def _refuse_two_for_one(known: dict[str, Column], where: str) -> None:
    taken: dict[str, str] = {}
    for header, column in known.items():
        if column.measure and column.measure in taken:
            raise SourceError(
                "two headers stand for the same figure",
                where=where,
                received=[taken[column.measure], header],
                remedy=f"Rename one of the columns, or tell the two apart in sources/reading/{TABLE}",
            )
        taken[column.measure] = header


def _nearest_of(unknown: list[str]) -> str:
    spelled = {compact(name): name for column in payment_columns() for name in column.headers}
    hints = []
    for header in unknown:
        near = difflib.get_close_matches(compact(header), spelled, n=1, cutoff=0.5)
        hints.append(
            f"{header!r} is nearest to {spelled[near[0]]!r}" if near else f"{header!r} is near to none"
        )
    return "; ".join(hints) + ". "


@cache
def _names() -> tuple[dict[str, Column], tuple[tuple[str, Column], ...]]:
    pairs = [(name, column) for column in payment_columns() for name in column.headers]
    exact = {compact(name): column for name, column in pairs if not name.endswith("*")}
    return exact, tuple((compact(name), column) for name, column in pairs if name.endswith("*"))
