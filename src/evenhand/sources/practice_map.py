"""Which network, commissioner, board and region each practice belonged to, as published with the registered patients.

The headers change with the organisations: a commissioner is a CCG and from July 2022 a sub-board location, a board is
an STP and from then an ICB.
"""

from typing import Final

import polars as pl

from evenhand.sources.reading.extracts import EXTRACT_DATE, by_extract_date, span_label
from evenhand.sources.reading.heads import FileHead
from evenhand.sources.reading.observing import practice_codes, without_repeats
from evenhand.sources.reading.raw import RawTable
from evenhand.sources.reading.source import Source
from evenhand.store.reading import Reading
from evenhand.store.schemas import SCHEMAS

_CODE: Final = ("PRACTICE_CODE", "ORG_CODE", "CODE")
_COLUMNS: Final = {
    "name": ("PRACTICE_NAME", "ORG_NAME", "NAME"),
    "postcode": ("PRACTICE_POSTCODE", "POSTCODE", "POST_CODE"),
    "pcn": ("PCN_CODE",),
    "pcn_name": ("PCN_NAME",),
    "commissioner": ("SUB_ICB_LOCATION_CODE", "SUB_ICB_LOC_CODE", "SUB_ICB_CODE", "CCG_CODE"),
    "commissioner_name": ("SUB_ICB_LOCATION_NAME", "SUB_ICB_LOC_NAME", "SUB_ICB_NAME", "CCG_NAME"),
    "icb": ("ICB_CODE", "STP_CODE"),
    "icb_name": ("ICB_NAME", "STP_NAME"),
    "region": ("COMM_REGION_CODE", "REGION_CODE", "NHSE_REGION_CODE"),
    "region_name": ("COMM_REGION_NAME", "REGION_NAME", "NHSE_REGION_NAME"),
}
_CODES: Final = ("pcn", "commissioner", "icb", "region")
_NEEDED: Final = ("name", "commissioner")

_NO_NETWORK: Final = ("", "U", "UNALLOCATED")
"""How the publisher writes that a practice is in no network."""


def _recognises(head: FileHead) -> bool:
    has = [
        any(head.has(name) for name in names) for names in (_CODE, _COLUMNS["name"], _COLUMNS["commissioner"])
    ]
    return (
        head.has(EXTRACT_DATE)
        and all(has)
        and not head.has("NUMBER_OF_PATIENTS")
        and not head.has("LSOA_CODE")
    )


def _read(raw: RawTable) -> Reading:
    code = raw.column(*_CODE)
    dated = by_extract_date(raw, practice_codes(raw, code))
    tables = []
    for period, cells in dated:
        members = (
            _memberships(raw, cells).with_columns(as_at=pl.lit(period.start)).select(*SCHEMAS["memberships"])
        )
        tables.append(without_repeats(raw, members, ["practice"], "practice"))
    return Reading(
        source=SOURCE.id,
        label=span_label([period for period, _ in dated]),
        tables={"memberships": pl.concat(tables)},
        quarantine=raw.quarantine.table(),
        rows_read=raw.rows_read,
    )


def _memberships(raw: RawTable, cells: pl.DataFrame) -> pl.DataFrame:
    columns = {}
    for name, headers in _COLUMNS.items():
        header = raw.column(*headers) if name in _NEEDED else raw.find(*headers)
        text = pl.col(header) if header is not None else pl.lit(None, pl.String)
        text = text.str.to_uppercase() if name in _CODES else text
        nothing = text.str.to_uppercase().is_in(_NO_NETWORK) if name.startswith("pcn") else text == ""
        columns[name] = pl.when(~nothing).then(text)
    return cells.select("practice", "row", **columns)


SOURCE = Source(
    id="practice-map",
    title="Patients registered at a GP practice: mapping of practices to networks, commissioners and regions",
    publisher="NHS England (before 2023, NHS Digital)",
    licence="Open Government Licence v3.0",
    cadence="monthly, as it stood on the first day",
    url="https://digital.nhs.uk/data-and-information/publications/statistical/patients-registered-at-a-gp-practice",
    patterns=("gp-reg-pat-prac-map.csv",),
    measures=(),
    headers=(EXTRACT_DATE, "PRACTICE_CODE", "PRACTICE_NAME", "PCN_CODE", "CCG_CODE"),
    recognises=_recognises,
    read=_read,
)
