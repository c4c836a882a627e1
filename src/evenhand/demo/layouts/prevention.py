"""Prevention and complaints: childhood and flu vaccination, cervical screening, checks in mental illness, KO41b."""

from pathlib import Path
from typing import Final

import numpy as np
import polars as pl
from scipy.special import expit

from evenhand.demo.ages import OLD
from evenhand.demo.layouts.frames import with_withheld, write_frame
from evenhand.demo.qof_figures import people
from evenhand.demo.returning.rows import part_of
from evenhand.demo.scene import Scene
from evenhand.demo.years import Year

_COURSES: Final = (
    ("12m", "6 in 1", 0.15), ("12m", "PCV", 0.25), ("12m", "Rotavirus", -0.2), ("12m", "MenB", 0.1),
    ("24m", "MMR1", -0.05), ("24m", "Hib MenC", -0.1), ("24m", "PCV booster", -0.1), ("24m", "MenB booster", -0.15),
    ("5y", "6 in 1", 0.3), ("5y", "MMR2", -0.5), ("5y", "4 in 1", -0.55),
)  # fmt: skip
"""Courses of vaccines at an age, and how much likelier than the others, as a logit, a child has had it."""
_FEW: Final = 5
_UPHELD: Final = 0.35


def write_prevention(folder: Path, scene: Scene, year: Year) -> None:
    """Write the year's files."""
    _write_children(folder / f"cover_gp_practice_{year.label}.csv", scene, year)
    _write_flu(folder / f"flu_uptake_gp_patients_{year.label}.csv", scene, year)
    _write_screening(folder / f"cervical_screening_gp_practice_{year.label}.csv", scene, year)
    _write_checks(folder / f"SMI_PHYSICAL_HEALTH_CHECKS_{year.label}.csv", scene, year)
    _write_complaints(folder / f"KO41b_GP_{year.label}.csv", scene, year)


def _quarters(year: Year) -> list[str]:
    return [f"{year.label} Q{number}" for number in range(1, 5)]


def _write_children(path: Path, scene: Scene, year: Year) -> None:
    """Write who reached an age in each quarter and had each course; very small numbers are withheld."""
    truth = scene.true("childhood-imms-12-24m-5y")[year.open_rows]
    parts = []
    for quarter in _quarters(year):
        rng = scene.rng("children", quarter)
        due = {age: rng.poisson(people(year.ages, "all", 0, 4) / 20) for age in ("12m", "24m", "5y")}
        for age, vaccine, likelier in _COURSES:
            parts.append(pl.DataFrame({
                "COLLECTION_QUARTER": [quarter] * year.lists.size, "PRACTICE_CODE": year.figures["code"],
                "CHILD_AGE": [age] * year.lists.size, "VAC_TYPE": [vaccine] * year.lists.size,
                "NUMBER_POPULATION": due[age], "NUMBER_VACCINATED": part_of(rng, due[age], expit(truth + likelier)),
            }))  # fmt: skip
    # Where only a few children reached an age, neither number is published.
    few = pl.col("NUMBER_POPULATION").is_between(1, _FEW - 1)
    shown = [
        pl.when(few).then(pl.lit("*")).otherwise(pl.col(name).cast(pl.String)).alias(name)
        for name in ("NUMBER_POPULATION", "NUMBER_VACCINATED")
    ]
    write_frame(path, pl.concat(parts).with_columns(shown))


def _write_flu(path: Path, scene: Scene, year: Year) -> None:
    rng = scene.rng("flu", year.first)
    old = people(year.ages, "all", OLD, 99).astype(np.int64)
    vaccinated = part_of(rng, old, expit(scene.true("flu-65"))[year.open_rows])
    write_frame(path, pl.DataFrame({
        "PRACTICE_CODE": year.figures["code"], "65_AND_OVER_REGISTERED": old, "65_AND_OVER_VACCINATED": vaccinated,
    }))  # fmt: skip


def _write_screening(path: Path, scene: Scene, year: Year) -> None:
    truth = scene.true("cervical-screening-coverage")[year.open_rows]
    parts = []
    for quarter in _quarters(year):
        rng = scene.rng("screening", quarter)
        for age, first, last, likelier in (("25-49", 25, 49, -0.1), ("50-64", 50, 64, 0.25)):
            eligible = part_of(rng, np.floor(people(year.ages, "female", first, last)), 0.96)
            parts.append(pl.DataFrame({
                "QUARTER": [quarter] * year.lists.size, "PRACTICE_CODE": year.figures["code"],
                "AGE_COHORT": [age] * year.lists.size, "ELIGIBLE": eligible,
                "SCREENED": part_of(rng, eligible, expit(truth + likelier)),
            }))  # fmt: skip
    write_frame(path, pl.concat(parts))


def _write_checks(path: Path, scene: Scene, year: Year) -> None:
    truth = scene.true("smi-physical-check")[year.open_rows]
    parts = []
    for quarter in _quarters(year):
        rng = scene.rng("checks", quarter)
        register = part_of(rng, year.qof.registers["MH"].astype(np.int64), 0.9)
        parts.append(pl.DataFrame({
            "REPORTING_PERIOD": [quarter] * register.size, "ORG_TYPE": ["GP Practice"] * register.size,
            "PRACTICE_CODE": year.figures["code"], "SMI_REGISTER": register,
            "ALL_SIX_CHECKS": part_of(rng, register, expit(truth)),
        }))  # fmt: skip
    shown = [with_withheld(pl.col(name), _FEW).alias(name) for name in ("SMI_REGISTER", "ALL_SIX_CHECKS")]
    write_frame(path, pl.concat(parts).with_columns(shown))


def _write_complaints(path: Path, scene: Scene, year: Year) -> None:
    rng = scene.rng("complaints", year.first)
    rate = np.exp(scene.true("complaints-rate"))[year.open_rows] / 1000
    complaints = rng.poisson(year.lists * rate)
    write_frame(path, pl.DataFrame({
        "ORG_TYPE": ["GP Practice"] * complaints.size, "PRACTICE_CODE": year.figures["code"],
        "TOTAL_COMPLAINTS": complaints, "UPHELD": part_of(rng, complaints, _UPHELD),
    }))  # fmt: skip
