"""Patients registered at a GP practice, by sex and five-year age, and what these ages add up to."""

import polars as pl

from evenhand.common.periods import Period
from evenhand.sources.reading.age_sums import age_sums
from evenhand.sources.reading.extracts import EXTRACT_DATE, by_extract_date, practices_only, span_label
from evenhand.sources.reading.heads import FileHead
from evenhand.sources.reading.observing import parsed, practice_codes, without_repeats
from evenhand.sources.reading.prescribing_units import prescribing_units
from evenhand.sources.reading.raw import RawTable
from evenhand.sources.reading.source import Measure, Source
from evenhand.store.reading import Reading
from evenhand.store.schemas import MISSING, OBSERVED, SCHEMAS, SUPPRESSED

_CODE = ("ORG_CODE", "CODE")
_TYPE = ("ORG_TYPE", "TYPE")
_BAND, _SEX, _COUNT = "AGE_GROUP_5", "SEX", "NUMBER_OF_PATIENTS"
_BAND_FORM = r"^([0-9]+_([0-9]+|over)|all)$"
_BOTH_SEXES = ("female", "male")


def _recognises(head: FileHead) -> bool:
    return head.has(EXTRACT_DATE, _SEX, _BAND, _COUNT) and any(head.has(code) for code in _CODE)


def _read(raw: RawTable) -> Reading:
    practices, others = practices_only(raw, *_TYPE)
    code = raw.column(*_CODE)
    dated = by_extract_date(raw, _banded(raw, practice_codes(practices, code)))
    return Reading(
        source=SOURCE.id,
        label=span_label([period for period, _ in dated]),
        tables={
            "observations": pl.concat([_observations(raw, cells, period, code) for period, cells in dated])
        },
        quarantine=raw.quarantine.table(),
        rows_read=raw.rows_read,
        caveats=_past_review(dated[-1][0]),
        notes=others,
    )


def _past_review(latest: Period) -> tuple[str, ...]:
    return tuple(
        f"The weights of {unit.title} were to be looked at again by {unit.review_by:%d %B %Y}"
        for unit in prescribing_units()
        if latest.end > unit.review_by
    )


def _banded(raw: RawTable, cells: pl.DataFrame) -> pl.DataFrame:
    """Return the records with ``sex`` and ``band`` as measures write them: ``female`` and ``95_over``."""
    band, sex = raw.column(_BAND), raw.column(_SEX)
    named = cells.with_columns(
        sex=pl.col(sex).str.to_lowercase(),
        band=pl.col(band)
        .str.to_lowercase()
        .str.replace("+", "_over", literal=True)
        .str.replace("-", "_", literal=True),
    )
    known = pl.col("band").str.contains(_BAND_FORM) & pl.col("sex").str.contains("^[a-z]+$")
    raw.quarantine.add(
        named.filter(~known),
        column=band,
        reason="this is not an age group of a sex",
        remedy="Age groups are written 0_4 to 90_94, 95+ and ALL; sexes FEMALE, MALE and ALL",
    )
    return named.filter(known)


def _observations(raw: RawTable, cells: pl.DataFrame, period: Period, code: str) -> pl.DataFrame:
    single = without_repeats(raw, cells, ["practice", "sex", "band"], code)
    counts = parsed(raw, single, raw.column(_COUNT), "count").select(
        "practice", "sex", "band", "value", "state", "row"
    )
    every = pl.concat([counts, _summed(counts)])
    measure = (
        pl.when(pl.col("band") == "all")
        .then("list." + pl.col("sex"))
        .otherwise("list." + pl.col("sex") + "." + pl.col("band"))
        .alias("measure")
    )
    columns = ["practice", "measure", "value", "state", "row"]
    return (
        pl.concat([every.with_columns(measure).select(columns), age_sums(counts).select(columns)])
        .with_columns(
            period_start=pl.lit(period.start),
            period_end=pl.lit(period.end),
            text=pl.lit(None, pl.String),
        )
        .select(*SCHEMAS["observations"])
    )


def _summed(counts: pl.DataFrame) -> pl.DataFrame:
    """Return all sexes together, for each practice and age that has both and is not already given together."""
    group = ["practice", "band"]
    given = counts.filter(pl.col("sex") == "all").select(group)
    sums = (
        counts.filter(pl.col("sex") != "all")
        .join(given, on=group, how="anti")
        .group_by(group)
        .agg(
            pl.col("value").sum(),
            pl.col("row").min(),
            sexes=pl.col("sex"),
            withheld=(pl.col("state") == SUPPRESSED).any(),
            absent=(pl.col("state") == MISSING).any(),
        )
    )
    complete = sums.filter(pl.all_horizontal(pl.col("sexes").list.contains(sex) for sex in _BOTH_SEXES))
    unknown = pl.col("withheld") | pl.col("absent")
    return (
        complete.with_columns(
            sex=pl.lit("all"),
            value=pl.when(~unknown).then(pl.col("value")),
            state=pl.when(pl.col("withheld"))
            .then(pl.lit(SUPPRESSED))
            .when(pl.col("absent"))
            .then(pl.lit(MISSING))
            .otherwise(pl.lit(OBSERVED)),
        )
        .select(counts.columns)
        .sort("row")
    )


SOURCE = Source(
    id="registered-patients-by-age",
    title="Patients registered at a GP practice: by sex and five-year age",
    publisher="NHS England (before 2023, NHS Digital)",
    licence="Open Government Licence v3.0",
    cadence="monthly to quarterly, as it stood on the first day",
    url="https://digital.nhs.uk/data-and-information/publications/statistical/patients-registered-at-a-gp-practice",
    patterns=("gp-reg-pat-prac-quin-age.csv",),
    measures=(
        Measure("list.all", "Registered patients, all ages", "patients"),
        Measure("list.female", "Female patients, all ages", "patients"),
        Measure("list.male", "Male patients, all ages", "patients"),
        Measure("list.all.*", "Registered patients of a five-year age", "patients"),
        Measure("list.female.*", "Female patients of a five-year age", "patients"),
        Measure("list.male.*", "Male patients of a five-year age", "patients"),
        Measure("list.groups.*", "Patients of a sex and a group of ages", "patients"),
        *(Measure(f"list.{unit.id}", unit.title, "prescribing units") for unit in prescribing_units()),
        Measure("list.aged_under_5_share", "Share of patients aged under 5", "share"),
        Measure("list.aged_20_24_share", "Share of patients aged 20 to 24", "share"),
        Measure("list.aged_65_over_share", "Share of patients aged 65 and over", "share"),
        Measure("list.aged_85_over_share", "Share of patients aged 85 and over", "share"),
    ),
    headers=(EXTRACT_DATE, "ORG_TYPE", "ORG_CODE", _SEX, _BAND, _COUNT),
    recognises=_recognises,
    read=_read,
    version=2,
)
