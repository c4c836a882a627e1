"""House of Commons Library: age and sex of the patients of each practice in April 2020."""

from datetime import date
from typing import Final

import polars as pl

from evenhand.common.periods import Period
from evenhand.sources.reading.bounds import bounded, shares
from evenhand.sources.reading.heads import FileHead
from evenhand.sources.reading.observing import practice_codes, wide_observations, without_repeats
from evenhand.sources.reading.raw import RawTable
from evenhand.sources.reading.source import Measure, Source
from evenhand.store.reading import Reading

_CODE: Final = "PRACTICE_CODE"
_SHARES: Final = {
    "65perc": "demographics.aged_65_and_over_share",
    "Percent_male": "demographics.male_share",
}
_FURTHER: Final = {
    "18perc": "demographics.aged_18_and_over_share",
    "30_74perc": "demographics.aged_30_to_74_share",
}
"""These tell a university practice; a copy of the file without them is read all the same. All are shares from 0 to 1,
whatever their headers say."""
_AGES: Final = {"AgeAll": "demographics.mean_age"}
_OLDEST: Final = 120.0

_PERIOD: Final = Period.day(date(2020, 4, 1))
"""There is one edition of this file and it does not say its day; its publisher does."""


def _recognises(head: FileHead) -> bool:
    return head.has(_CODE, *_SHARES, *_AGES)


def _read(raw: RawTable) -> Reading:
    code = raw.column(_CODE)
    cells = without_repeats(raw, practice_codes(raw, code), ["practice"], code)
    ages = {raw.column(header): measure for header, measure in _AGES.items()}
    parts = {raw.column(header): measure for header, measure in _SHARES.items()}
    parts |= {there: measure for header, measure in _FURTHER.items() if (there := raw.find(header))}
    observations = [
        shares(raw, cells, parts, _PERIOD, unit="practice"),
        bounded(raw, wide_observations(raw, cells, ages, _PERIOD, "count"), ages, _OLDEST),
    ]
    return Reading(
        source=SOURCE.id,
        label=_PERIOD.start.isoformat(),
        tables={"observations": pl.concat(observations)},
        quarantine=raw.quarantine.table(),
        rows_read=raw.rows_read,
        caveats=(
            f"{raw.name} does not say its day: {_PERIOD.label}, the day of its only edition, is assumed",
        ),
    )


SOURCE = Source(
    id="commons-demographics",
    title="Age and sex of the patients of GP practices, April 2020",
    publisher="House of Commons Library",
    licence="Open Parliament Licence",
    cadence="once",
    url="https://commonslibrary.parliament.uk/",
    patterns=("hoc-gp-demographics-2020.csv",),
    measures=(
        Measure("demographics.aged_65_and_over_share", "Patients aged 65 and over", "share of patients"),
        Measure("demographics.aged_18_and_over_share", "Patients aged 18 and over", "share of patients"),
        Measure("demographics.aged_30_to_74_share", "Patients aged 30 to 74", "share of patients"),
        Measure("demographics.male_share", "Male patients", "share of patients"),
        Measure("demographics.mean_age", "Mean age of patients", "years"),
    ),
    headers=(_CODE, *_SHARES, *_AGES),
    recognises=_recognises,
    read=_read,
)
