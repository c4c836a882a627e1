"""Patients registered at a GP practice: the list of each practice as it stood on the first day of a month."""

import polars as pl

from evenhand.sources.reading.extracts import (
    EXTRACT_DATE,
    by_extract_date,
    needed,
    practices_only,
    span_label,
)
from evenhand.sources.reading.heads import FileHead
from evenhand.sources.reading.observing import practice_codes, wide_observations, without_repeats
from evenhand.sources.reading.raw import RawTable
from evenhand.sources.reading.source import Measure, Source
from evenhand.store.reading import Reading

_CODE = ("CODE", "ORG_CODE")
_TYPE = ("TYPE", "ORG_TYPE")
_COUNT = "NUMBER_OF_PATIENTS"
_ALL = "ALL"


def _recognises(head: FileHead) -> bool:
    return head.has(EXTRACT_DATE, "SEX", "AGE", _COUNT) and any(head.has(code) for code in _CODE)


def _read(raw: RawTable) -> Reading:
    practices, others = practices_only(raw, *_TYPE)
    sex, age = pl.col(raw.column("SEX")).str.to_uppercase(), pl.col(raw.column("AGE")).str.to_uppercase()
    everyone, parts = needed(practices, (sex == _ALL) & (age == _ALL), "Rows of one sex or one age")
    code, count = raw.column(*_CODE), raw.column(_COUNT)
    dated = by_extract_date(raw, practice_codes(everyone, code))
    tables = [
        wide_observations(
            raw, without_repeats(raw, cells, ["practice"], code), {count: "list.registered"}, period, "count"
        )
        for period, cells in dated
    ]
    return Reading(
        source=SOURCE.id,
        label=span_label([period for period, _ in dated]),
        tables={"observations": pl.concat(tables)},
        quarantine=raw.quarantine.table(),
        rows_read=raw.rows_read,
        notes=(*others, *parts),
    )


SOURCE = Source(
    id="registered-patients",
    title="Patients registered at a GP practice: totals",
    publisher="NHS England (before 2023, NHS Digital)",
    licence="Open Government Licence v3.0",
    cadence="monthly, as it stood on the first day",
    url="https://digital.nhs.uk/data-and-information/publications/statistical/patients-registered-at-a-gp-practice",
    patterns=("gp-reg-pat-prac-all.csv",),
    measures=(Measure("list.registered", "Registered patients", "patients"),),
    headers=(EXTRACT_DATE, "TYPE", "CODE", "SEX", "AGE", _COUNT),
    recognises=_recognises,
    read=_read,
)
