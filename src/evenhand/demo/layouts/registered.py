"""Patients registered at a GP practice: in all, by five-year age, and by small area in a zip."""

import zipfile
from datetime import date
from pathlib import Path

import numpy as np
import polars as pl

from evenhand.demo.ages import BANDS
from evenhand.demo.layouts.frames import write_frame
from evenhand.demo.layouts.text import plain, write_rows
from evenhand.demo.world import World
from evenhand.demo.years import Year

UNKNOWN, WALES = "NO2011", "W01900001"
WELSH_SHARE = 0.02
_SEXES = ("FEMALE", "MALE")
_AGES = (
    "PUBLICATION", "EXTRACT_DATE", "ORG_TYPE", "ORG_CODE", "ONS_CODE", "POSTCODE", "SEX", "AGE_GROUP_5",
    "NUMBER_OF_PATIENTS",
)  # fmt: skip


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


def write_ages(path: Path, world: World, year: Year) -> None:
    """Write every practice's list by sex and five-year age; the ages add up to the list."""
    table = year.table(world)
    both = [pl.DataFrame(year.ages[:, sex], schema=list(BANDS)) for sex in range(len(_SEXES))]
    wide = [
        table.select("code", "postcode", SEX=pl.lit("ALL"), ALL=pl.col("list").cast(pl.Int64)),
        *(
            table.select("code", "postcode", SEX=pl.lit(sex))
            .hstack(counts)
            .with_columns(ALL=counts.sum_horizontal())
            for sex, counts in zip(_SEXES, both, strict=True)
        ),
    ]
    long = pl.concat(
        part.with_row_index("at").unpivot(
            [name for name in (*BANDS, "ALL") if name in part.columns],
            index=["at", "code", "postcode", "SEX"],
            variable_name="AGE_GROUP_5",
            value_name="NUMBER_OF_PATIENTS",
        )
        for part in wide
    )
    day = date(year.first + 1, 5, 1).strftime("%d%b%Y").upper()
    filled = {"PUBLICATION": "GP_PRAC_PAT_LIST", "EXTRACT_DATE": day, "ORG_TYPE": "GP", "ONS_CODE": ""}
    rows = long.sort("at", "SEX", maintain_order=True).select(
        **{name: pl.lit(text) for name, text in filled.items()},
        ORG_CODE="code",
        POSTCODE="postcode",
        SEX="SEX",
        AGE_GROUP_5="AGE_GROUP_5",
        NUMBER_OF_PATIENTS="NUMBER_OF_PATIENTS",
    )
    write_frame(path, rows.select(_AGES), windows=True)


def write_places(path: Path, rng: np.random.Generator, world: World, year: Year) -> None:
    """Write, in a zip, how many of each practice's patients live in each small area on 1 April after the year.

    Some few live where no area of England is known, or in Wales; all of a practice's rows add up to its list.
    """
    homes = world.homes.filter(pl.col("practice").is_in(pl.Series(year.open_rows).implode()))
    where = world.places.select(pl.col("number").cast(pl.Int64), "place")
    known = homes.join(where, left_on="place_number", right_on="number").select(
        "practice", "place", "patients"
    )
    who = world.practices.select("code", "name").with_row_index("practice")
    table = (
        _with_unknown_places(rng, known)
        .join(who.with_columns(pl.col("practice").cast(pl.Int64)), on="practice")
        .sort("code", "place")
        .select(
            pl.lit("GP_PRAC_PAT_LIST").alias("PUBLICATION"),
            pl.lit(date(year.first + 1, 4, 1).strftime("%d%b%Y").upper()).alias("EXTRACT_DATE"),
            pl.col("code").alias("PRACTICE_CODE"),
            pl.col("name").alias("PRACTICE_NAME"),
            pl.col("place").alias("LSOA_CODE"),
            pl.lit("ALL").alias("SEX"),
            pl.col("patients").alias("NUMBER_OF_PATIENTS"),
        )
    )
    path.parent.mkdir(parents=True, exist_ok=True)
    # The same seed has to give the same bytes: a zip would otherwise carry the minute it was made.
    member = zipfile.ZipInfo("gp-reg-pat-prac-lsoa-all.csv", date_time=(year.first + 1, 4, 14, 9, 30, 0))
    member.compress_type = zipfile.ZIP_DEFLATED
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(member, table.write_csv())


def _with_unknown_places(rng: np.random.Generator, known: pl.DataFrame) -> pl.DataFrame:
    """Take a few patients of most practices out of their largest place and put them where no place is known."""
    largest = known.sort("practice", "patients", "place").group_by("practice", maintain_order=True).last()
    taken = np.minimum(rng.integers(0, 7, largest.height), largest["patients"].to_numpy() - 1)
    moved = largest.with_columns(patients=pl.Series(taken, dtype=pl.Int64)).filter(pl.col("patients") > 0)
    less = moved.with_columns(patients=-pl.col("patients"))
    elsewhere = np.where(rng.random(moved.height) < WELSH_SHARE, WALES, UNKNOWN)
    kept = pl.concat([known, less]).group_by("practice", "place").agg(pl.col("patients").sum())
    return pl.concat([kept, moved.with_columns(place=pl.Series(elsewhere))])
