"""Quality and Outcomes Framework: disease registers and the lists they are drawn from, by practice and group.

The list counts the ages the register is about (``PATIENT_LIST_TYPE``, such as ``17_OVER``), so it is kept by group.
The financial year is read from the file's name.
"""

import polars as pl

from evenhand.sources.reading.heads import FileHead
from evenhand.sources.reading.long_observations import (
    long_observations,
    quarantine_above,
    without_repeated_keys,
)
from evenhand.sources.reading.naming import named_financial_year
from evenhand.sources.reading.observing import parsed, practice_codes
from evenhand.sources.reading.raw import RawTable
from evenhand.sources.reading.source import Measure, Source
from evenhand.store.reading import Reading

_GROUP = ("GROUP_CODE", "INDICATOR_GROUP_CODE")
_LIST = ("PRACTICE_LIST_SIZE", "PATIENT_LIST_SIZE")
"""To 2018-19 the second of each; from then on the first."""


def _recognises(head: FileHead) -> bool:
    return head.has("PRACTICE_CODE", "REGISTER") and any(map(head.has, _GROUP)) and any(map(head.has, _LIST))


def _read(raw: RawTable) -> Reading:
    period, caveats = named_financial_year(raw)
    cells = practice_codes(raw, raw.column("PRACTICE_CODE")).with_columns(
        group=pl.col(raw.column(*_GROUP)).str.to_uppercase()
    )
    cells = without_repeated_keys(raw, _with_group(raw, cells), ["practice", "group"], "practice")
    figures = pl.concat(
        _figures(raw, cells, raw.column(*names), kind)
        for names, kind in ((("REGISTER",), "register"), (_LIST, "list"))
    )
    impossible = quarantine_above(
        raw,
        figures,
        "register",
        "list",
        ["practice", "group"],
        column="received",
        reason="the register is larger than the list it is drawn from",
        remedy="Ask the publisher which of the two is right; both are left out until then",
    )
    kept = figures.join(impossible, on=["practice", "group"], how="anti")
    measured = kept.with_columns(measure=pl.format("qof.{}.{}", "group", "kind")).sort(
        "row", maintain_order=True
    )
    return Reading(
        source=SOURCE.id,
        label=period.label,
        tables={"observations": long_observations(measured, period)},
        quarantine=raw.quarantine.table(),
        rows_read=raw.rows_read,
        caveats=caveats,
    )


def _with_group(raw: RawTable, cells: pl.DataFrame) -> pl.DataFrame:
    fits = pl.col("group").str.contains(r"^[A-Z0-9_-]+$")
    raw.quarantine.add(
        cells.filter(~fits),
        column="group",
        reason="this is not a group's code",
        remedy="A group's code is letters and digits, such as AST; check the row",
    )
    return cells.filter(fits)


def _figures(raw: RawTable, cells: pl.DataFrame, header: str, kind: str) -> pl.DataFrame:
    read = parsed(raw, cells.select("practice", "group", "row", header), header, "count")
    return read.select("practice", "group", "row", "value", "state", kind=pl.lit(kind), received=header)


SOURCE = Source(
    id="qof-prevalence",
    title="Quality and Outcomes Framework: prevalence",
    publisher="NHS England (before 2023, NHS Digital)",
    licence="Open Government Licence v3.0",
    cadence="yearly, about six months after the financial year",
    url="https://digital.nhs.uk/data-and-information/publications/statistical/quality-and-outcomes-framework-"
    "achievement-prevalence-and-exceptions-data",
    patterns=("PREVALENCE_*.csv",),
    measures=(
        Measure("qof.*.register", "Patients on the register", "patients"),
        Measure("qof.*.list", "Registered patients of the ages the register is about", "patients"),
    ),
    headers=("PRACTICE_CODE", "GROUP_CODE", "REGISTER", "PRACTICE_LIST_SIZE"),
    recognises=_recognises,
    read=_read,
)
