"""Cervical screening coverage by practice: people invited for screening by age, and those screened in the last years.

One record an age group: 25 to 49, screened within three and a half years, and 50 to 64, within five and a half. Where
the file does not give both together, they are added up. The headers are in the publisher's manner, from memory, to be
checked. The quarter is read from a column or the file's name.
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

_ALL: Final = "screening.cervical"
_GROUPS: Final = {"25_49": f"{_ALL}_25_49", "50_64": f"{_ALL}_50_64", "25_64": _ALL}
_AGE: Final = ("AGE_COHORT", "COHORT", "AGE_GROUP")
_LAYOUT: Final = Layout(
    code=("PRACTICE_CODE", "GP_PRACTICE_CODE", "ORG_CODE"),
    counts=(),
    every="quarter",
    period=("QUARTER", "REPORTING_PERIOD", "DATE"),
    kind=("ORG_TYPE",),
    marks=(_AGE,),
)
_COLUMNS: Final = (
    ("screened", ("SCREENED", "ADEQUATELY_SCREENED", "NUMBER_SCREENED")),
    ("eligible", ("ELIGIBLE", "NUMBER_ELIGIBLE")),
)


def _recognises(head: FileHead) -> bool:
    return _LAYOUT.recognises(head) and all(any(map(head.has, names)) for _, names in _COLUMNS)


def _read(raw: RawTable) -> Reading:
    cells, caveats, notes = practice_periods(raw, _LAYOUT)
    groups = without_repeats(raw, _groups(raw, cells), [*KEYS, "group"], raw.column(*_LAYOUT.code))
    table = group_observations(raw, groups, _COLUMNS)
    totals = [_together(table, part) for part, _ in _COLUMNS]
    return reading_of(SOURCE.id, raw, pl.concat([table, *totals]), caveats=caveats, notes=notes)


def _groups(raw: RawTable, cells: pl.DataFrame) -> pl.DataFrame:
    age = raw.column(*_AGE)
    named = cells.with_columns(
        group=pl.col(age)
        .str.replace_all("[^0-9]+", "_")
        .str.strip_chars("_")
        .replace_strict(_GROUPS, default=None, return_dtype=pl.String)
    )
    raw.quarantine.add(
        named.filter(pl.col("group").is_null()),
        column=age,
        reason="this is not an age group of cervical screening",
        remedy="Age groups are 25-49, 50-64 and, for both together, 25-64",
    )
    return named.drop_nulls("group")


def _together(table: pl.DataFrame, part: str) -> pl.DataFrame:
    """Return both ages together, for practices that have both and are not given them together."""
    given = table.filter(pl.col("measure") == f"{_ALL}.{part}")
    ages = [f"{_GROUPS[age]}.{part}" for age in ("25_49", "50_64")]
    apart = table.filter(pl.col("measure").is_in(ages)).join(given, on=KEYS, how="anti")
    return summed(apart.filter(pl.len().over(KEYS) == len(ages)), f"{_ALL}.{part}")


SOURCE = Source(
    id="cervical-screening",
    title="Cervical Screening Programme: coverage by GP practice",
    publisher="NHS England",
    licence="Open Government Licence v3.0",
    cadence="quarterly",
    url="https://digital.nhs.uk/data-and-information/publications/statistical/cervical-screening-programme",
    patterns=("cervical_screening_gp_practice_2024-25_Q4.csv",),
    measures=tuple(
        Measure(f"{group}.{part}", f"{title}, {age}", "people")
        for group, age in (
            (_ALL, "aged 25 to 64"),
            (_GROUPS["25_49"], "aged 25 to 49"),
            (_GROUPS["50_64"], "aged 50 to 64"),
        )
        for part, title in (
            ("eligible", "People invited for screening"),
            ("screened", "People screened in time"),
        )
    ),
    headers=("PRACTICE_CODE", "AGE_COHORT", "ELIGIBLE", "SCREENED"),
    recognises=_recognises,
    read=_read,
)
