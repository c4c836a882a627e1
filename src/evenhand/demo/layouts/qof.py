"""Quality and Outcomes Framework: achievement, prevalence and look-ups, as they were to 2018-19 and from 2019-20.

From 2024-25 on achievement comes in a file a region; the points a practice could have are in a file of their own.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

import numpy as np
import polars as pl

from evenhand.demo.layouts.frames import plainly, write_frame
from evenhand.demo.layouts.text import plain, write_rows
from evenhand.demo.qof_codes import REGISTERS, Code, registers_of
from evenhand.demo.world import World
from evenhand.demo.years import Year

NEW_LAYOUT_FROM = 2020
"""The demo keeps 2019-20 in the old layout, so that both are read: exceptions are PCAS in the new one."""
SUB_BOARDS_FROM = 2021
"""From then on the geographies are those of the boards that replaced clinical commissioning groups."""
REGIONAL_FROM = 2024
"""From then on a region has a file of its own."""
LOWERED_SHARE = 0.03
"""Practices whose points were revised downwards, for services they could not offer."""

_OLD_GEOGRAPHIES = ("CCG_CODE", "CCG_NAME", "PRACTICE_CODE", "PRACTICE_NAME")
_CCG_GEOGRAPHIES = ("PRACTICE_CODE", "PRACTICE_NAME", "PCN_ODS_CODE", "PCN_NAME", "CCG_ODS_CODE", "CCG_NAME")
_BOARD_GEOGRAPHIES = (
    "REGION_ODS_CODE", "REGION_ONS_CODE", "REGION_NAME", "ICB_ODS_CODE", "ICB_ONS_CODE", "ICB_NAME",
    "SUB_ICB_LOC_ODS_CODE", "SUB_ICB_LOC_ONS_CODE", "SUB_ICB_LOC_NAME", "PCN_ODS_CODE", "PCN_NAME", "PRACTICE_CODE",
    "PRACTICE_NAME",
)  # fmt: skip
_REGION: Final = ("REGION_ODS_CODE", "REGION_ONS_CODE", "REGION_NAME")
_KEYS: Final = ("PRACTICE_CODE", "INDICATOR_CODE")


def write_qof(folder: Path, rng: np.random.Generator, world: World, year: Year, late: set[str]) -> None:
    """Write the year's QOF files. Practices in `late` have not sent theirs."""
    who = _geographies(world, year).with_row_index("at").filter(~pl.col("PRACTICE_CODE").is_in(list(late)))
    _write_achievement(folder, year, who)
    _write_prevalence(folder, year, who)
    header: tuple[str, ...] = _OLD_GEOGRAPHIES
    if year.first >= NEW_LAYOUT_FROM:
        header = _BOARD_GEOGRAPHIES if year.first >= SUB_BOARDS_FROM else _CCG_GEOGRAPHIES
    name = f"MAPPING_NHS_GEOGRAPHIES_{year.compact}.csv"
    write_frame(folder / name, _geographies(world, year).select(header))
    if year.first >= NEW_LAYOUT_FROM:
        _write_points(folder / f"ORGANISATION_REFERENCE_{year.compact}.csv", rng, who, most_points(year))
    _write_indicators(folder, year)


def achievement_files(folder: Path, compact: str) -> list[Path]:
    """Return a year's achievement files: one, or one a region."""
    return sorted(folder.glob(f"ACHIEVEMENT*_{compact}.csv"))


def _write_achievement(folder: Path, year: Year, who: pl.DataFrame) -> None:
    at = who["at"].to_numpy()
    parts = [_achieved(year, code, at, who) for code in year.qof.codes]
    wide = pl.concat([*parts, *_kept_registers(year, at, who)], how="diagonal")
    counts = [name for name in wide.columns if name not in (*_KEYS, *_REGION)]
    long = (
        wide.unpivot(counts, index=[*_REGION, *_KEYS], variable_name="MEASURE", value_name="VALUE")
        .drop_nulls("VALUE")
        .with_columns(plainly(pl.col("VALUE")))
        .sort(*_KEYS, "MEASURE")
    )
    if year.first < REGIONAL_FROM:
        write_frame(folder / f"ACHIEVEMENT_{year.compact}.csv", long.drop(_REGION))
        return
    for (region,), part in long.partition_by("REGION_NAME", as_dict=True, maintain_order=True).items():
        name = str(region).upper().replace(" ", "_").replace("-", "_")
        write_frame(folder / f"ACHIEVEMENT_{name}_{year.compact}.csv", part)


