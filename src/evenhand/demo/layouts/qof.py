"""The Quality and Outcomes Framework: achievement, prevalence and look-ups, as they were to 2018-19 and from 2019-20."""

from pathlib import Path

from evenhand.demo.layouts.text import plain, write_rows
from evenhand.demo.world import World
from evenhand.demo.years import ASTHMA_CODES, Year

_DESCRIPTIONS = {
    "AST002": "The percentage of patients with asthma in whom measures of variability or reversibility are recorded",
    "AST003": "The percentage of patients with asthma who have had a review in the preceding 12 months",
    "AST004": "The percentage of patients with asthma aged 14 to 19 in whom there is a record of smoking status",
}
_POINTS = {"AST002": 15, "AST003": 20, "AST004": 6}

NEW_LAYOUT_FROM = 2020
"""The demo keeps its first year in the old layout, so that both are read: exceptions are PCAS in the new one."""


def write_qof(folder: Path, world: World, year: Year, late: set[str]) -> None:
    """Write the year's QOF files. Practices in `late` have not sent theirs."""
    table = [row for row in year.table(world).iter_rows(named=True) if row["code"] not in late]
    new = year.first >= NEW_LAYOUT_FROM
    achieved = []
    for row in table:
        for code in ASTHMA_CODES:
            counts = {
                "DENOMINATOR": row[f"{code}.denominator"],
                "PCAS" if new else "EXCEPTIONS": row[f"{code}.exceptions"],
                "NUMERATOR": row[f"{code}.numerator"],
            }
            if new:
                counts["REGISTER"] = row["AST.register"]
            achieved += [(row["code"], code, kind, plain(number)) for kind, number in counts.items()]
    header = ("PRACTICE_CODE", "INDICATOR_CODE", "MEASURE", "VALUE")
    write_rows(folder / f"ACHIEVEMENT_{year.compact}.csv", header, achieved)
    registers = [
        (row["code"], "AST", plain(row["AST.register"]), "TOTAL", plain(row["list"])) for row in table
    ]
    header = ("PRACTICE_CODE", "GROUP_CODE", "REGISTER", "PATIENT_LIST_TYPE", "PRACTICE_LIST_SIZE")
    write_rows(folder / f"PREVALENCE_{year.compact}.csv", header, registers)
    _write_look_ups(folder, world, year, new)


def _write_look_ups(folder: Path, world: World, year: Year, new: bool) -> None:
    areas = world.areas
    if new:
        header: tuple[str, ...] = (
            "PRACTICE_CODE",
            "PRACTICE_NAME",
            "PCN_ODS_CODE",
            "PCN_NAME",
            "CCG_ODS_CODE",
            "CCG_NAME",
        )
        rows = [
            (row["code"], row["name"], row["network"], row["network_name"], areas["area"][row["area_number"]],
             areas["area_name"][row["area_number"]])
            for row in year.table(world).iter_rows(named=True)
        ]  # fmt: skip
    else:
        header = ("CCG_CODE", "CCG_NAME", "PRACTICE_CODE", "PRACTICE_NAME")
        rows = [
            (
                areas["area"][row["area_number"]],
                areas["area_name"][row["area_number"]],
                row["code"],
                row["name"],
            )
            for row in year.table(world).iter_rows(named=True)
        ]
    write_rows(folder / f"MAPPING_NHS_GEOGRAPHIES_{year.compact}.csv", header, rows)
    header = ("INDICATOR_CODE", "INDICATOR_DESCRIPTION", "INDICATOR_POINT_VALUE", "GROUP_CODE", "GROUP_DESCRIPTION",
              "PATIENT_LIST_TYPE")  # fmt: skip
    lists = [(code, _DESCRIPTIONS[code], _POINTS[code], "AST", "Asthma", "TOTAL") for code in ASTHMA_CODES]
    write_rows(folder / f"MAPPING_INDICATORS_{year.compact}.csv", header, lists)
