"""General practice workforce: five of the publisher's columns, NA and ND where a practice gave nothing."""

from pathlib import Path

import numpy as np

from evenhand.demo.layouts.text import write_rows
from evenhand.demo.world import World
from evenhand.demo.years import Year

NO_DOCTORS_RETURNED, NO_ADMIN_RETURNED = 0.01, 0.004
MEANS_SINCE = 2021
"""Since then a list is the mean of three months', with as many digits as the division gave."""
_HEADER = ("PRAC_CODE", "TOTAL_PATIENTS", "TOTAL_GP_EXTGL_HC", "TOTAL_GP_EXTGL_FTE", "TOTAL_ADMIN_FTE")


def write_workforce(path: Path, rng: np.random.Generator, world: World, year: Year) -> None:
    """Write the staff of the calendar year in which the financial year begins."""
    rows = []
    for practice in year.table(world).iter_rows(named=True):
        doctors = [f"{practice[name]:.1f}" for name in ("gp_headcount", "gp_fte")]
        admin = f"{practice['admin_fte']:.1f}"
        nothing = str(rng.choice(["NA", "ND"]))
        if rng.random() < NO_DOCTORS_RETURNED:
            doctors = [nothing, nothing]
        if rng.random() < NO_ADMIN_RETURNED:
            admin = nothing
        thirds = rng.integers(0, 3) if year.first >= MEANS_SINCE else 0
        rows.append((practice["code"], f"{practice['list'] + thirds / 3:.15g}" if thirds else f"{practice['list']:.1f}",
                     *doctors, admin))  # fmt: skip
    write_rows(path, _HEADER, rows)
