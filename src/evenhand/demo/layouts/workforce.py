"""General practice workforce: five of the publisher's columns, NA and ND where a practice gave nothing."""

from pathlib import Path

import numpy as np

from evenhand.demo.layouts.text import plain, write_rows
from evenhand.demo.world import World
from evenhand.demo.years import Year

NOT_RETURNED = 0.015


def write_workforce(path: Path, rng: np.random.Generator, world: World, year: Year) -> None:
    """Write the staff of the calendar year in which the financial year begins."""
    rows = []
    for practice in year.table(world).iter_rows(named=True):
        staff = [f"{practice[name]:.1f}" for name in ("gp_headcount", "gp_fte", "admin_fte")]
        if rng.random() < NOT_RETURNED:
            staff = [str(rng.choice(["NA", "ND"]))] * 3
        rows.append((practice["code"], plain(practice["list"]), *staff))
    header = ("PRAC_CODE", "TOTAL_PATIENTS", "TOTAL_GP_EXTGL_HC", "TOTAL_GP_EXTGL_FTE", "TOTAL_ADMIN_FTE")
    write_rows(path, header, rows)
