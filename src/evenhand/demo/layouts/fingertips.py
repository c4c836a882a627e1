"""Fingertips CSV: 27 columns, area types mixed, England once for each sex.

Counts are rounded to 5 and give the value; the limits (Byar's) are those of the count before rounding.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import numpy as np
import polars as pl

from evenhand.demo.codes import ENGLAND
from evenhand.demo.layouts.text import plain, write_rows
from evenhand.demo.world import World
from evenhand.demo.years import Year
from evenhand.statistics.intervals import rate_interval

INDICATOR, TITLE = "93930", "A&E attendances (0 to 4 years)"
NETWORKS = "PCNs (v. 27/10/23)"
WITHHELD = "Value suppressed for disclosure control reasons"
SMALLEST_COUNT = 8
_NOT_COMPARED = "Not compared"
_IN_NO_NETWORK = ("U99999", "GPs not allocated to a PCN")
_HEADER: Final = (
    "Indicator ID", "Indicator Name", "Parent Code", "Parent Name", "Area Code", "Area Name", "Area Type", "Sex", "Age",
    "Category Type", "Category", "Time period", "Value", "Lower CI 95.0 limit", "Upper CI 95.0 limit",
    "Lower CI 99.8 limit", "Upper CI 99.8 limit", "Count", "Denominator", "Value note", "Recent Trend",
    "Compared to England value or percentiles", f"Compared to {NETWORKS} value or percentiles",
    "Time period Sortable", "New data", "Compared to goal", "Time period range",
)  # fmt: skip
_DECILES: Final = "County & UA deprivation deciles in England (IMD2019, 4/21 geography)"
_DECILE_NAMES: Final = tuple(
    f"{name} deprived decile (IMD2019)"
    for name in ("Most", "Second most", "Third more", "Fourth more", "Fifth more", "Fifth less", "Fourth less",
                 "Third less", "Second least", "Least")
)  # fmt: skip


def write_attendances(path: Path, world: World, year: Year, *, first_year: bool) -> None:
    """Write the year's attendances. In the first year the 23rd column has the name it had then, and no last end."""
    header = list(_HEADER)
    if first_year:
        header[22] = "Compared to percentiles"
    table = year.table(world)
    england = 1000 * _total(table, "attendances") / _total(table, "children")
    records = (*_england(table, england), *_networks(table, england), *_practices(table, england))
    write_rows(path, header, [_row(year, record) for record in records], windows=True, open_end=first_year)


def _england(table: pl.DataFrame, england: float) -> Iterator[dict[str, Any]]:
    count, base = _total(table, "attendances"), _total(table, "children")
    area = {"code": ENGLAND, "name": "England", "kind": "England", "digits": 7}
    for sex, share, half in (("Male", 0.57, 0.51), ("Female", 0.43, 0.49), ("Persons", 1.0, 1.0)):
        yield {**area, "sex": sex, **_figures(round(count * share), round(base * half), rounded=False)}
    ranked = table.sort("deprivation", descending=True)
    for name, part in zip(
        _DECILE_NAMES, np.array_split(np.arange(table.height), len(_DECILE_NAMES)), strict=True
    ):
        tenth = ranked[part.tolist()]
        figures = _figures(_total(tenth, "attendances"), _total(tenth, "children"))
        yield {**area, **figures, "category": name, "england": _word(figures, england)}


def _networks(table: pl.DataFrame, england: float) -> Iterator[dict[str, Any]]:
    inside = table.filter(pl.col("network") != "")
    for (code, name), part in inside.partition_by("network", "network_name", as_dict=True).items():
        figures = _figures(_total(part, "attendances"), _total(part, "children"))
        area = {"code": code, "name": _titled(name), "kind": NETWORKS, "parent": (ENGLAND, "England")}
        yield {**area, **figures, "england": _word(figures, england)}


def _practices(table: pl.DataFrame, england: float) -> Iterator[dict[str, Any]]:
    sums = table.group_by("network").agg(pl.col("attendances").sum(), pl.col("children").sum())
    means = {code: 1000 * count / base for code, count, base in sums.iter_rows()}
    limits = rate_interval(table["attendances"].to_numpy(), table["children"].to_numpy(), multiplier=1000.0)
    for place, practice in enumerate(table.iter_rows(named=True)):
        network = (practice["network"], _titled(practice["network_name"]))
        area = {"code": practice["code"], "name": _titled(practice["name"]), "kind": "GPs"}
        area["parent"] = network if practice["network"] else _IN_NO_NETWORK
        count, base = practice["attendances"], practice["children"]
        if count < SMALLEST_COUNT:
            yield {**area, "base": base, "note": WITHHELD}
            continue
        figures = {
            "count": 5 * round(count / 5),
            "base": base,
            "lower": limits.lower[place],
            "upper": limits.upper[place],
        }
        among = _word(figures, means[practice["network"]]) if practice["network"] else _NOT_COMPARED
        yield {**area, **figures, "england": _word(figures, england), "network": among}


def _figures(count: float, base: float, *, rounded: bool = True) -> dict[str, float]:
    limits = rate_interval(np.array([float(count)]), np.array([float(base)]), multiplier=1000.0)
    shown = 5 * round(count / 5) if rounded else count
    return {"count": shown, "base": base, "lower": limits.lower[0], "upper": limits.upper[0]}


def _total(table: pl.DataFrame, column: str) -> float:
    return float(table[column].to_numpy().sum())


def _word(figures: dict[str, float], mean: float) -> str:
    return "Better" if figures["upper"] < mean else "Worse" if figures["lower"] > mean else "Similar"


def _titled(name: str) -> str:
    return name.title().replace("Pcn", "PCN")


def _row(year: Year, record: dict[str, Any]) -> list[Any]:
    digits = record.get("digits", 5)
    shown = "count" in record
    value = round(1000 * record["count"] / record["base"], digits) if shown else ""
    limits = [round(float(record[name]), digits) if shown else "" for name in ("lower", "upper")]
    category = record.get("category", "")
    return [
        INDICATOR, TITLE, *record.get("parent", ("", "")), record["code"], record["name"], record["kind"],
        record.get("sex", "Persons"), "0-4 yrs", _DECILES if category else "", category,
        f"{year.first}/{(year.first + 1) % 100:02d}", value, *limits, "", "",
        plain(record["count"]) if shown else "", plain(record["base"]), record.get("note", ""), "",
        record.get("england", _NOT_COMPARED), record.get("network", _NOT_COMPARED), f"{year.first}0000", "", "", "1y",
    ]  # fmt: skip
