"""Patients registered at a GP practice: in all, by five-year age, and by small area in a zip."""

import io
import zipfile
from datetime import date
from pathlib import Path

import numpy as np
import polars as pl

from evenhand.demo.layouts.text import plain, write_rows
from evenhand.demo.world import World
from evenhand.demo.years import Year

BANDS = tuple(f"{age}_{age + 4}" for age in range(0, 95, 5)) + ("95+",)
_BAND_CENTRES = np.arange(2.5, 102.5, 5)


def write_all(path: Path, world: World, year: Year) -> None:
    """Write every practice's list, all ages, as it stood on 1 May after the year."""
    header = ("PUBLICATION", "EXTRACT_DATE", "TYPE", "CCG_CODE", "ONS_CCG_CODE", "CODE", "POSTCODE", "SEX", "AGE",
              "NUMBER_OF_PATIENTS")  # fmt: skip
    day = date(year.first + 1, 5, 1).strftime("%d%b%Y")
    rows = []
    for practice in year.table(world).iter_rows(named=True):
        area = world.areas.row(practice["area_number"], named=True)
        rows.append(("GP_PRAC_PAT_LIST", day, "GP", area["area"], area["ons"], practice["code"], practice["postcode"],
                     "ALL", "ALL", plain(practice["list"])))  # fmt: skip
    write_rows(path, header, rows)


def write_ages(path: Path, rng: np.random.Generator, world: World, year: Year) -> None:
    """Write every practice's list by sex and five-year age; the ages add up to the list."""
    header = ("PUBLICATION", "EXTRACT_DATE", "ORG_TYPE", "ORG_CODE", "ONS_CODE", "POSTCODE", "SEX", "AGE_GROUP_5",
              "NUMBER_OF_PATIENTS")  # fmt: skip
    day = date(year.first + 1, 5, 1).strftime("%d%b%Y").upper()
    rows: list[tuple[str, ...]] = []
    for practice in year.table(world).iter_rows(named=True):
        total = int(practice["list"])
        who = ("GP_PRAC_PAT_LIST", day, "GP", practice["code"], "", practice["postcode"])
        rows.append((*who, "ALL", "ALL", str(total)))
        women = rng.binomial(total, 0.5)
        for sex, count in (("FEMALE", women), ("MALE", total - women)):
            counts = rng.multinomial(count, _ages(practice["elderly_share"], bool(practice["university"])))
            rows += [
                (*who, sex, band, str(number)) for band, number in zip(BANDS, counts.tolist(), strict=True)
            ]
    write_rows(path, header, rows, windows=True)


def _ages(elderly: float, university: bool) -> np.ndarray:
    old = np.where(_BAND_CENTRES >= 65, np.exp(-(_BAND_CENTRES - 65) / 14), 0.0)
    young = np.where(_BAND_CENTRES < 65, 1.0, 0.0)
    if university:
        young *= np.where((_BAND_CENTRES > 18) & (_BAND_CENTRES < 28), 12.0, 1.0)
    return (1 - elderly) * young / young.sum() + elderly * old / old.sum()


def write_places(path: Path, world: World, year: Year) -> None:
    """Write, in a zip, how many of each practice's patients live in each small area on 1 July after the year."""
    open_rows = pl.Series(year.open_rows, dtype=pl.Int64)
    who = (
        world.practices.select("code", "name")
        .with_row_index("practice")
        .with_columns(pl.col("practice").cast(pl.Int64))
    )
    where = world.places.select(pl.col("number").cast(pl.Int64), "place")
    table = (
        world.homes.filter(pl.col("practice").is_in(open_rows.implode()))
        .join(who, on="practice", maintain_order="left")
        .join(where, left_on="place_number", right_on="number", maintain_order="left")
        .select(
            pl.lit("GP_PRAC_PAT_LIST").alias("PUBLICATION"),
            pl.lit(date(year.first + 1, 7, 1).strftime("%d%b%Y").upper()).alias("EXTRACT_DATE"),
            pl.col("code").alias("PRACTICE_CODE"),
            pl.col("name").alias("PRACTICE_NAME"),
            pl.col("place").alias("LSOA_CODE"),
            pl.lit("ALL").alias("SEX"),
            pl.col("patients").alias("NUMBER_OF_PATIENTS"),
        )
    )
    path.parent.mkdir(parents=True, exist_ok=True)
    inside = io.BytesIO()
    table.write_csv(inside)
    member = zipfile.ZipInfo("gp-reg-pat-prac-lsoa-all.csv", date_time=(year.first + 1, 7, 14, 9, 30, 0))
    member.compress_type = zipfile.ZIP_DEFLATED
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(member, inside.getvalue())
