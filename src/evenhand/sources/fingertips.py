"""Fingertips (OHID): an indicator's value, count, denominator and 95% limits by practice, in the 27-column CSV.

One file mixes kinds of area: practices (called GP or GPs), networks, and England, which appears once for each sex, once
again under each parent and once for each category. Only practices become observations. Its 23rd header names whatever
the areas were compared to, so the headers that stay the same are what a file is known by.
"""

from dataclasses import replace
from typing import Final

import polars as pl

from evenhand.common.periods import Period
from evenhand.sources.reading.fingertips_periods import fingertips_period
from evenhand.sources.reading.heads import FileHead
from evenhand.sources.reading.long_observations import without_repeated_keys
from evenhand.sources.reading.observing import parsed, practice_codes
from evenhand.sources.reading.raw import RawTable
from evenhand.sources.reading.source import Measure, Source
from evenhand.sources.reading.values import Kind
from evenhand.store.reading import Reading
from evenhand.store.schemas import MISSING, SCHEMAS, SUPPRESSED

_HEADERS = (
    "Indicator ID",
    "Indicator Name",
    "Area Code",
    "Area Type",
    "Sex",
    "Age",
    "Time period",
    "Value",
    "Count",
)

_PARTS: Final[tuple[tuple[str, str, Kind], ...]] = (
    ("value", "Value", "amount"),
    ("numerator", "Count", "count"),
    ("denominator", "Denominator", "count"),
    ("lower95", "Lower CI 95.0 limit", "amount"),
    ("upper95", "Upper CI 95.0 limit", "amount"),
)
_PRACTICE_TYPE = r"(?i)^GPs?( \(.*\))?$"
"""``GP``, ``GPs`` or, with the date of the list they are from, ``GPs (v. 27/10/23)``."""

_WITHHELD = r"(?i)suppress|disclosure"
_EVERYONE, _ALL_AGES = "persons", "all ages"
_KEYS = ["indicator", "practice", "time"]


def _recognises(head: FileHead) -> bool:
    return head.has(*_HEADERS)


def _read(raw: RawTable) -> Reading:
    practices, notes = _practice_rows(raw)
    single = _one_group_each(raw, _identified(raw, practices))
    periods = _periods(raw, single)
    dated = single.join(periods, on=["time", "span"])
    return Reading(
        source=SOURCE.id,
        label=_label(dated),
        tables={"observations": _observations(raw, dated), "labels": _labels(raw, dated)},
        quarantine=raw.quarantine.table(),
        rows_read=raw.rows_read,
        notes=notes,
    )


def _practice_rows(raw: RawTable) -> tuple[pl.DataFrame, tuple[str, ...]]:
    """Return the rows of practices, and a note that counts the others."""
    of_practice = pl.col(raw.column("Area Type")).str.contains(_PRACTICE_TYPE)
    category = raw.find("Category Type")
    if category is not None:
        of_practice &= pl.col(category) == ""
    kept = raw.cells.filter(of_practice)
    other = raw.cells.height - kept.height
    note = f"Rows of England, networks or other areas, which were not needed: {other:,}"
    return practice_codes(replace(raw, cells=kept), raw.column("Area Code")), (note,) if other else ()


def _identified(raw: RawTable, cells: pl.DataFrame) -> pl.DataFrame:
    """Return the columns that matter under short names. The parent does not: a practice may be listed under two."""
    note, span = raw.find("Value note"), raw.find("Time period range")
    return cells.select(
        "practice",
        pl.col(raw.column("Indicator ID")).alias("indicator"),
        pl.col(raw.column("Time period")).alias("time"),
        (pl.col(span) if span else pl.lit("")).alias("span"),
        pl.col(raw.column("Sex")).str.to_lowercase().alias("sex"),
        pl.col(raw.column("Age")).str.to_lowercase().alias("age"),
        (pl.col(note).str.contains(_WITHHELD) if note else pl.lit(False)).alias("withheld"),
        *(pl.col(header) if (header := raw.find(name)) else pl.lit("").alias(name) for _, name, _ in _PARTS),
        "row",
    )


