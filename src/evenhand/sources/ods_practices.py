"""Organisation Data Service: the register of GP practices and other prescribers (epraccur).

The file has no header and no date. Its day is taken from the openings it has seen: see :func:`_day_of`.
"""

import re
from datetime import date, timedelta
from itertools import pairwise
from typing import Final

import polars as pl

from evenhand.common.errors import SourceError
from evenhand.sources.reading.days import days_of
from evenhand.sources.reading.heads import FileHead
from evenhand.sources.reading.observing import practice_codes, without_repeats
from evenhand.sources.reading.raw import RawTable
from evenhand.sources.reading.source import Source
from evenhand.sources.reading.towns import joined, town_of
from evenhand.store.reading import Reading
from evenhand.store.schemas import SCHEMAS

_COLUMNS: Final = (
    "code", "name", "region", "high level geography", "address 1", "address 2", "address 3", "address 4", "address 5",
    "postcode", "open date", "close date", "status", "sub-type", "commissioner", "join date", "left date", "telephone",
    "unused 19", "unused 20", "unused 21", "amended", "unused 23", "provider or purchaser", "unused 25",
    "prescribing setting", "unused 27",
)  # fmt: skip
"""The 27 columns, in order (NHS England, Organisation Data Service, epraccur specification)."""
_ADDRESS: Final = list(_COLUMNS[4:9])

_STATUSES: Final = {"A": "open", "C": "closed", "D": "dormant", "P": "proposed"}
_GP_PRACTICE: Final = "4"

_CODE: Final = re.compile(r"^[A-Z]{1,3}[0-9]{3,5}$")
_DAY: Final = re.compile(r"^([0-9]{8})?$")
_MOST: Final = 0.8
"""Of the records seen first, so many must look like the register's."""

_QUARTER: Final = timedelta(days=92)
"""The register is issued every quarter and practices open every week. An opening so long after every other is a slip
of the pen."""


def _recognises(head: FileHead) -> bool:
    records = (head.first, *head.sample)
    return sum(map(_looks_right, records)) >= _MOST * len(records)


def _looks_right(record: tuple[str, ...]) -> bool:
    if len(record) != len(_COLUMNS):
        return False
    cell = dict(zip(_COLUMNS, record, strict=True))
    days = (cell["open date"], cell["close date"], cell["join date"], cell["left date"])
    return (
        bool(_CODE.match(cell["code"].upper()))
        and all(_DAY.match(day) for day in days)
        and cell["status"].upper() in _STATUSES
        and cell["prescribing setting"].isdigit()
    )


def _read(raw: RawTable) -> Reading:
    cells = without_repeats(raw, _known_status(raw, practice_codes(raw, "code")), ["practice"], "code")
    cells = cells.with_columns(
        opened=days_of(raw, cells, "open date"), closed=days_of(raw, cells, "close date")
    )
    as_at = _day_of(raw, cells)
    return Reading(
        source=SOURCE.id,
        label=as_at.isoformat(),
        tables={"practices": _practices(cells, as_at)},
        quarantine=raw.quarantine.table(),
        rows_read=raw.rows_read,
        caveats=(
            f"{raw.name} does not say its day: {as_at.day} {as_at:%B %Y}, the latest opening of an open practice in "
            "it, is assumed. It was issued on that day or up to some weeks later",
        ),
    )


def _known_status(raw: RawTable, cells: pl.DataFrame) -> pl.DataFrame:
    named = cells.with_columns(
        _status=pl.col("status")
        .str.to_uppercase()
        .replace_strict(_STATUSES, default=None, return_dtype=pl.String)
    )
    raw.quarantine.add(
        named.filter(pl.col("_status").is_null()),
        column="status",
        reason="this is not a status",
        remedy=f"The statuses are {', '.join(_STATUSES)}; check the row",
    )
    return named.drop_nulls("_status")


def _day_of(raw: RawTable, cells: pl.DataFrame) -> date:
    """Return the latest day on which a practice that is open has opened.

    Openings to come carry the status P until they are due, so an open practice's opening lies in the past of the
    file. Closings do not date it: they are entered in arrears, and ahead of time. An opening a quarter or more
    after the one before it is not believed, unless it is the only one.
    """
    days = (
        cells.filter(pl.col("_status") == "open")["opened"]
        .drop_nulls()
        .unique()
        .sort(descending=True)
        .to_list()
    )
    if not days:
        raise SourceError(
            "the day of this register cannot be told: no open practice has an opening day",
            where=raw.name,
            remedy="Download the publisher's file again",
        )
    believed = (day for day, before in pairwise(days) if day - before <= _QUARTER)
    latest: date = next(believed, days[0])
    return latest


def _practices(cells: pl.DataFrame, as_at: date) -> pl.DataFrame:
    address = joined(_ADDRESS)
    setting = pl.col("prescribing setting")
    return cells.select(
        "practice",
        _text("name"),
        address=address,
        town=town_of(address),
        postcode=_text("postcode"),
        opened="opened",
        closed="closed",
        status="_status",
        setting=pl.when(setting == _GP_PRACTICE).then(pl.lit("gp_practice")).otherwise("other:" + setting),
        commissioner=_text("commissioner"),
        icb=_text("high level geography"),
        region=_text("region"),
        phone=_text("telephone"),
        as_at=pl.lit(as_at),
        row="row",
    ).select(*SCHEMAS["practices"])


def _text(column: str) -> pl.Expr:
    return pl.when(pl.col(column) != "").then(pl.col(column))


SOURCE = Source(
    id="ods-practices",
    title="Organisation Data Service: GP practices and other prescribers (epraccur)",
    publisher="NHS England (before 2023, NHS Digital)",
    licence="Open Government Licence v3.0",
    cadence="quarterly",
    url="https://digital.nhs.uk/services/organisation-data-service/export-data-files/csv-downloads/"
    "gp-and-gp-practice-related-data",
    patterns=("epraccur.csv", "epraccur.zip"),
    measures=(),
    headers=(),
    recognises=_recognises,
    read=_read,
    columns=_COLUMNS,
)