def _achieved(year: Year, code: Code, at: np.ndarray, who: pl.DataFrame) -> pl.DataFrame:
    qof, new = year.qof, year.first >= NEW_LAYOUT_FROM
    counts = {
        "DENOMINATOR": qof.denominators[code.code][at],
        "PCAS" if new else "EXCEPTIONS": qof.exceptions[code.code][at],
        "NUMERATOR": qof.numerators[code.code][at],
    }
    if new:
        if code.points:
            counts["ACHIEVED_POINTS"] = qof.points(code)[at]
        if code.people is None:
            counts["REGISTER"] = qof.registers[code.register][at]
    keys = who.select(*_REGION, "PRACTICE_CODE", INDICATOR_CODE=pl.lit(code.code))
    return keys.with_columns(**{name: pl.Series(numbers) for name, numbers in counts.items()})


def _kept_registers(year: Year, at: np.ndarray, who: pl.DataFrame) -> Iterator[pl.DataFrame]:
    """Yield the indicators by which a practice earns points for keeping a register: every practice keeps each."""
    if year.first < NEW_LAYOUT_FROM:
        return
    for row in registers_of(year.first):
        yield who.select(*_REGION, "PRACTICE_CODE", INDICATOR_CODE=pl.lit(row.code)).with_columns(
            ACHIEVED_POINTS=pl.lit(row.points), REGISTER=pl.Series(year.qof.registers[row.group][at])
        )


def most_points(year: Year) -> float:
    """Return the points of all of a year's indicators together."""
    registers = sum(row.points or 0.0 for row in registers_of(year.first))
    return registers + sum(code.points for code in year.qof.codes)


def _write_prevalence(folder: Path, year: Year, who: pl.DataFrame) -> None:
    at = who["at"].to_numpy()
    parts = [
        who.select(
            "PRACTICE_CODE",
            GROUP_CODE=pl.lit(register.group),
            REGISTER=plainly(pl.lit(pl.Series(year.qof.registers[register.group][at]))),
            PATIENT_LIST_TYPE=pl.lit(register.kind),
            PRACTICE_LIST_SIZE=plainly(pl.lit(pl.Series(year.qof.lists[register.group][at]))),
        )
        for register in REGISTERS
    ]
    write_frame(
        folder / f"PREVALENCE_{year.compact}.csv", pl.concat(parts).sort("PRACTICE_CODE", "GROUP_CODE")
    )


def _write_points(path: Path, rng: np.random.Generator, who: pl.DataFrame, most: float) -> None:
    """Write how many points each practice could have."""
    lowered = rng.random(who.height) < LOWERED_SHARE
    points = np.where(lowered, most - 18, most)
    write_frame(
        path,
        who.select(*_BOARD_GEOGRAPHIES).with_columns(REVISED_MAX_POINTS=plainly(pl.lit(pl.Series(points)))),
    )


def _geographies(world: World, year: Year) -> pl.DataFrame:
    """Return whom each practice belonged to, under every header the years have used."""
    areas = world.areas.with_row_index("area_number").with_columns(pl.col("area_number").cast(pl.Int64))
    table = year.table(world).join(areas, on="area_number", how="left", maintain_order="left")
    columns = {
        "REGION_ODS_CODE": "region", "REGION_ONS_CODE": "region_ons", "REGION_NAME": "region_name",
        "ICB_ODS_CODE": "icb", "ICB_ONS_CODE": "icb_ons", "ICB_NAME": "icb_name", "SUB_ICB_LOC_ODS_CODE": "area",
        "SUB_ICB_LOC_ONS_CODE": "ons", "SUB_ICB_LOC_NAME": "area_name", "CCG_CODE": "area", "CCG_ODS_CODE": "area",
        "CCG_NAME": "area_name", "PCN_ODS_CODE": "network", "PCN_NAME": "network_name", "PRACTICE_CODE": "code",
        "PRACTICE_NAME": "name",
    }  # fmt: skip
    return table.select(**{header: pl.col(name) for header, name in columns.items()})


def _write_indicators(folder: Path, year: Year) -> None:
    new = year.first >= NEW_LAYOUT_FROM
    group = "" if new else "INDICATOR_"
    header = (
        "INDICATOR_CODE", "INDICATOR_DESCRIPTION", "INDICATOR_POINT_VALUE", f"{group}GROUP_CODE",
        f"{group}GROUP_DESCRIPTION", "DOMAIN_CODE", "DOMAIN_DESCRIPTION", "PATIENT_LIST_TYPE",
    )  # fmt: skip
    kinds = {one.group: one.kind for one in REGISTERS}
    rows = [
        (
            code.code,
            code.text,
            plain(code.points),
            code.group,
            code.group_title,
            *code.domain,
            kinds.get(code.group, "TOTAL"),
        )
        for code in year.qof.codes
    ]
    name = "MAPPING_INDICATORS" if new else "INDICATOR_MAPPINGS"
    write_rows(folder / f"{name}_{year.compact}.csv", header, rows)