def _one_group_each(raw: RawTable, cells: pl.DataFrame) -> pl.DataFrame:
    """Return one row for each indicator, practice and time: of persons and of all ages, where there are such rows."""
    for column, whole in (("sex", _EVERYONE), ("age", _ALL_AGES)):
        is_whole = pl.col(column) == whole
        cells = cells.filter(is_whole | ~is_whole.any().over(_KEYS))
    return without_repeated_keys(raw, cells, _KEYS, "practice")


def _periods(raw: RawTable, cells: pl.DataFrame) -> pl.DataFrame:
    """Return ``time, span, period_start, period_end``; rows whose time period cannot be read are quarantined."""
    read: list[tuple[str, str, Period]] = []
    for time, span in cells.select("time", "span").unique(maintain_order=True).iter_rows():
        try:
            read.append((time, span, fingertips_period(time, span)))
        except ValueError:
            raw.quarantine.add(
                cells.filter((pl.col("time") == time) & (pl.col("span") == span)),
                column="time",
                reason="the time period is in no form we know",
                remedy="Periods are written 2019, 2021/22, 2017 - 19, 2021/22 Q1 or Mar 2022",
            )
    schema = {"time": pl.String, "span": pl.String, "period_start": pl.Date, "period_end": pl.Date}
    rows = [(time, span, period.start, period.end) for time, span, period in read]
    return pl.DataFrame(rows, schema=schema, orient="row")


def _observations(raw: RawTable, dated: pl.DataFrame) -> pl.DataFrame:
    """Return one observation for each row and part. A part that an indicator has for no practice is not yielded."""
    parts = [pl.DataFrame(schema=SCHEMAS["observations"])]
    for part, header, kind in _PARTS:
        given = dated.filter((pl.col(header) != "").any().over("indicator"))
        figures = parsed(raw, given, header, kind).with_columns(
            measure=pl.format("fingertips.{}.{}", "indicator", pl.lit(part)),
            state=pl.when(pl.col("withheld") & (pl.col("state") == MISSING))
            .then(pl.lit(SUPPRESSED))
            .otherwise("state"),
            text=pl.lit(None, pl.String),
        )
        parts.append(figures.select(*SCHEMAS["observations"]))
    return pl.concat(parts)


def _labels(raw: RawTable, dated: pl.DataFrame) -> pl.DataFrame:
    """Return what each indicator's number stands for, once a period."""
    title = raw.cells.select("row", pl.col(raw.column("Indicator Name")).alias("title"))
    first = dated.sort("row").unique(
        ["indicator", "period_start", "period_end"], keep="first", maintain_order=True
    )
    nothing = pl.lit(None, pl.String)
    return (
        first.join(title, on="row")
        .with_columns(code="indicator", group=nothing, group_title=nothing, points=pl.lit(None, pl.Float64))
        .select(*SCHEMAS["labels"])
    )


def _label(dated: pl.DataFrame) -> str:
    indicators = " ".join(sorted(dated["indicator"].unique()))
    times = " ".join(sorted(dated["time"].unique()))
    return f"{indicators} {times}".strip() or "empty"


SOURCE = Source(
    id="fingertips",
    title="Fingertips: indicators by practice",
    publisher="Office for Health Improvement and Disparities",
    licence="Open Government Licence v3.0",
    cadence="by indicator, most yearly",
    url="https://fingertips.phe.org.uk/profile/general-practice",
    patterns=("indicators-GPs.data.csv", "fingertips-*.csv"),
    measures=(
        Measure("fingertips.*.value", "The publisher's value", "as the indicator's"),
        Measure("fingertips.*.numerator", "The publisher's count", "as the indicator's"),
        Measure("fingertips.*.denominator", "The publisher's denominator", "as the indicator's"),
        Measure("fingertips.*.lower95", "Lower 95% limit of the publisher's value", "as the indicator's"),
        Measure("fingertips.*.upper95", "Upper 95% limit of the publisher's value", "as the indicator's"),
    ),
    headers=_HEADERS,
    recognises=_recognises,
    read=_read,
)
