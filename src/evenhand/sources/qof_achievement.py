"""Quality and Outcomes Framework: numerators, denominators, exceptions and points by practice and indicator.

One figure a record, and from them totals of the clinical domain and of all points. What years to 2018-19 call
EXCEPTIONS is called PCAS (personalised care adjustments) from 2019-20 on; both are read as exceptions. The
denominator is after them. The financial year is read from the file's name.
"""

import re
from typing import Final

import polars as pl

from evenhand.common.periods import Period
from evenhand.sources.reading.heads import FileHead
from evenhand.sources.reading.long_observations import (
    long_observations,
    quarantine_above,
    without_repeated_keys,
)
from evenhand.sources.reading.naming import named_financial_year
from evenhand.sources.reading.observing import parsed, practice_codes
from evenhand.sources.reading.qof_totals import qof_totals
from evenhand.sources.reading.raw import RawTable
from evenhand.sources.reading.source import Measure, Source
from evenhand.store.reading import ENGLAND, Reading

_HEADERS = ("PRACTICE_CODE", "INDICATOR_CODE", "MEASURE", "VALUE")

_KINDS: Final = {
    "NUMERATOR": "numerator",
    "DENOMINATOR": "denominator",
    "EXCEPTIONS": "exceptions",
    "PCAS": "exceptions",
    "REGISTER": "register",
    "ACHIEVED_POINTS": "points",
    "NEWLY_DIAGNOSED": "newly_diagnosed",
}

_REGION_HEADERS = ("REGION_NAME", "REGION_ODS_CODE", "REGION_CODE", "REGION_ONS_CODE", "REGION")
_REGIONS: Final = (
    "East of England",
    "London",
    "Midlands",
    "North East and Yorkshire",
    "North West",
    "South East",
    "South West",
)
"""NHS England's regions since April 2019. A file with all of them speaks for England."""

_NAMED = 5
"""How many practices a caveat names before it only counts them."""

_INDICATOR_CODE = r"^[A-Z][A-Z-]*[0-9]+[A-Z]?$"


def _recognises(head: FileHead) -> bool:
    return head.has(*_HEADERS)


def _read(raw: RawTable) -> Reading:
    period, caveats = named_financial_year(raw)
    scope, assumed = _scope(raw)
    cells = practice_codes(raw, raw.column("PRACTICE_CODE"))
    cells = without_repeated_keys(raw, _kinds(raw, cells), ["practice", "indicator", "kind"], "kind")
    figures = parsed(raw, cells, "VALUE", "count")
    impossible = quarantine_above(
        raw,
        figures,
        "numerator",
        "denominator",
        ["practice", "indicator"],
        column="VALUE",
        reason="the numerator is above its denominator",
        remedy="Ask the publisher which of the two is right. Both stay in the totals of England and of areas, as in "
        "the publisher's own, and no figure can be given for the practice",
    )
    totals, notes = qof_totals(figures, impossible, period)
    return Reading(
        source=SOURCE.id,
        label=period.label if scope == ENGLAND else f"{period.label} {scope}",
        tables={"observations": pl.concat([_observations(figures, period), totals])},
        quarantine=raw.quarantine.table(),
        rows_read=raw.rows_read,
        scope=scope,
        caveats=(*caveats, *assumed, *_above(impossible), *_without_numerator(figures)),
        notes=notes,
    )


def _kinds(raw: RawTable, cells: pl.DataFrame) -> pl.DataFrame:
    """Return ``practice, indicator, kind, VALUE, row``; records of an unknown indicator or measure are quarantined."""
    indicator, measure = raw.column("INDICATOR_CODE"), raw.column("MEASURE")
    named = cells.select(
        "practice",
        pl.col(indicator).str.to_uppercase().alias("indicator"),
        pl.col(measure)
        .str.to_uppercase()
        .replace_strict(_KINDS, default=None, return_dtype=pl.String)
        .alias("kind"),
        pl.col(raw.column("VALUE")).alias("VALUE"),
        pl.col(measure).alias("measure"),
        "row",
    )
    coded = pl.col("indicator").str.contains(_INDICATOR_CODE)
    raw.quarantine.add(
        named.filter(~coded),
        column="indicator",
        reason="this is not an indicator's code",
        remedy="An indicator's code is letters and digits, such as AST003; check the row",
    )
    raw.quarantine.add(
        named.filter(coded & pl.col("kind").is_null()),
        column="measure",
        reason="this measure is not known",
        remedy=f"The measures of this publication are {', '.join(_KINDS)}",
    )
    return named.filter(coded & pl.col("kind").is_not_null()).drop("measure")


