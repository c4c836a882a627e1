"""NHS Choices directory: where a practice is and how to reach it.

The publisher separates columns by the not sign, in Windows-1252, without quotation marks. Branches are listed with
the code of their practice and three digits more; they are not practices and are left out.
"""

from typing import Final

import polars as pl

from evenhand.sources.reading.extracts import needed
from evenhand.sources.reading.heads import FileHead
from evenhand.sources.reading.observing import parsed, practice_codes, without_repeats
from evenhand.sources.reading.raw import RawTable
from evenhand.sources.reading.source import Source
from evenhand.store.reading import Reading
from evenhand.store.schemas import SCHEMAS

_CODE: Final = "OrganisationCode"
_ADDRESS: Final = ("Address1", "Address2", "Address3")
_BRANCH: Final = r"^[A-Za-z][0-9]{8}$"
_WITHIN: Final = {"Latitude": (49.0, 61.0), "Longitude": (-9.0, 3.0)}
"""Degrees within which Great Britain and its islands lie. A place outside would be drawn in the sea."""


def _recognises(head: FileHead) -> bool:
    return head.has("OrganisationID", _CODE, "OrganisationName", "Postcode", *_WITHIN)


def _read(raw: RawTable) -> Reading:
    code = raw.column(_CODE)
    main, notes = needed(raw, ~pl.col(code).str.contains(_BRANCH), "Branches of practices")
    cells = without_repeats(raw, practice_codes(main, code), ["practice"], code)
    return Reading(
        source=SOURCE.id,
        label="undated",
        tables={"directory": _directory(raw, cells)},
        quarantine=raw.quarantine.table(),
        rows_read=raw.rows_read,
        notes=notes,
    )


def _directory(raw: RawTable, cells: pl.DataFrame) -> pl.DataFrame:
    where = cells
    for header in _WITHIN:
        where = where.join(_degrees(raw, cells, header), on="row", how="left", maintain_order="left")
    lines = [pl.when(pl.col(raw.column(name)) != "").then(pl.col(raw.column(name))) for name in _ADDRESS]
    return where.select(
        "practice",
        name=_text(raw, "OrganisationName"),
        address=pl.concat_str(lines, separator=", ", ignore_nulls=True),
        town=_text(raw, "City"),
        postcode=_text(raw, "Postcode"),
        latitude="latitude",
        longitude="longitude",
        phone=_text(raw, "Phone"),
        website=_text(raw, "Website"),
        as_at=pl.lit(None, pl.Date),
        row="row",
    ).select(*SCHEMAS["directory"])


def _text(raw: RawTable, header: str) -> pl.Expr:
    found = raw.find(header)
    return pl.when(pl.col(found) != "").then(pl.col(found)) if found is not None else pl.lit(None, pl.String)


def _degrees(raw: RawTable, cells: pl.DataFrame, name: str) -> pl.DataFrame:
    header, (lowest, highest) = raw.column(name), _WITHIN[name]
    numbers = parsed(raw, cells.select("row", header), header, "amount")
    outside = ~pl.col("value").is_between(lowest, highest) & pl.col("value").is_not_null()
    raw.quarantine.add(
        numbers.filter(outside),
        column=header,
        reason="the place is not in Great Britain",
        remedy="Check the cell; the rest of the record is kept",
    )
    return numbers.filter(~outside).select("row", pl.col("value").alias(name.lower()))


SOURCE = Source(
    id="nhs-choices-directory",
    title="NHS Choices: directory of GP practices",
    publisher="NHS Choices",
    licence="Open Government Licence v3.0",
    cadence="daily, until 2021",
    url="https://www.nhs.uk/about-us/nhs-website-datasets/",
    patterns=("GP.csv",),
    measures=(),
    headers=("OrganisationID", _CODE, "OrganisationName", "Postcode", *_WITHIN),
    recognises=_recognises,
    read=_read,
)
