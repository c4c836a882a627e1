"""ODS epraccur: the register of practices. No header, 27 columns, all quoted, dates yyyymmdd."""

from datetime import date
from pathlib import Path
from typing import Any, Final

from evenhand.demo import codes
from evenhand.demo.layouts.text import write_rows
from evenhand.demo.lifecycle import Closing
from evenhand.demo.world import World

GP_PRACTICE: Final = "4"
WINDOWS_UNTIL: Final = 2020
"""Up to that year lines end with both characters."""

FIRST_NEW: Final = 2016

_WITHOUT_LIST: Final = (
    ("MADE-UP WALK IN CENTRE", "A", "1"),
    ("MADE-UP OUT OF HOURS SERVICE", "A", "2"),
    ("MADE-UP COMMUNITY HEALTH SERVICE", "A", "9"),
    ("MADE-UP HOSPITAL CLINIC", "C", "8"),
    ("MADE-UP PRESCRIBING CENTRE", "D", "0"),
    ("FORMERLY MADE-UP SURGERY", "C", GP_PRACTICE),
    ("RESTING MADE-UP SURGERY", "D", GP_PRACTICE),
    ("PLANNED MADE-UP SERVICE", "P", "9"),
)
"""Prescribers with no list of patients: other services, and practices long closed, dormant or not yet open."""
_LONG_CLOSED: Final = date(2012, 9, 30)


def write_register(path: Path, world: World, gone: list[Closing], as_at: date) -> None:
    """Write the register as it stood on a day: closed practices stay on it, and so do services of other kinds.

    Each year a practice opened that has no list yet; the one that opened on that very day dates the file.
    """
    closed = {one.practice: one.day for one in gone if one.day <= as_at}
    rows = []
    for number, practice in enumerate(world.practices.iter_rows(named=True)):
        area = world.areas.row(practice["area_number"], named=True)
        day = closed.get(number)
        rows.append(_record(practice, area, day, "C" if day else "A", GP_PRACTICE))
    area = world.areas.row(0, named=True)
    for number, (name, status, setting) in enumerate(_WITHOUT_LIST):
        day = _LONG_CLOSED if status == "C" else None
        rows.append(_record(_nowhere(number, name, date(2008, 12, 1)), area, day, status, setting))
    for number, year in enumerate(range(FIRST_NEW, as_at.year + 1), start=len(_WITHOUT_LIST)):
        new = _nowhere(number, f"MADE-UP NEW SURGERY {year}", as_at.replace(year=year))
        rows.append(_record(new, area, None, "A", GP_PRACTICE))
    write_rows(path, None, rows, quote_all=True, windows=as_at.year <= WINDOWS_UNTIL)


def _nowhere(number: int, name: str, opened: date) -> dict[str, Any]:
    nothing = dict.fromkeys(("street", "town", "postcode", "phone"), "")
    return nothing | {"code": codes.other_code(number), "name": name, "opened": opened}


def _record(
    practice: dict[str, Any], area: dict[str, Any], closed: date | None, status: str, setting: str
) -> list[str]:
    opened = f"{practice['opened']:%Y%m%d}"
    left = f"{closed:%Y%m%d}" if closed else ""
    return [
        practice["code"], practice["name"], area["region"], area["icb"], practice["street"].upper(), "",
        practice["town"].upper(), "", "", practice["postcode"], opened, left, status, "B",
        area["area"], opened, left, practice["phone"], "", "", "", "0", "", area["area"], "", setting, "",
    ]  # fmt: skip
