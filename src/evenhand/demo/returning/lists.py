"""Lists and registers: who joins and leaves, what a practice does not choose, expected cases, aspiration, quitting."""

import numpy as np
import polars as pl
from scipy.special import expit

from evenhand.demo.qof_codes import REGISTERS
from evenhand.demo.returning.rows import part_of, quarters, rows_of
from evenhand.demo.scene import Scene
from evenhand.demo.years import Year

_SMOKERS_WHO_TRY = 0.012


def list_movements(scene: Scene, year: Year) -> pl.DataFrame:
    """Return who joined and left, and who did so without moving house, quarter by quarter."""
    turnover = scene.world.column("turnover")[year.open_rows]
    without_moving = np.exp(scene.true("net-list-flow"))[year.open_rows]
    back = np.exp(scene.usual("joined without moving", -4.7, 0.2))[year.open_rows]
    parts = []
    for number, period in enumerate(quarters(year.first)):
        rng = scene.rng("movements", year.first, number)
        left, joined = (rng.poisson(year.lists * turnover / 4) for _ in range(2))
        left_here, joined_here = (rng.poisson(year.lists * share / 4) for share in (without_moving, back))
        parts.append(rows_of(
            year, period, joined=joined + joined_here, left=left + left_here, left_same_address=left_here,
            joined_same_address=joined_here,
        ))  # fmt: skip
    return pl.concat(parts)


def circumstances(scene: Scene, year: Year) -> pl.DataFrame:
    """Return the circumstances that hold for the year."""
    world, rows = scene.world, year.open_rows
    residents = np.round(year.lists * world.column("care_home_share")[rows]).astype(np.int64)
    return rows_of(
        year, year.period, minutes_to_emergency_department=world.column("minutes_to_department")[rows],
        emergency_departments_within_30_minutes=world.practices["departments_near"].to_numpy()[rows],
        care_home_residents=residents, practices_within_2_km=world.practices["practices_near"].to_numpy()[rows],
    )  # fmt: skip


def expected_registers(scene: Scene, year: Year) -> pl.DataFrame:
    """Return the cases each practice would have of each condition, given its patients' ages."""
    del scene
    parts = [
        rows_of(year, year.period, expected_cases=year.qof.expected[one.group].round(2)).with_columns(
            register=pl.lit(one.group)
        )
        for one in REGISTERS
    ]
    return pl.concat(parts)


def qof_aspiration(scene: Scene, year: Year) -> pl.DataFrame:
    """Return the points each practice aspires to: a little under all there are."""
    rng = scene.rng("aspiration", year.first)
    most = sum(code.points for code in year.qof.codes)
    return rows_of(
        year, year.period, aspiration_points=np.round(most * (1 - rng.beta(2, 18, year.lists.size)), 1)
    )


def stop_smoking(scene: Scene, year: Year) -> pl.DataFrame:
    """Return who set a quit date and who had stopped four weeks later, quarter by quarter."""
    smokers = year.qof.registers["SMOK"]
    share = expit(scene.true("smoking-quit-4wk"))[year.open_rows]
    parts = []
    for number, period in enumerate(quarters(year.first)):
        rng = scene.rng("stop smoking", year.first, number)
        tried = rng.poisson(smokers * _SMOKERS_WHO_TRY * 1.6)
        parts.append(rows_of(year, period, quit_dates=tried, quit_at_4_weeks=part_of(rng, tried, share)))
    return pl.concat(parts)
