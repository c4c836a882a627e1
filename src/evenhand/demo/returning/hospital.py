"""What patients do beyond the practice: emergency departments, admissions, 111, out of hours, referrals.

Rates a person and year by age are from memory and only have to be plausible.
"""

from collections.abc import Mapping
from typing import Final

import numpy as np
import polars as pl
from scipy.special import expit

from evenhand.demo.ages import BANDS
from evenhand.demo.returning.rows import months, part_of, quarters, rows_of
from evenhand.demo.scene import Scene
from evenhand.demo.world import FloatArray, IntArray
from evenhand.demo.years import Year

AGE_BANDS: Final = {
    "0-4": (0, 1), "5-14": (1, 3), "15-24": (3, 5), "25-44": (5, 9), "45-64": (9, 13), "65-74": (13, 15),
    "75-84": (15, 17), "85+": (17, len(BANDS)),
}  # fmt: skip
"""The bands of returns, and which five-year bands each is made of."""
_SEXES: Final = ("female", "male")
_QUARTERS: Final = 4

_ATTENDANCES: Final = (0.65, 0.33, 0.38, 0.33, 0.27, 0.32, 0.50, 0.85)
_OTHER_ADMISSIONS: Final = (0.105, 0.034, 0.056, 0.065, 0.080, 0.146, 0.265, 0.48)
_ACSC_ADMISSIONS: Final = (0.015, 0.006, 0.004, 0.005, 0.010, 0.024, 0.045, 0.070)
_OTHER_REFERRALS: Final = (0.06, 0.05, 0.07, 0.10, 0.13, 0.17, 0.18, 0.13)
_BCBV_REFERRALS: Final = (0.03, 0.03, 0.03, 0.05, 0.07, 0.09, 0.09, 0.06)
_PROCEDURES: Final = (0.004, 0.006, 0.003, 0.003, 0.005, 0.008, 0.007, 0.003)
_BY_SEX: Final = (1.04, 0.96)


def emergency_activity(scene: Scene, year: Year) -> pl.DataFrame:
    """Return attendances and admissions by sex and age, quarter by quarter."""
    rates = {
        "ed_attendances": (_ATTENDANCES, scene.true("ed-attendance-isr")),
        "other_admissions": (_OTHER_ADMISSIONS, scene.true("emergency-admissions-isr")),
        "acsc_admissions": (_ACSC_ADMISSIONS, scene.true("acsc-admissions-isr")),
    }
    table = _by_sex_and_age(scene, year, "emergency", rates)
    return table.with_columns(emergency_admissions=pl.col("other_admissions") + pl.col("acsc_admissions"))


def planned_care(scene: Scene, year: Year) -> pl.DataFrame:
    """Return referrals and procedures by sex and age, quarter by quarter."""
    rates = {
        "other_outpatient": (_OTHER_REFERRALS, scene.true("referral-rate-isr")),
        "bcbv_outpatient": (_BCBV_REFERRALS, scene.true("bcbv-op-referrals")),
        "threshold_procedures": (_PROCEDURES, scene.true("bcbv-surgical-thresholds")),
    }
    table = _by_sex_and_age(scene, year, "planned", rates)
    return table.with_columns(first_outpatient=pl.col("other_outpatient") + pl.col("bcbv_outpatient"))


def _by_sex_and_age(
    scene: Scene, year: Year, name: str, rates: Mapping[str, tuple[tuple[float, ...], FloatArray]]
) -> pl.DataFrame:
    people = np.stack([year.ages[:, :, first:last].sum(axis=2) for first, last in AGE_BANDS.values()], axis=2)
    parts = []
    for number, period in enumerate(quarters(year.first)):
        rng = scene.rng(name, year.first, number)
        counts = {
            header: rng.poisson(
                people * np.exp(truth[year.open_rows])[:, None, None] * _rate(by_age)[None] / _QUARTERS
            )
            for header, (by_age, truth) in rates.items()
        }
        for sex, word in enumerate(_SEXES):
            for band, text in enumerate(AGE_BANDS):
                cells = {header: count[:, sex, band] for header, count in counts.items()}
                parts.append(
                    rows_of(year, period, **cells).with_columns(sex=pl.lit(word), age_band=pl.lit(text))
                )
    return pl.concat(parts)


def _rate(by_age: tuple[float, ...]) -> FloatArray:
    return np.outer(_BY_SEX, by_age)


def urgent_care(scene: Scene, year: Year) -> pl.DataFrame:
    """Return attendances at walk-in and urgent treatment centres, quarter by quarter."""
    rate = expit(scene.true("walkin-utc-share"))[year.open_rows]
    parts = []
    for number, period in enumerate(quarters(year.first)):
        rng = scene.rng("urgent care", year.first, number)
        parts.append(rows_of(year, period, walk_in_attendances=rng.poisson(year.lists * rate)))
    return pl.concat(parts)


def nhs_111(scene: Scene, year: Year) -> pl.DataFrame:
    """Return calls to 111, month by month."""
    rate = np.exp(scene.true("nhs111-in-hours"))[year.open_rows] / 1000
    parts = []
    for number, period in enumerate(months(year.first)):
        rng = scene.rng("nhs 111", year.first, number)
        core = rng.poisson(year.lists * rate * (1 + 0.12 * np.cos(2 * np.pi * (number - 9) / 12)))
        calls = core + rng.poisson(year.lists * rate * 1.9)
        parts.append(rows_of(year, period, calls=calls, calls_core_hours=core))
    return pl.concat(parts)


def out_of_hours(scene: Scene, year: Year) -> pl.DataFrame:
    """Return contacts out of hours, quarter by quarter."""
    routine = expit(scene.true("ooh-routine-share"))[year.open_rows]
    rate = np.exp(scene.usual("out of hours", -3.9, 0.2))[year.open_rows]
    parts = []
    for number, period in enumerate(quarters(year.first)):
        rng = scene.rng("out of hours", year.first, number)
        contacts = rng.poisson(year.lists * rate)
        parts.append(
            rows_of(year, period, contacts=contacts, routine_contacts=part_of(rng, contacts, routine))
        )
    return pl.concat(parts)


def referral_bookings(scene: Scene, year: Year) -> pl.DataFrame:
    """Return referrals booked through the e-Referral Service, month by month."""
    share = expit(scene.true("ers-utilisation"))[year.open_rows]
    rate = np.exp(scene.true("referral-rate-isr"))[year.open_rows] * 0.013
    parts = []
    for number, period in enumerate(months(year.first)):
        rng = scene.rng("bookings", year.first, number)
        bookable = rng.poisson(year.lists * rate)
        parts.append(rows_of(year, period, booked=part_of(rng, bookable, share), bookable=bookable))
    return pl.concat(parts)


def hospital_choice(scene: Scene, year: Year) -> pl.DataFrame:
    """Return who was asked whether a choice of hospital was offered, and who said yes."""
    rng = scene.rng("choice", year.first)
    asked: IntArray = 25 + rng.poisson(year.lists / 200)
    offered = part_of(rng, asked, expit(scene.true("choice-of-hospital-offered"))[year.open_rows])
    return rows_of(year, year.period, asked=asked, offered=offered)
