"""What is known of small areas: deprivation, ethnicity, rurality; and the age structure the Commons Library publishes."""

from pathlib import Path

import numpy as np

from evenhand.demo.layouts.text import write_rows
from evenhand.demo.world import World

_INDICES = (
    "LSOA code (2011)", "LSOA name (2011)", "Index of Multiple Deprivation (IMD) Score", "Income Score (rate)",
    "Employment Score (rate)", "Income Deprivation Affecting Children Index (IDACI) Score (rate)",
    "Income Deprivation Affecting Older People (IDAOPI) Score (rate)", "Total population: mid 2015 (excluding prisoners)",
    "Dependent Children aged 0-15: mid 2015 (excluding prisoners)", "Population aged 16-59: mid 2015 (excluding prisoners)",
    "Older population aged 60 and over: mid 2015 (excluding prisoners)",
)  # fmt: skip
_DEMOGRAPHICS = (
    "PRACTICE_CODE", "Percent_male", "Total", "AgeAll", "AgeMale", "AgeFemale", "16+", "17+", "18+", "30_74", "50+",
    "0_64", "65+", "16perc", "17perc", "18perc", "30_74perc", "50perc", "0_64perc", "65perc", "QOF",
)  # fmt: skip


def write_deprivation(path: Path, world: World) -> None:
    """Write the Indices of Deprivation 2019, file 7."""
    rows = []
    for place in world.places.iter_rows(named=True):
        rate = place["deprivation"] / 120
        rows.append((
            place["place"], place["place_name"], place["deprivation"], *(round(rate * factor, 3) for factor in (1, 0.8, 1.2, 1.1)),
            1600, 310, 930, 360,
        ))  # fmt: skip
    write_rows(path, _INDICES, rows)


def write_ethnicity(path: Path, world: World) -> None:
    """Write the share of residents from ethnic minorities, 2011 census."""
    write_rows(
        path,
        ("LSOA11CD", "ethnic_minority_share"),
        world.places.select("place", "minority_share").iter_rows(),
    )


def write_rurality(path: Path, world: World) -> None:
    """Write the Rural Urban Classification 2011."""
    rows = [
        (
            place,
            name,
            "D1" if rural else "C1",
            "Rural town and fringe" if rural else "Urban city and town",
            number,
        )
        for number, (place, name, rural) in enumerate(
            world.places.select("place", "place_name", "rural").iter_rows(), start=1
        )
    ]
    write_rows(path, ("LSOA.code", "LSOA11NM", "RUC11CD", "RUC11", "FID"), rows, mark=True, windows=True)


def write_demographics(path: Path, rng: np.random.Generator, world: World) -> None:
    """Write the age structure of practices, as the House of Commons Library does."""
    rows = []
    for practice in world.practices.iter_rows(named=True):
        total = int(practice["list"])
        old = round(total * practice["elderly_share"])
        counts = [round(total * share) for share in (0.82, 0.81, 0.80, 0.5, 0.36)] + [total - old, old]
        age = 30 + 45 * practice["elderly_share"]
        rows.append((
            practice["code"], round(float(rng.normal(0.5, 0.01)), 9), total, round(age, 4), round(age - 1, 4),
            round(age + 1, 4), *counts, *(round(count / total, 9) for count in counts), "Yes",
        ))  # fmt: skip
    write_rows(path, _DEMOGRAPHICS, rows)
