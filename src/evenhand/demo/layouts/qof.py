"""Quality and Outcomes Framework: achievement, prevalence and look-ups, as they were to 2018-19 and from 2019-20."""

from pathlib import Path
from typing import Any

from evenhand.demo.layouts.text import plain, write_rows
from evenhand.demo.world import World
from evenhand.demo.years import ASTHMA_CODES, Year

_DESCRIPTIONS = {
    "AST002": "The percentage of patients with asthma in whom measures of variability or reversibility are recorded",
    "AST003": "The percentage of patients with asthma who have had a review in the preceding 12 months",
    "AST004": "The percentage of patients with asthma, aged 14 to 19 in whom there is a record of smoking status",
}
_POINTS = {"AST002": 15, "AST003": 20, "AST004": 6}

DOMAIN = ("CL", "Clinical")
_FULL_POINTS_AT = {"AST002": 0.80, "AST003": 0.70, "AST004": 0.80}
_NO_POINTS_AT = 0.45

NEW_LAYOUT_FROM = 2020
"""The demo keeps its first year in the old layout, so that both are read: exceptions are PCAS in the new one."""
SUB_BOARDS_FROM = 2021
"""From then on the geographies are those of the boards that replaced clinical commissioning groups."""

_OLD_GEOGRAPHIES = ("CCG_CODE", "CCG_NAME", "PRACTICE_CODE", "PRACTICE_NAME")
_CCG_GEOGRAPHIES = ("PRACTICE_CODE", "PRACTICE_NAME", "PCN_ODS_CODE", "PCN_NAME", "CCG_ODS_CODE", "CCG_NAME")
_BOARD_GEOGRAPHIES = (
    "REGION_ODS_CODE", "REGION_ONS_CODE", "REGION_NAME", "ICB_ODS_CODE", "ICB_ONS_CODE", "ICB_NAME",
    "SUB_ICB_LOC_ODS_CODE", "SUB_ICB_LOC_ONS_CODE", "SUB_ICB_LOC_NAME", "PCN_ODS_CODE", "PCN_NAME", "PRACTICE_CODE",
    "PRACTICE_NAME",
)  # fmt: skip


def write_qof(folder: Path, world: World, year: Year, late: set[str]) -> None:
    """Write the year's QOF files. Practices in `late` have not sent theirs."""
    table = [row for row in year.table(world).iter_rows(named=True) if row["code"] not in late]
    new = year.first >= NEW_LAYOUT_FROM
    achieved = [record for row in table for code in ASTHMA_CODES for record in _achieved(row, code, new)]
    header = ("PRACTICE_CODE", "INDICATOR_CODE", "MEASURE", "VALUE")
    write_rows(folder / f"ACHIEVEMENT_{year.compact}.csv", header, achieved)
    registers = [
        (row["code"], "AST", plain(row["AST.register"]), "TOTAL", plain(row["list"])) for row in table
    ]
    header_of_lists = ("PRACTICE_CODE", "GROUP_CODE", "REGISTER", "PATIENT_LIST_TYPE", "PRACTICE_LIST_SIZE")
    write_rows(folder / f"PREVALENCE_{year.compact}.csv", header_of_lists, registers)
    _write_geographies(folder / f"MAPPING_NHS_GEOGRAPHIES_{year.compact}.csv", world, year)
    _write_indicators(folder, year, new)


def _achieved(row: dict[str, Any], code: str, new: bool) -> list[tuple[str, str, str, str]]:
    met, of = row[f"{code}.numerator"], row[f"{code}.denominator"]
    counts = {"DENOMINATOR": of, "PCAS" if new else "EXCEPTIONS": row[f"{code}.exceptions"], "NUMERATOR": met}
    if new:
        reached = (met / of if of else 0.0) - _NO_POINTS_AT
        share = min(max(reached / (_FULL_POINTS_AT[code] - _NO_POINTS_AT), 0.0), 1.0)
        counts |= {"REGISTER": row["AST.register"], "ACHIEVED_POINTS": round(share * _POINTS[code], 2)}
    return [(row["code"], code, kind, plain(number)) for kind, number in counts.items()]


def _write_geographies(path: Path, world: World, year: Year) -> None:
    header: tuple[str, ...] = _OLD_GEOGRAPHIES
    if year.first >= NEW_LAYOUT_FROM:
        header = _BOARD_GEOGRAPHIES if year.first >= SUB_BOARDS_FROM else _CCG_GEOGRAPHIES
    rows = []
    for practice in year.table(world).iter_rows(named=True):
        area = world.areas.row(practice["area_number"], named=True)
        cells = {
            "REGION_ODS_CODE": area["region"], "REGION_ONS_CODE": area["region_ons"],
            "REGION_NAME": area["region_name"], "ICB_ODS_CODE": area["icb"], "ICB_ONS_CODE": area["icb_ons"],
            "ICB_NAME": area["icb_name"], "SUB_ICB_LOC_ODS_CODE": area["area"], "SUB_ICB_LOC_ONS_CODE": area["ons"],
            "SUB_ICB_LOC_NAME": area["area_name"], "CCG_CODE": area["area"], "CCG_ODS_CODE": area["area"],
            "CCG_NAME": area["area_name"], "PCN_ODS_CODE": practice["network"], "PCN_NAME": practice["network_name"],
            "PRACTICE_CODE": practice["code"], "PRACTICE_NAME": practice["name"],
        }  # fmt: skip
        rows.append([cells[name] for name in header])
    write_rows(path, header, rows)


def _write_indicators(folder: Path, year: Year, new: bool) -> None:
    group = "" if new else "INDICATOR_"
    header = (
        "INDICATOR_CODE", "INDICATOR_DESCRIPTION", "INDICATOR_POINT_VALUE", f"{group}GROUP_CODE",
        f"{group}GROUP_DESCRIPTION", "DOMAIN_CODE", "DOMAIN_DESCRIPTION", "PATIENT_LIST_TYPE",
    )  # fmt: skip
    name = "MAPPING_INDICATORS" if new else "INDICATOR_MAPPINGS"
    rows = [
        (code, _DESCRIPTIONS[code], _POINTS[code], "AST", "Asthma", *DOMAIN, "TOTAL") for code in ASTHMA_CODES
    ]
    write_rows(folder / f"{name}_{year.compact}.csv", header, rows)
