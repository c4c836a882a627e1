"""Quality and Outcomes Framework: which network, commissioner, board and region each practice belonged to.

Read to 2018-19 (``CCG_CODE``) and from 2019-20 (``CCG_ODS_CODE`` or the sub-board, with network, board and region). A
file that also says how many points there are is one of ``qof_organisations``. The file does not say on which day: the
last of the financial year in its name is assumed.
"""

from datetime import date
from typing import Final

import polars as pl

from evenhand.sources.reading.heads import FileHead, normalised
from evenhand.sources.reading.long_observations import without_repeated_keys
from evenhand.sources.reading.naming import named_financial_year
from evenhand.sources.reading.observing import practice_codes
from evenhand.sources.reading.raw import RawTable
from evenhand.sources.reading.source import Source
from evenhand.store.reading import Reading
from evenhand.store.schemas import SCHEMAS

_COLUMNS: Final = {
    "name": ("PRACTICE_NAME",),
    "pcn": ("PCN_ODS_CODE", "PCN_CODE"),
    "pcn_name": ("PCN_NAME",),
    "commissioner": (
        "SUB_ICB_LOC_ODS_CODE",
        "SUB_ICB_LOCATION_ODS_CODE",
        "SUB_ICB_ODS_CODE",
        "CCG_ODS_CODE",
        "CCG_CODE",
    ),
    "commissioner_name": ("SUB_ICB_LOC_NAME", "SUB_ICB_LOCATION_NAME", "SUB_ICB_NAME", "CCG_NAME"),
    "icb": ("ICB_ODS_CODE", "ICB_CODE", "STP_ODS_CODE", "STP_CODE"),
    "icb_name": ("ICB_NAME", "STP_NAME"),
    "region": ("REGION_ODS_CODE", "REGION_CODE"),
    "region_name": ("REGION_NAME",),
}
"""Column of memberships to its headers, the newest first. A commissioner is a sub-board location, before July 2022 a
clinical commissioning group; a board is an integrated care board, before that a sustainability partnership."""

_NOT_USED: Final = ("COUNTRY",)
_NOT_USED_ENDINGS: Final = ("ons code", "geography code")
_NOT_USED_STARTS: Final = ("subregion",)
_CODES: Final = ("pcn", "commissioner", "icb", "region")


def _recognises(head: FileHead) -> bool:
    return says_where(head) and all(map(_is_geography, head.headers))


def says_where(head: FileHead) -> bool:
    """Whether a file names practices and the commissioner or board that each belonged to."""
    belongs = any(head.has(name) for column in ("commissioner", "icb") for name in _COLUMNS[column])
    return head.has("PRACTICE_CODE", "PRACTICE_NAME") and belongs


def _is_geography(header: str) -> bool:
    known = {"PRACTICE_CODE", *_NOT_USED, *(name for names in _COLUMNS.values() for name in names)}
    return (
        header in {normalised(name) for name in known}
        or header.endswith(_NOT_USED_ENDINGS)
        or header.startswith(_NOT_USED_STARTS)
    )


def _read(raw: RawTable) -> Reading:
    period, caveats = named_financial_year(raw)
    coded = practice_codes(raw, raw.column("PRACTICE_CODE"))
    memberships = memberships_of(raw, coded, period.end)
    kept = without_repeated_keys(raw, memberships, ["practice"], "practice")
    return Reading(
        source=SOURCE.id,
        label=period.label,
        tables={"memberships": kept},
        quarantine=raw.quarantine.table(),
        rows_read=raw.rows_read,
        caveats=(*caveats, assumed_day(raw, period.end)),
    )


def assumed_day(raw: RawTable, as_at: date) -> str:
    """Return the caveat that a year's mapping says of no day."""
    return (
        f"{raw.name} does not say on which day practices belonged where: {as_at.day} {as_at:%B %Y}, "
        "the end of its year, is assumed"
    )


def memberships_of(raw: RawTable, cells: pl.DataFrame, as_at: date) -> pl.DataFrame:
    """Return what each of `cells`, which have ``practice``, belonged to on a day; what the file lacks is null."""
    columns = {}
    for name, headers in _COLUMNS.items():
        header = raw.find(*headers)
        text = pl.col(header) if header is not None else pl.lit(None, pl.String)
        text = text.str.to_uppercase() if name in _CODES else text
        columns[name] = pl.when(text != "").then(text)
    return cells.with_columns(**columns, postcode=pl.lit(None, pl.String), as_at=pl.lit(as_at)).select(
        *SCHEMAS["memberships"]
    )


SOURCE = Source(
    id="qof-practice-geographies",
    title="Quality and Outcomes Framework: practices and the NHS geographies they belong to",
    publisher="NHS England (before 2023, NHS Digital)",
    licence="Open Government Licence v3.0",
    cadence="yearly, about six months after the financial year",
    url="https://digital.nhs.uk/data-and-information/publications/statistical/quality-and-outcomes-framework-"
    "achievement-prevalence-and-exceptions-data",
    patterns=("MAPPING_NHS_GEOGRAPHIES_*.csv",),
    measures=(),
    headers=("PRACTICE_CODE", "PRACTICE_NAME", "CCG_CODE", "CCG_NAME"),
    recognises=_recognises,
    read=_read,
)
