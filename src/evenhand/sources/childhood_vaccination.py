"""Childhood vaccination (COVER) by practice: children who reached an age in the quarter, and those vaccinated by it.

One record an age and vaccine. The columns of age, vaccine, population and vaccinated are those of the publisher's
annual file of numerators and denominators; that a file by practice has them, and their spelling, is from memory, to be
checked. ``cover.due`` and ``cover.vaccinated`` add up all courses at 12 months, 24 months and 5 years, for practices
that have a figure of every one.
"""

from typing import Final

import polars as pl

from evenhand.sources.reading.heads import FileHead
from evenhand.sources.reading.observing import without_repeats
from evenhand.sources.reading.practice_counts import KEYS, Layout, practice_periods, reading_of
from evenhand.sources.reading.practice_groups import group_observations
from evenhand.sources.reading.raw import RawTable
from evenhand.sources.reading.source import Measure, Source
from evenhand.sources.reading.sums import summed
from evenhand.store.reading import Reading

_LAYOUT: Final = Layout(
    code=("PRACTICE_CODE", "ORG_CODE"),
    counts=(),
    every="quarter",
    period=("COLLECTION_QUARTER", "QUARTER", "REPORTING_PERIOD"),
    kind=("ORG_TYPE",),
    marks=(("CHILD_AGE",), ("VAC_TYPE",)),
)
_COLUMNS: Final = (
    ("vaccinated", ("NUMBER_VACCINATED", "VACCINATED")),
    ("due", ("NUMBER_POPULATION", "POPULATION", "ELIGIBLE")),
)
_AGES: Final = {
    "12m": "12m",
    "12 months": "12m",
    "24m": "24m",
    "24 months": "24m",
    "5y": "5y",
    "5 years": "5y",
}


def _recognises(head: FileHead) -> bool:
    return _LAYOUT.recognises(head) and all(any(map(head.has, names)) for _, names in _COLUMNS)


def _read(raw: RawTable) -> Reading:
    cells, caveats, notes = practice_periods(raw, _LAYOUT)
    courses = without_repeats(raw, _courses(raw, cells), [*KEYS, "group"], raw.column(*_LAYOUT.code))
    table = group_observations(raw, courses, _COLUMNS)
    totals = [summed(_whole(table, courses, part), f"cover.{part}") for part, _ in _COLUMNS]
    return reading_of(SOURCE.id, raw, pl.concat([table, *totals]), caveats=caveats, notes=notes)


def _courses(raw: RawTable, cells: pl.DataFrame) -> pl.DataFrame:
    """Return the records with ``group``, such as ``cover.24m.mmr``; those of another age are quarantined."""
    age = raw.column("CHILD_AGE")
    slug = (
        pl.col(raw.column("VAC_TYPE"))
        .str.to_lowercase()
        .str.replace_all("[^a-z0-9]+", "_")
        .str.strip_chars("_")
    )
    named = cells.with_columns(
        _age=pl.col(age).str.to_lowercase().replace_strict(_AGES, default=None, return_dtype=pl.String),
        _vaccine=slug,
    )
    known = pl.col("_age").is_not_null() & (pl.col("_vaccine") != "")
    raw.quarantine.add(
        named.filter(~known),
        column=age,
        reason="this is not a course of vaccines at an age",
        remedy="Ages are 12m, 24m and 5y, and each record names its vaccine; check the row",
    )
    return named.filter(known).with_columns(group=pl.format("cover.{}.{}", "_age", "_vaccine"))


def _whole(table: pl.DataFrame, courses: pl.DataFrame, part: str) -> pl.DataFrame:
    """Return the figures of practices that have one of every course in the file for the period."""
    figures = table.filter(pl.col("measure").str.ends_with(f".{part}"))
    wanted = courses.group_by("period_start").agg(_wanted=pl.col("group").n_unique())
    return (
        figures.join(wanted, on="period_start", maintain_order="left")
        .filter(pl.len().over(KEYS) == pl.col("_wanted"))
        .drop("_wanted")
    )


SOURCE = Source(
    id="childhood-vaccination",
    title="Childhood vaccination coverage by GP practice (COVER)",
    publisher="UK Health Security Agency and NHS England",
    licence="Open Government Licence v3.0",
    cadence="quarterly",
    url="https://www.gov.uk/government/collections/vaccine-uptake",
    patterns=("cover_gp_practice_2024-25_Q4.csv",),
    measures=(
        Measure("cover.due", "Children who reached an age in the quarter, all courses", "children"),
        Measure("cover.vaccinated", "Children vaccinated by that age, all courses", "children"),
        Measure("cover.*.due", "Children who reached the age in the quarter", "children"),
        Measure("cover.*.vaccinated", "Children vaccinated by that age", "children"),
    ),
    headers=("PRACTICE_CODE", "CHILD_AGE", "VAC_TYPE", "NUMBER_POPULATION", "NUMBER_VACCINATED"),
    recognises=_recognises,
    read=_read,
)
