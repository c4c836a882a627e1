"""Appointments in general practice, record level: a month of England by staff, mode, category, wait and status."""

from pathlib import Path
from typing import Final

import numpy as np
import polars as pl
from scipy.special import expit

from evenhand.common.periods import Period
from evenhand.demo.layouts.frames import write_frame
from evenhand.demo.returning.rows import months
from evenhand.demo.scene import Scene
from evenhand.demo.world import FloatArray, IntArray
from evenhand.demo.years import Year

_ACUTE, _ROUTINE, _PLANNED = "General Consultation Acute", "General Consultation Routine", "Planned Clinics"
_KINDS: Final = (
    (_ACUTE, "Same Day"), (_ROUTINE, "Same Day"), (_ROUTINE, "1 Day"), (_ROUTINE, "2 to 7 Days"),
    (_ROUTINE, "8  to 14 Days"), (_ROUTINE, "15  to 21 Days"), (_PLANNED, "2 to 7 Days"),
    (_PLANNED, "More than 28 Days"), ("Unmapped", "Unknown / Data Issue"),
)  # fmt: skip
"""Category and time from booking."""
_WAYS: Final = (("Face-to-Face", "Attended"), ("Telephone", "Attended"), ("Face-to-Face", "DNA"))
_STAFF: Final = ("GP", "Other Practice staff")
_GENERAL, _UNKNOWN, _TELEPHONE = 0.80, 0.02, 0.27
_GP_SHARE: Final = np.array([0.62, 0.52, 0.48, 0.45, 0.42, 0.40, 0.0, 0.0, 0.3])
_WORKING_DAYS_MOVE: Final = 0.05


def write_appointments(folder: Path, scene: Scene, year: Year) -> None:
    """Write a file for every month of the year."""
    areas = scene.world.areas.with_row_index("area_number").with_columns(pl.col("area_number").cast(pl.Int64))
    who = year.table(scene.world).join(areas, on="area_number", how="left", maintain_order="left")
    shares = _shares(scene, year)
    rate = np.exp(scene.true("all-appts-per-10000-weighted"))[year.open_rows] / 10_000
    for number, period in enumerate(months(year.first)):
        rng = scene.rng("appointments", year.first, number)
        busy = 1 + _WORKING_DAYS_MOVE * np.cos(2 * np.pi * (number - 6) / 12)
        total = rng.poisson(rate * who["weighted"].to_numpy() * busy)
        counts = rng.multinomial(total, shares)
        name = f"Practice_Level_Crosstab_{period.start:%b_%y}.csv"
        write_frame(folder / name, _records(who, counts, period))


def _shares(scene: Scene, year: Year) -> FloatArray:
    """Return each practice's shares of staff, kind and way, which add up to one."""
    rows = year.open_rows
    same = expit(scene.true("same-day-share"))[rows] * (1 - _UNKNOWN)
    soon = expit(scene.true("appts-within-14d"))[rows] * _GENERAL
    missed = expit(scene.true("dna-rate"))[rows]
    same = np.minimum(same, 0.98 * soon)
    later, planned = _GENERAL - soon, 1 - _GENERAL - _UNKNOWN
    kinds = np.stack([
        same * 0.7, same * 0.3, (soon - same) * 0.25, (soon - same) * 0.45, (soon - same) * 0.30, later,
        np.full(rows.size, planned * 0.3), np.full(rows.size, planned * 0.7), np.full(rows.size, _UNKNOWN),
    ], axis=1)  # fmt: skip
    staff = np.stack([_GP_SHARE, 1 - _GP_SHARE])
    ways = np.stack([(1 - missed) * (1 - _TELEPHONE), (1 - missed) * _TELEPHONE, missed], axis=1)
    shares = np.einsum("pk,sk,pw->pskw", kinds, staff, ways).reshape(rows.size, -1)
    return np.asarray(shares / shares.sum(axis=1, keepdims=True))


def _records(who: pl.DataFrame, counts: IntArray, period: Period) -> pl.DataFrame:
    cells = [(staff, *kind, *way) for staff in _STAFF for kind in _KINDS for way in _WAYS]
    columns = ("HCP_TYPE", "NATIONAL_CATEGORY", "TIME_BETWEEN_BOOK_AND_APPT", "APPT_MODE", "APPT_STATUS")
    kinds = pl.DataFrame(cells, schema=list(columns), orient="row")
    at, which = np.nonzero(counts)
    about = who.select(
        GP_CODE="code", GP_NAME="name", SUPPLIER=pl.lit("MADE-UP SYSTEMS"), PCN_CODE="network", PCN_NAME="network_name",
        SUB_ICB_LOCATION_CODE="area", SUB_ICB_LOCATION_NAME="area_name",
    )  # fmt: skip
    month = pl.lit(period.start.strftime("%d%b%Y").upper()).alias("APPOINTMENT_MONTH_START_DATE")
    return about[at.tolist()].hstack(kinds[which.tolist()]).select(
        month, *about.columns, "HCP_TYPE", "APPT_MODE", "NATIONAL_CATEGORY", "TIME_BETWEEN_BOOK_AND_APPT",
        "APPT_STATUS", COUNT_OF_APPOINTMENTS=pl.Series(counts[at, which]),
    )  # fmt: skip
