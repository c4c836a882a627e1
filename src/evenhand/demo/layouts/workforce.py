"""General practice workforce, month by month: five of the publisher's columns, NA and ND where nothing was given."""

from pathlib import Path

import numpy as np

from evenhand.demo.layouts.text import write_rows
from evenhand.demo.staffing import CENSUS_MONTH, Staffing
from evenhand.demo.world import World
from evenhand.demo.years import Year

NO_DOCTORS_RETURNED, NO_ADMIN_RETURNED = 0.01, 0.004
MEANS_SINCE = 2021
"""Since then a list is the mean of three months', with as many digits as the division gave."""
_HEADER = ("PRAC_CODE", "TOTAL_PATIENTS", "TOTAL_GP_EXTGL_HC", "TOTAL_GP_EXTGL_FTE", "TOTAL_ADMIN_FTE")


def census_file(first: int, month: int = CENSUS_MONTH) -> str:
    """Return the name of a month's file: `month` is 1 for April of `first` to 12 for the March after."""
    year, number = divmod(first * 12 + month + 2, 12)
    return f"general-practice-workforce-practice-{year}-{number + 1:02d}.csv"


def write_workforce(
    folder: Path, rng: np.random.Generator, world: World, year: Year, staffing: Staffing
) -> None:
    """Write the census of every month of a financial year; some practices send none in March."""
    for month in range(1, CENSUS_MONTH):
        then, its_rng = staffing.in_month(year, month)
        _write_month(folder / census_file(year.first, month), its_rng, world, then, left_out=(0.0, 0.0))
    march = year if year.first == staffing.last else staffing.in_month(year, CENSUS_MONTH)[0]
    shares = (NO_DOCTORS_RETURNED, NO_ADMIN_RETURNED)
    _write_month(folder / census_file(year.first), rng, world, march, left_out=shares)


def _write_month(
    path: Path, rng: np.random.Generator, world: World, year: Year, *, left_out: tuple[float, float]
) -> None:
    no_doctors, no_admin = left_out
    rows = []
    for practice in year.table(world).iter_rows(named=True):
        doctors = [f"{practice[name]:.1f}" for name in ("gp_headcount", "gp_fte")]
        admin = f"{practice['admin_fte']:.1f}"
        nothing = str(rng.choice(["NA", "ND"]))
        if rng.random() < no_doctors:
            doctors = [nothing, nothing]
        if rng.random() < no_admin:
            admin = nothing
        thirds = rng.integers(0, 3) if year.first >= MEANS_SINCE else 0
        rows.append((practice["code"], f"{practice['list'] + thirds / 3:.15g}" if thirds else f"{practice['list']:.1f}",
                     *doctors, admin))  # fmt: skip
    write_rows(path, _HEADER, rows)
