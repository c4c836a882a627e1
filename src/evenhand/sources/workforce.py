"""General Practice Workforce: patients and staff by practice, headcount and full-time equivalents.

Read from the publisher's practice-level file, detailed or with few columns. The day is read from the file's name: a
month is its last day, a year alone is that year. ``NA`` and ``ND`` are missing. A practice with no patients has
closed or not yet opened and keeps its row.
"""

from typing import Final

import polars as pl

from evenhand.sources.reading.census_dates import named_census
from evenhand.sources.reading.heads import FileHead
from evenhand.sources.reading.observing import practice_codes, wide_observations, without_repeats
from evenhand.sources.reading.raw import RawTable
from evenhand.sources.reading.source import Measure, Source
from evenhand.sources.reading.sums import summed
from evenhand.store.reading import Reading
from evenhand.store.schemas import MISSING, OBSERVED, SCHEMAS

_PRACTICE = ("PRAC_CODE", "PRACTICE_CODE")

_COLUMNS: Final = (
    (Measure("workforce.patients", "Registered patients", "patients"), ("TOTAL_PATIENTS",)),
    (
        Measure("workforce.gp_headcount", "Fully qualified GPs, without trainees and locums", "people"),
        ("TOTAL_GP_EXTGL_HC",),
    ),
    (
        Measure(
            "workforce.gp_fte", "Fully qualified GPs, without trainees and locums", "full-time equivalents"
        ),
        ("TOTAL_GP_EXTGL_FTE",),
    ),
    (Measure("workforce.gp_all_headcount", "All GPs", "people"), ("TOTAL_GP_HC",)),
    (Measure("workforce.gp_all_fte", "All GPs", "full-time equivalents"), ("TOTAL_GP_FTE",)),
    (
        Measure(
            "workforce.gp_qualified_fte", "Fully qualified GPs, without trainees", "full-time equivalents"
        ),
        ("TOTAL_GP_EXTG_FTE",),
    ),
    # The publisher's own spelling since 2020, and the right one should it come.
    (
        Measure("workforce.locum_and_trainee_fte", "Locums and GPs in training", "full-time equivalents"),
        ("TOTAL_LOCUUM_TRN_FTE", "TOTAL_LOCUM_TRN_FTE"),
    ),
    (
        Measure("workforce.locum_vacancy_fte", "Locums covering a vacancy", "full-time equivalents"),
        ("TOTAL_GP_LOCUM_VAC_FTE",),
    ),
    (
        Measure("workforce.locum_absence_fte", "Locums covering an absence", "full-time equivalents"),
        ("TOTAL_GP_LOCUM_ABS_FTE",),
    ),
    (
        Measure("workforce.locum_other_fte", "Other locums", "full-time equivalents"),
        ("TOTAL_GP_LOCUM_OTH_FTE",),
    ),
    # All GPs, trainees and locums among them; the second names are from memory, to be checked.
    (
        Measure("workforce.male_gp_headcount", "Male GPs", "people"),
        ("MALE_GP_HC", "TOTAL_GP_MALE_HC", "TOTAL_GP_HC_MALE"),
    ),
    (
        Measure("workforce.female_gp_headcount", "Female GPs", "people"),
        ("FEMALE_GP_HC", "TOTAL_GP_FEMALE_HC", "TOTAL_GP_HC_FEMALE"),
    ),
    (Measure("workforce.nurse_fte", "Nurses", "full-time equivalents"), ("TOTAL_NURSES_FTE",)),
    (
        Measure("workforce.direct_care_fte", "Other staff in direct patient care", "full-time equivalents"),
        ("TOTAL_DPC_FTE",),
    ),
    (Measure("workforce.admin_fte", "Administrative staff", "full-time equivalents"), ("TOTAL_ADMIN_FTE",)),
)

_LOCUMS: Final = (
    "workforce.locum_vacancy_fte",
    "workforce.locum_absence_fte",
    "workforce.locum_other_fte",
)
_ALL_LOCUMS: Final = Measure(
    "workforce.all_locum_fte", "Locums of all kinds, the sum of the three", "full-time equivalents"
)