def _observations(figures: pl.DataFrame, period: Period) -> pl.DataFrame:
    measure = pl.format("qof.{}.{}", "indicator", "kind")
    return long_observations(figures.with_columns(measure=measure), period)


def _scope(raw: RawTable) -> tuple[str, tuple[str, ...]]:
    """Return the region a file speaks for, else England, and a caveat where only the file's name says it."""
    header = raw.find(*_REGION_HEADERS)
    if header is not None:
        regions = sorted(set(raw.cells[header].str.to_uppercase().unique()) - {""})
        return (", ".join(regions) if 0 < len(regions) < len(_REGIONS) else ENGLAND), ()
    name = re.sub(r"[^a-z]+", " ", raw.name.lower())
    region = next((region for region in _REGIONS if f" {region.lower()} " in f" {name} "), None)
    if region is None:
        return ENGLAND, ()
    return region.upper(), (
        f"{raw.name} does not say which region it is for in its content: {region} was taken from its name",
    )


def _above(pairs: pl.DataFrame) -> tuple[str, ...]:
    """Return a caveat naming the practices whose numerator is above its denominator.

    The publisher counts them in its totals of England, so they stay in the store; quarantine lists them.
    """
    if pairs.is_empty():
        return ()
    named = sorted(set(pairs.select(pl.format("{} ({})", "practice", "indicator")).to_series()))
    more = f" and {len(named) - _NAMED:,} more" if len(named) > _NAMED else ""
    return (
        f"The numerator is above its denominator for {', '.join(named[:_NAMED])}{more}: both stay in totals, as in the "
        "publisher's own, and no figure can be given for the practice",
    )


def _without_numerator(figures: pl.DataFrame) -> tuple[str, ...]:
    """Return a caveat with how many practices have an indicator's denominator and not its numerator."""
    pair = ["practice", "indicator"]
    numerators = figures.filter((pl.col("kind") == "numerator") & pl.col("value").is_not_null())
    lone = figures.filter((pl.col("kind") == "denominator") & (pl.col("value") > 0)).join(
        numerators, on=pair, how="anti"
    )
    if lone.is_empty():
        return ()
    indicators = ", ".join(sorted(lone["indicator"].unique()))
    return (
        f"Practices with a denominator and no numerator for {indicators}: {lone['practice'].n_unique():,}. "
        "No numerator is assumed",
    )


SOURCE = Source(
    id="qof-achievement",
    title="Quality and Outcomes Framework: achievement",
    publisher="NHS England (before 2023, NHS Digital)",
    licence="Open Government Licence v3.0",
    cadence="yearly, about six months after the financial year",
    url="https://digital.nhs.uk/data-and-information/publications/statistical/quality-and-outcomes-framework-"
    "achievement-prevalence-and-exceptions-data",
    patterns=("ACHIEVEMENT_1415.csv", "ACHIEVEMENT_<REGION>_2425.csv"),
    measures=(
        Measure("qof.*.numerator", "Patients for whom the indicator was met", "patients"),
        Measure("qof.*.denominator", "Patients the indicator applies to, after exceptions", "patients"),
        Measure("qof.*.exceptions", "Patients excepted (personalised care adjustments)", "patients"),
        Measure("qof.*.register", "Patients on the register", "patients"),
        Measure("qof.*.points", "Points achieved", "points"),
        Measure("qof.*.newly_diagnosed", "Patients newly diagnosed", "patients"),
        Measure(
            "qof.clinical.numerator", "Clinical domain: patients for whom an indicator was met", "patients"
        ),
        Measure("qof.clinical.denominator", "Clinical domain: patients an indicator applies to", "patients"),
        Measure("qof.clinical.exceptions", "Clinical domain: patients excepted", "patients"),
        Measure("qof.all.points", "Points achieved in all indicators", "points"),
    ),
    headers=_HEADERS,
    recognises=_recognises,
    read=_read,
    version=2,
)
