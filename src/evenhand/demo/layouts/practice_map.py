"""Patients registered at a GP practice: the map to networks and commissioners. How the day is written changed."""

from datetime import date
from pathlib import Path

from evenhand.demo.layouts.text import write_rows
from evenhand.demo.world import World
from evenhand.demo.years import Year

_HEADER = (
    "PUBLICATION", "EXTRACT_DATE", "PRACTICE_CODE", "PRACTICE_NAME", "PRACTICE_POSTCODE", "PCN_CODE", "PCN_NAME",
    "ONS_CCG_CODE", "CCG_CODE", "CCG_NAME", "ONS_STP_CODE", "STP_CODE", "STP_NAME", "ONS_COMM_REGION_CODE",
    "COMM_REGION_CODE", "COMM_REGION_NAME",
)  # fmt: skip


_NO_NETWORK = ("U", "Unallocated")


def write_map(path: Path, world: World, year: Year) -> None:
    """Write who belonged where on 1 January of the year."""
    day = date(year.first + 1, 1, 1)
    # Up to January 2021 the day was written 01-Sep-20; from then on 01Jan2022.
    written = day.strftime("%d%b%Y") if year.first > 2020 else day.strftime("%d-%b-%y")
    rows = []
    for practice in year.table(world).iter_rows(named=True):
        area = world.areas.row(practice["area_number"], named=True)
        network = (practice["network"], practice["network_name"]) if practice["network"] else _NO_NETWORK
        rows.append((
            "GP_PRAC_PAT_LIST", written, practice["code"], practice["name"], practice["postcode"], *network,
            area["ons"], area["area"], area["area_name"], area["icb_ons"], area["icb"], area["short_name"],
            area["region_ons"], area["region"], area["region_name"],
        ))  # fmt: skip
    write_rows(path, _HEADER, rows)
