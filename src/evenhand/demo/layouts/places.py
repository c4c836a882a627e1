"""What is known of small areas: deprivation, ethnicity, rurality; and the age structure of practices."""

from pathlib import Path

import numpy as np

from evenhand.demo.ages import OLD, mean_age, share_from
from evenhand.demo.layouts.text import write_rows
from evenhand.demo.world import World

_INDICES = (
    "LSOA code (2011)", "LSOA name (2011)", "Index of Multiple Deprivation (IMD) Score", "Income Score (rate)",
    "Employment Score (rate)", "Income Deprivation Affecting Children Index (IDACI) Score (rate)",
    "Income Deprivation Affecting Older People (IDAOPI) Score (rate)",
    "Total population: mid 2015 (excluding prisoners)", "Dependent Children aged 0-15: mid 2015 (excluding prisoners)",
    "Population aged 16-59: mid 2015 (excluding prisoners)",
    "Older population aged 60 and over: mid 2015 (excluding prisoners)",
)  # fmt: skip
_DEMOGRAPHICS = (
    "PRACTICE_CODE", "Percent_male", "Total", "AgeAll", "AgeMale", "AgeFemale", "16+", "17+", "18+", "30_74", "50+",
    "0_64", "65+", "16perc", "17perc", "18perc", "30_74perc", "50perc", "0_64perc", "65perc", "QOF",
)  # fmt: skip


_PEOPLE = (1600, 310, 930, 360)
_URBAN = (("A1", "Urban major conurbation"), ("B1", "Urban minor conurbation"), ("C1", "Urban city and town"))
_RURAL = (("D1", "Rural town and fringe"), ("E1", "Rural village and dispersed"))


def write_deprivation(path: Path, world: World) -> None:
    """Write the Indices of Deprivation 2019, file 7."""
    rows = []
    for place in world.places.iter_rows(named=True):
        rates = [round(place["deprivation"] / 120 * factor, 3) for factor in (1, 0.8, 1.2, 1.1)]
        rows.append((place["place"], place["place_name"], place["deprivation"], *rates, *_PEOPLE))
    write_rows(path, _INDICES, rows)


def write_ethnicity(path: Path, world: World) -> None:
    """Write the share of residents from ethnic minorities, 2011 census."""
    shares = world.places.select("place", "minority_share").iter_rows()
    write_rows(path, ("LSOA11CD", "ethnic_minority_share"), shares)


def write_rurality(path: Path, rng: np.random.Generator, world: World) -> None:
    """Write the Rural Urban Classification 2011."""
    rows = []
    for number, (place, name, rural) in enumerate(
        world.places.select("place", "place_name", "rural").iter_rows(), start=1
    ):
        classes = _RURAL if rural else _URBAN
        rows.append((place, name, *classes[int(rng.integers(len(classes)))], number))
    header = ("LSOA.code", "LSOA11NM", "RUC11CD", "RUC11", "FID")
    write_rows(path, header, rows, mark=True, windows=True, open_end=True)


def write_demographics(path: Path, rng: np.random.Generator, world: World) -> None:
    """Write the age structure of practices, as the House of Commons Library does."""
    table = world.practices
    shares = world.age_shares()
    from_30_to_74 = share_from(shares, 30) - share_from(shares, 75)
    parts = [share_from(shares, age) for age in (16, 17, 18)]
    parts += [from_30_to_74, share_from(shares, 50), 1 - share_from(shares, OLD), share_from(shares, OLD)]
    counts = np.round(np.column_stack(parts) * world.column("list")[:, None])
    rows = []
    for code, total, age, ages in zip(
        table["code"], table["list"], mean_age(shares).tolist(), counts.astype(int).tolist(), strict=True
    ):
        male = round(float(rng.normal(0.5, 0.01)), 9)
        means = (round(age, 8), round(age - 0.9, 8), round(age + 0.9, 8))
        rows.append(
            (code, male, int(total), *means, *ages, *(round(count / total, 9) for count in ages), "Yes")
        )
    write_rows(path, _DEMOGRAPHICS, rows)
