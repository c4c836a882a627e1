"""General practice workforce, month by month: many columns, NA and ND where nothing was given.

The columns of each sex are from memory, to be checked.
"""

from pathlib import Path
from typing import Final

import numpy as np
import polars as pl

from evenhand.demo.layouts.frames import write_frame
from evenhand.demo.scene import Scene
from evenhand.demo.staffing import CENSUS_MONTH, Staffing
from evenhand.demo.world import World
from evenhand.demo.years import Year

NO_DOCTORS_RETURNED, NO_ADMIN_RETURNED = 0.01, 0.004
MEANS_SINCE = 2021
"""Since then a list is the mean of three months', with as many digits as the division gave."""
_DOCTORS: Final = (
    "TOTAL_GP_HC", "TOTAL_GP_EXTG_HC", "TOTAL_GP_EXTGL_HC", "MALE_GP_HC", "FEMALE_GP_HC", "TOTAL_GP_FTE",
    "TOTAL_GP_EXTG_FTE", "TOTAL_GP_EXTGL_FTE", "TOTAL_GP_LOCUM_VAC_FTE", "TOTAL_GP_LOCUM_ABS_FTE",
    "TOTAL_GP_LOCUM_OTH_FTE", "TOTAL_LOCUUM_TRN_FTE",
)  # fmt: skip
_OTHERS: Final = ("TOTAL_NURSES_FTE", "TOTAL_DPC_FTE")
_WOMEN, _LOCUMS, _TRAINEES = 0.55, 0.035, 0.22
"""Shares of GPs: women; locums of each kind, where there are any; trainees, where a practice trains."""


def census_file(first: int, month: int = CENSUS_MONTH) -> str:
    """Return the name of a month's file: `month` is 1 for April of `first` to 12 for the March after."""
    year, number = divmod(first * 12 + month + 2, 12)
    return f"general-practice-workforce-practice-{year}-{number + 1:02d}.csv"


def write_workforce(folder: Path, scene: Scene, year: Year, staffing: Staffing) -> None:
    """Write the census of every month of a financial year; some practices send none in March."""
    for month in range(1, CENSUS_MONTH):
        then, its_rng = staffing.in_month(year, month)
        _write_month(folder / census_file(year.first, month), its_rng, scene.world, then, left_out=(0.0, 0.0))
    march = year if year.first == staffing.last else staffing.in_month(year, CENSUS_MONTH)[0]
    shares = (NO_DOCTORS_RETURNED, NO_ADMIN_RETURNED)
    rng = scene.rng("workforce", year.first)
    _write_month(folder / census_file(year.first), rng, scene.world, march, left_out=shares)


def _write_month(
    path: Path, rng: np.random.Generator, world: World, year: Year, *, left_out: tuple[float, float]
) -> None:
    table = year.table(world)
    nothing = pl.Series(rng.choice(["NA", "ND"], table.height))
    no_doctors, no_admin = (pl.Series(rng.random(table.height) < share) for share in left_out)
    columns = {name: _decimal(numbers) for name, numbers in _doctors(rng, world, year, table).items()}
    cells = {name: pl.when(~no_doctors).then(columns[name]).otherwise(nothing) for name in _DOCTORS}
    nurses, care = (_decimal(table[name].to_numpy()) for name in ("nurse_fte", "care_fte"))
    admin = _decimal(table["admin_fte"].to_numpy())
    write_frame(
        path,
        table.select(
            PRAC_CODE="code",
            PRAC_NAME="name",
            TOTAL_PATIENTS=_patients(rng, year),
            **cells,
            **dict(zip(_OTHERS, (nurses, care), strict=True)),
            TOTAL_ADMIN_FTE=pl.when(~no_admin).then(admin).otherwise(nothing),
        ),
    )


def _doctors(
    rng: np.random.Generator, world: World, year: Year, table: pl.DataFrame
) -> dict[str, np.ndarray[tuple[int], np.dtype[np.float64]]]:
    """Return every column of GPs; which practices have locums and trainees stays the same."""
    own = np.random.default_rng(int(world.column("list").sum()))
    have = own.random((4, world.size))[:, year.open_rows] < np.array([0.25, 0.2, 0.3, 0.35])[:, None]
    heads, fte = table["gp_headcount"].to_numpy(), table["gp_fte"].to_numpy()
    locums = [np.round(fte * _LOCUMS * have[kind] * rng.uniform(0.5, 1.5, fte.size), 1) for kind in range(3)]
    trainees = np.round(fte * _TRAINEES * have[3], 1)
    alone = np.ceil(sum(locums)) + np.ceil(trainees)
    women_share = own.beta(8 * _WOMEN, 8 * (1 - _WOMEN), world.size)[year.open_rows]
    women = np.round((heads + alone) * women_share)
    everyone = heads + alone
    cells = (
        everyone, heads + np.ceil(sum(locums)), heads, everyone - women, women, fte + sum(locums) + trainees,
        fte + sum(locums), fte, *locums, sum(locums) + trainees,
    )  # fmt: skip
    return dict(zip(_DOCTORS, cells, strict=True))


def _patients(rng: np.random.Generator, year: Year) -> pl.Series:
    lists = year.figures["list"].to_numpy()
    thirds = rng.integers(0, 3, lists.size) if year.first >= MEANS_SINCE else np.zeros(lists.size)
    return pl.Series(lists + thirds / 3).cast(pl.String)


def _decimal(numbers: np.ndarray[tuple[int], np.dtype[np.float64]]) -> pl.Expr:
    return pl.lit(pl.Series(numbers.round(2)).cast(pl.String))
