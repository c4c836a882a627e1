"""Returns of the synthetic England: the templates' own columns, parts within wholes, and who returns nothing."""

from collections import Counter
from typing import Any

import pytest

from evenhand.demo.layouts.returns import LATE, RETURNS
from evenhand.demo.returning.hospital import AGE_BANDS
from evenhand.sources.reading.returns.keys import headers_of
from evenhand.sources.reading.returns.templates import all_templates, template_by_id

YEARS = ("2022-23", "2023-24", "2024-25")


def _rows(england: Any, name: str, year: str = "2024-25") -> list[dict[str, str]]:
    found: list[dict[str, str]] = england.records(f"{year}/returns/{name}-{year}.csv")
    return [row for row in found if next(iter(row.values())) != "Total"]


def test_there_is_a_return_on_every_template() -> None:
    assert set(RETURNS) == {template.id for template in all_templates()}


@pytest.mark.parametrize("name", sorted(RETURNS))
def test_the_columns_are_the_templates(england: Any, name: str) -> None:
    assert tuple(_rows(england, name)[0]) == headers_of(template_by_id(name))


@pytest.mark.parametrize("name", [one.id for one in all_templates() if one.parts_of_wholes])
def test_no_part_is_above_its_whole(england: Any, name: str) -> None:
    pairs = [(pair.part, pair.whole) for pair in template_by_id(name).parts_of_wholes]
    numbers = [
        (float(row[part]), float(row[whole]))
        for row in _rows(england, name)
        for part, whole in pairs
        if {row[part], row[whole]} & {"*", "about forty"} == set()
    ]
    assert len(numbers) > 200
    assert all(0 <= part <= whole for part, whole in numbers)


def test_there_is_a_row_for_every_sex_and_age(england: Any) -> None:
    rows = _rows(england, "emergency-activity")
    groups = Counter((row["practice_code"], row["period_start"]) for row in rows)
    assert set(groups.values()) == {2 * len(AGE_BANDS)}
    assert {row["age_band"] for row in rows} == set(AGE_BANDS)


def test_a_practice_that_returns_nothing_never_does(england: Any) -> None:
    everyone = {record["CODE"] for record in england.records("2024-25/gp-reg-pat-prac-all.csv")}
    absent = [
        everyone - {row["practice_code"] for row in _rows(england, "urgent-care", year)} for year in YEARS
    ]
    assert 0 < len(absent[-1]) < 15
    assert absent[-1] <= absent[0]


def test_small_numbers_of_some_are_withheld(england: Any) -> None:
    cells = [(row["practice_code"], row["quit_at_4_weeks"]) for row in _rows(england, "stop-smoking")]
    withheld = {code for code, cell in cells if cell == "*"}
    shown = {code for code, cell in cells if cell not in {"*", "0"} and int(cell) < 8}
    assert 0 < len(withheld) < 15
    assert not withheld & shown
    assert shown


def test_one_return_is_a_month_late(england: Any) -> None:
    assert max(row["period_end"] for row in _rows(england, LATE)) == "2025-02-28"
    assert max(row["period_end"] for row in _rows(england, LATE, "2023-24")) == "2024-03-31"


def test_budgets_are_added_up_from_april(england: Any) -> None:
    rows = [row for row in _rows(england, "budgets") if row["practice_code"] == "Z80002"]
    assert {row["period_start"] for row in rows} == {"2024-04-01"}
    spent = [float(row["total_spend"]) for row in sorted(rows, key=lambda row: row["period_end"])]
    assert spent == sorted(spent)
    assert len(spent) == 12


def test_most_confirm_what_they_offer_and_some_have_not(england: Any) -> None:
    days = Counter(row["period_end"] for row in _rows(england, "practice-offer"))
    assert days["2025-11-30"] > 10 * days["2025-04-01"] > 0


def test_areas_lie_about_the_rates_that_were_planted(england: Any) -> None:
    planted = england.truth.areas["qp-avoidable-emergency"]
    for row in _rows(england, "quality-premium"):
        admitted = float(row["avoidable_admissions"]) / float(row["population"])
        assert admitted == pytest.approx(planted[row["commissioner_code"]], rel=0.08)


def test_an_area_has_one_row_of_its_own(england: Any) -> None:
    rows = _rows(england, "quality-premium")
    assert [row["commissioner_code"] for row in rows] == [f"Z{number:02d}" for number in range(1, 7)]
