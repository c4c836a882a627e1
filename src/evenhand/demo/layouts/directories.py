"""CQC ratings, the NHS Choices directory (not signs, Windows-1252) and the look-up of successor codes."""

from pathlib import Path

import numpy as np

from evenhand.demo.layouts.text import write_rows
from evenhand.demo.lifecycle import Closing
from evenhand.demo.world import World

_RATINGS = ("Good", "Outstanding", "Requires improvement", "Inadequate")
_DIRECTORY = (
    "OrganisationID", "OrganisationCode", "OrganisationType", "SubType", "OrganisationStatus", "IsPimsManaged",
    "isEPSEnabled", "OrganisationName", "Address1", "Address2", "Address3", "City", "County", "Postcode", "Latitude",
    "Longitude", "ParentODSCode", "ParentName", "Phone", "Email", "Website", "Fax",
)  # fmt: skip


_SUCCESSORS = (
    "code_April_{year}", "previous_practice_codes", "fm_1000_code_{year}", "lm_1000_code_{year}",
    "fm_1000_previous_codes", "lm_1000_previous_codes",
)  # fmt: skip
_EARLIEST_RATING, _LATEST_RATING = 2020, 2025


def write_ratings(path: Path, rng: np.random.Generator, world: World) -> None:
    """Write one overall rating for most practices, each of some year between 2020 and 2025."""
    header = ("Location ODS Code", "Location Name", "Service / Population Group", "Domain", "Latest Rating",
              "Inherited Rating (Y/N)", "Rating Year")  # fmt: skip
    rows = [
        (code, name.title(), "Overall", "Overall", str(rng.choice(_RATINGS, p=[0.9, 0.05, 0.04, 0.01])),
         "Y" if rng.random() < 0.05 else "N", str(rng.integers(_EARLIEST_RATING, _LATEST_RATING + 1)))
        for code, name in world.practices.select("code", "name").iter_rows()
        if rng.random() < 0.95
    ]  # fmt: skip
    write_rows(path, header, rows)


def write_directory(path: Path, rng: np.random.Generator, world: World) -> None:
    """Write where practices are and how to reach them; some have a branch, whose name only Windows-1252 can spell."""
    lines = ["¬".join(_DIRECTORY)]
    for practice in world.practices.iter_rows(named=True):
        area = world.areas.row(practice["area_number"], named=True)
        north = 50.6 + 4.5 * (practice["area_number"] + rng.random()) / max(world.areas.height, 1)
        west = rng.uniform(-2.5, 0.5)
        sites = [practice["code"]] + ([f"{practice['code']}001"] if rng.random() < 0.15 else [])
        for site in sites:
            name = practice["name"].title() + (" – Branch" if site != practice["code"] else "")
            lines.append("¬".join((
                str(999 + len(lines)), site, "GP", "UNKNOWN", "Visible", "True", "True", name, practice["street"], "",
                "", practice["town"], area["short_name"], practice["postcode"], f"{north:.14f}", f"{west:.14f}",
                area["area"], area["area_name"], practice["phone"].replace(" ", ""), "",
                f"http://www.{practice['code'].lower()}.example/", practice["phone"],
            )))  # fmt: skip
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(("\n".join(lines) + "\n").encode("cp1252"))


def write_successors(path: Path, world: World, gone: list[Closing], year: int) -> None:
    """Write which code every practice's patients are under in April of `year`; most went on under their own."""
    header = [name.format(year=year) for name in _SUCCESSORS]
    went_to = {one.practice: one for one in gone if one.successor is not None}
    closed = {one.practice for one in gone if one.successor is None}
    practices = world.practices["code"]
    now = f"01/04/{year}"
    rows = []
    for number, code in enumerate(practices):
        if number in closed:
            continue
        merged = went_to.get(number)
        heir = practices[merged.successor] if merged and merged.successor is not None else code
        last = f"01/{merged.day:%m/%Y}" if merged else now
        rows.append((heir, code, "01/04/2013", now, "01/04/2013", last))
    write_rows(path, header, rows, mark=True, windows=True, open_end=True)
