"""Fingertips CSV: 27 columns, area types mixed, England once for each sex, counts rounded to 5 and limits from the count."""

from pathlib import Path
from typing import Any

import numpy as np

from evenhand.demo.layouts.text import plain, write_rows
from evenhand.demo.world import World
from evenhand.demo.years import Year
from evenhand.statistics.intervals import rate_interval

INDICATOR, TITLE, ENGLAND = "93930", "A&E attendances (0 to 4 years)", "E92000001"
WITHHELD = "Value suppressed for disclosure control reasons"
_HEADER = (
    "Indicator ID", "Indicator Name", "Parent Code", "Parent Name", "Area Code", "Area Name", "Area Type", "Sex", "Age",
    "Category Type", "Category", "Time period", "Value", "Lower CI 95.0 limit", "Upper CI 95.0 limit",
    "Lower CI 99.8 limit", "Upper CI 99.8 limit", "Count", "Denominator", "Value note", "Recent Trend",
    "Compared to England value or percentiles", "Compared to PCNs (v. 27/10/23) value or percentiles",
    "Time period Sortable", "New data", "Compared to goal", "Time period range",
)  # fmt: skip
_SMALLEST_COUNT = 8


def write_attendances(path: Path, world: World, year: Year, *, first_year: bool) -> None:
    """Write the year's attendances. In the first year the 23rd column has the name it had then."""
    header = list(_HEADER)
    if first_year:
        header[22] = "Compared to percentiles"
    table = year.table(world)
    count, base = table["attendances"].to_numpy(), table["children"].to_numpy()
    england = count.sum() / base.sum()
    rows = [
        _england(year, sex, share, count.sum(), base.sum())
        for sex, share in (("Male", 0.55), ("Female", 0.45), ("Persons", 1.0))
    ]
    interval = rate_interval(count, base, multiplier=1000.0)
    for place, practice in enumerate(table.iter_rows(named=True)):
        limits = (interval.lower[place], interval.upper[place])
        rows.append(_practice(year, practice, count[place], base[place], limits, england * 1000))
    for network, part in table.partition_by("network", as_dict=True).items():
        total, children = part["attendances"].sum(), part["children"].sum()
        rows.append(_row(year, ENGLAND, "England", str(network[0]), str(part["network_name"][0]), "PCNs (v. 27/10/23)",
                         total, children, (None, None), "Not compared"))  # fmt: skip
    write_rows(path, header, rows, windows=True)


def _practice(
    year: Year,
    practice: dict[str, Any],
    count: float,
    base: float,
    limits: tuple[float, float],
    england: float,
) -> list[Any]:
    if count < _SMALLEST_COUNT:
        row = _row(year, practice["network"], practice["network_name"], practice["code"], practice["name"].title(), "GPs",
                   None, None, (None, None), "Not compared")  # fmt: skip
        row[19] = WITHHELD
        return row
    word = "Better" if limits[1] < england else "Worse" if limits[0] > england else "Similar"
    return _row(year, practice["network"], practice["network_name"], practice["code"], practice["name"].title(), "GPs",
                5 * np.round(count / 5), base, limits, word)  # fmt: skip


def _row(
    year: Year, parent: str, parent_name: str, code: str, name: str, kind: str, count: float | None,
    base: float | None, limits: tuple[float | None, float | None], word: str, sex: str = "Persons",
) -> list[Any]:  # fmt: skip
    value = "" if count is None or base is None else round(1000 * count / base, 8)
    bounds = ["" if limit is None else round(limit, 8) for limit in limits]
    counts = ["" if number is None else plain(number) for number in (count, base)]
    return [
        INDICATOR, TITLE, parent, parent_name, code, name, kind, sex, "0-4 yrs", "", "",
        f"{year.first}/{(year.first + 1) % 100:02d}", value, *bounds, "", "", *counts, "", "", word, "Not compared",
        f"{year.first}0000", "", "", "1y",
    ]  # fmt: skip


def _england(year: Year, sex: str, share: float, count: float, base: float) -> list[Any]:
    half = base if sex == "Persons" else base / 2
    return _row(year, "", "", ENGLAND, "England", "England", round(count * share), round(half), (None, None),
                "Not compared", sex)  # fmt: skip
