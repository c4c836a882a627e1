"""Rural-urban classification of small areas, of 2011 and 2021: its class, and whether that is rural."""

from typing import Final

import polars as pl

from evenhand.common.periods import Period
from evenhand.sources.reading.heads import FileHead
from evenhand.sources.reading.observing import text_observations
from evenhand.sources.reading.raw import RawTable
from evenhand.sources.reading.small_areas import place_codes
from evenhand.sources.reading.source import Measure, Source
from evenhand.store.reading import Reading

_PLACE: Final = ("LSOA11CD", "LSOA21CD", "LSOA.code", "LSOA code")
_CLASS_YEARS: Final = {"RUC11CD": 2011, "RUC21CD": 2021}

_CLASSES: Final = {
    2011: {
        **dict.fromkeys(("A1", "B1", "C1", "C2"), 0.0),
        **dict.fromkeys(("D1", "D2", "E1", "E2", "F1", "F2"), 1.0),
    },
    2021: {**dict.fromkeys(("UN1", "UF1"), 0.0), **dict.fromkeys(("RLN1", "RLF1", "RSN1", "RSF1"), 1.0)},
}
"""Class to whether it is rural (Office for National Statistics and Defra, 2011 and 2021 Rural-Urban Classification)."""


def _recognises(head: FileHead) -> bool:
    return any(head.has(place) for place in _PLACE) and any(head.has(header) for header in _CLASS_YEARS)


def _read(raw: RawTable) -> Reading:
    header = raw.column(*_CLASS_YEARS)
    year = next(year for name, year in _CLASS_YEARS.items() if raw.find(name) == header)
    cells = place_codes(raw, raw.column(*_PLACE)).with_columns(
        pl.col(header).str.to_uppercase(),
        rural=pl.col(header)
        .str.to_uppercase()
        .replace_strict(_CLASSES[year], default=None, return_dtype=pl.Float64),
    )
    raw.quarantine.add(
        cells.filter(pl.col("rural").is_null()),
        column=header,
        reason="this is not a class of the classification",
        remedy=f"The classes of {year} are {', '.join(_CLASSES[year])}; check the row",
    )
    period = Period.calendar_year(year)
    classes = text_observations(cells.drop_nulls("rural"), {header: "rurality.class"}, period, unit="place")
    rural = cells.drop_nulls("rural").select("row", _rural="rural")
    flags = (
        classes.join(rural, on="row", how="left", maintain_order="left")
        .with_columns(measure=pl.lit("rurality.rural"), value=pl.col("_rural"), text=pl.lit(None, pl.String))
        .select(classes.columns)
    )
    return Reading(
        source=SOURCE.id,
        label=str(year),
        tables={"places": pl.concat([classes, flags])},
        quarantine=raw.quarantine.table(),
        rows_read=raw.rows_read,
    )


SOURCE = Source(
    id="rurality-lsoa",
    title="Rural-Urban Classification of small areas",
    publisher="Office for National Statistics",
    licence="Open Government Licence v3.0",
    cadence="every ten years",
    url="https://www.ons.gov.uk/methodology/geography/geographicalproducts/ruralurbanclassifications",
    patterns=("RUC2011_LSOA.csv", "Rural_Urban_Classification_*_LSOA*.csv"),
    measures=(
        Measure("rurality.class", "Class of the Rural-Urban Classification", "text"),
        Measure("rurality.rural", "Whether the class is rural (1) or urban (0)", "share"),
    ),
    headers=("LSOA11CD", "RUC11CD"),
    recognises=_recognises,
    read=_read,
)