_MEN, _WOMEN = "workforce.male_gp_headcount", "workforce.female_gp_headcount"
_SEXES: Final = Measure("workforce.gp_sex_choice", "Whether women and men are among the GPs", "text")


def _recognises(head: FileHead) -> bool:
    staff = any(head.has(name) for _, names in _COLUMNS[1:] for name in names)
    return any(map(head.has, _PRACTICE)) and head.has("TOTAL_PATIENTS") and staff


def _read(raw: RawTable) -> Reading:
    period, caveats = named_census(raw)
    code = raw.column(*_PRACTICE)
    found = ((raw.find(*names), measure.id) for measure, names in _COLUMNS)
    columns = {header: measure for header, measure in found if header is not None}
    cells = practice_codes(raw, code).select("practice", *columns, "row")
    observations = wide_observations(
        raw, without_repeats(raw, cells, ["practice"], "practice"), columns, period, "count"
    )
    return Reading(
        source=SOURCE.id,
        label=period.label,
        tables={"observations": pl.concat([observations, _all_locums(observations), _sexes(observations)])},
        quarantine=raw.quarantine.table(),
        rows_read=raw.rows_read,
        caveats=caveats,
        notes=_without_patients(observations),
    )


def _all_locums(observations: pl.DataFrame) -> pl.DataFrame:
    """Return the sum of the three kinds of locums for each practice with a cell of all three; else nothing."""
    parts = observations.filter(pl.col("measure").is_in(_LOCUMS))
    whole = parts.filter(pl.len().over("practice") == len(_LOCUMS))
    return summed(whole, _ALL_LOCUMS.id)


def _sexes(observations: pl.DataFrame) -> pl.DataFrame:
    """Return in words whether a practice has women and men among its GPs; missing where a headcount is, or no GP is."""
    practice = ["practice", "period_start", "period_end"]
    men, women = (
        observations.filter(pl.col("measure") == name).select(*practice, "row", pl.col("value").alias(kind))
        for name, kind in ((_MEN, "men"), (_WOMEN, "women"))
    )
    some_men, some_women = pl.col("men") > 0, pl.col("women") > 0
    words = (
        pl.when(some_men & some_women)
        .then(pl.lit("Women and men"))
        .when(some_women & (pl.col("men") == 0))
        .then(pl.lit("Women only"))
        .when(some_men & (pl.col("women") == 0))
        .then(pl.lit("Men only"))
    )
    return (
        men.join(women.drop("row"), on=practice)
        .with_columns(measure=pl.lit(_SEXES.id), value=pl.lit(None, pl.Float64), text=words)
        .with_columns(
            state=pl.when(pl.col("text").is_null()).then(pl.lit(MISSING)).otherwise(pl.lit(OBSERVED))
        )
        .select(*SCHEMAS["observations"])
    )


def _without_patients(observations: pl.DataFrame) -> tuple[str, ...]:
    none = observations.filter((pl.col("measure") == "workforce.patients") & (pl.col("value") == 0)).height
    if not none:
        return ()
    return (f"Practices with no patients: {none:,}. They have closed or not yet opened, and keep their rows",)


SOURCE = Source(
    id="workforce",
    title="General Practice Workforce",
    publisher="NHS England (before 2023, NHS Digital)",
    licence="Open Government Licence v3.0",
    cadence="monthly since July 2021, before that quarterly",
    url="https://digital.nhs.uk/data-and-information/publications/statistical/general-and-personal-medical-services",
    patterns=("1 General Practice - <Month> <year> Practice Level - Detailed.csv",),
    measures=(*(measure for measure, _ in _COLUMNS), _ALL_LOCUMS, _SEXES),
    headers=("PRAC_CODE", "TOTAL_PATIENTS", "TOTAL_GP_EXTGL_HC", "TOTAL_GP_EXTGL_FTE", "TOTAL_ADMIN_FTE"),
    recognises=_recognises,
    read=_read,
    version=2,
)
