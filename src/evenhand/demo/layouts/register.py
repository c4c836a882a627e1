"""ODS epraccur: the register of practices. No header, 27 columns, all quoted, dates yyyymmdd."""

from datetime import date
from pathlib import Path

import numpy as np

from evenhand.demo.layouts.text import write_rows
from evenhand.demo.lifecycle import Closing
from evenhand.demo.world import World

OPENED = "19740401"
PRACTICE_SETTING, OTHER_SETTING = "4", "1"


def write_register(
    path: Path, rng: np.random.Generator, world: World, gone: list[Closing], as_at: date
) -> None:
    """Write the register as it stood on a day: closed practices stay on it, and so do services of other kinds."""
    closed = {one.practice: one.day for one in gone if one.day <= as_at}
    rows = []
    for number, practice in enumerate(world.practices.iter_rows(named=True)):
        area = world.areas.row(practice["area_number"], named=True)
        day = closed[number].strftime("%Y%m%d") if number in closed else ""
        rows.append(_record(practice, area, day, "C" if day else "A", PRACTICE_SETTING))
    newest = rng.integers(0, world.size)
    rows[newest][10] = rows[newest][15] = as_at.strftime("%Y%m%d")
    area = world.areas.row(0, named=True)
    for number in range(3):
        service = dict.fromkeys(("street", "town", "postcode", "phone"), "") | {
            "code": f"Z{90_001 + number}",
            "name": f"MADE-UP OUT OF HOURS SERVICE {number + 1}",
        }
        rows.append(_record(service, area, "", "D" if number == 2 else "A", OTHER_SETTING))
    write_rows(path, None, rows, quote_all=True)


def _record(practice: dict, area: dict, closed: str, status: str, setting: str) -> list[str]:  # type: ignore[type-arg]
    return [
        practice["code"], practice["name"], area["region"], area["icb"], practice["street"].upper(), "",
        practice["town"].upper(), area["icb_name"].upper(), "", practice["postcode"], OPENED, closed, status, "B",
        area["area"], OPENED, closed, practice["phone"], "", "", "", "0", "", area["area"], "", setting, "",
    ]  # fmt: skip
