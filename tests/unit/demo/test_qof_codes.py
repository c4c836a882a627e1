"""The quality framework of the synthetic England: every code has figures in some year, and points in its own."""

from collections import defaultdict
from typing import Any

import pytest

from evenhand.demo.qof_codes import KEPT, codes_of, registers_of

YEARS = (2022, 2023, 2024)


def test_every_code_has_figures_in_some_year() -> None:
    of_years = [{one.code for one in codes_of(year, first=year == 2022, last=year == 2024)} for year in YEARS]
    everything = {one.code for one in codes_of(2024, first=True, last=True)}
    assert set.union(*of_years) == everything
    assert len(everything) > 100


def test_codes_of_other_years_earn_no_points() -> None:
    by_code = {one.code: one for one in codes_of(2024, first=False, last=True)}
    assert {by_code[code].points for code in KEPT} == {0}
    assert by_code["AST012"].points == 0
    assert by_code["AST007"].points == 20


def test_a_code_has_the_thresholds_of_its_year() -> None:
    spans = [
        {one.code: one for one in codes_of(year, first=False, last=True)}["CHD015"] for year in (2024, 2025)
    ]
    assert [(one.points, one.high) for one in spans] == [(12, 0.77), (33, 0.90)]


def test_registers_are_kept_for_points() -> None:
    assert {row.code for row in registers_of(2024)} > {"AF001", "AST005", "DM017"}


@pytest.mark.parametrize(("year", "pattern"), [("2022-23", "*_2223.csv"), ("2024-25", "*_2425.csv")])
def test_nobody_has_more_points_than_there_are(england: Any, year: str, pattern: str) -> None:
    had: dict[str, float] = defaultdict(float)
    for path in (england.folder / year).glob(f"ACHIEVEMENT{pattern}"):
        for record in england.records(f"{year}/{path.name}"):
            if record["MEASURE"] == "ACHIEVED_POINTS":
                had[record["PRACTICE_CODE"]] += float(record["VALUE"])
    (path,) = (england.folder / year).glob(f"ORGANISATION_REFERENCE{pattern}")
    most = {
        one["PRACTICE_CODE"]: float(one["REVISED_MAX_POINTS"])
        for one in england.records(f"{year}/{path.name}")
    }
    assert max(had.values()) > 0.8 * max(most.values())
    assert max(had.values()) <= max(most.values())
