"""The files agree with each other, as the publishers' own do."""

from collections import defaultdict
from typing import Any

import pytest

YEARS = ["2022-23", "2023-24", "2024-25"]


@pytest.fixture(scope="module")
def lists(england: Any) -> dict[str, int]:
    """Return the list of every practice in the last year."""
    return _lists(england, "2024-25")


def test_ages_add_up_to_the_list(england: Any, lists: dict[str, int]) -> None:
    sums: dict[str, int] = defaultdict(int)
    for record in england.records("2024-25/gp-reg-pat-prac-quin-age.csv"):
        if record["AGE_GROUP_5"] != "ALL":
            sums[record["ORG_CODE"]] += int(record["NUMBER_OF_PATIENTS"])
    assert sums == lists


def test_sexes_and_all_of_the_age_file_agree(england: Any) -> None:
    sums: dict[str, int] = defaultdict(int)
    for record in england.records("2024-25/gp-reg-pat-prac-quin-age.csv"):
        if record["AGE_GROUP_5"] == "ALL":
            sign = -1 if record["SEX"] == "ALL" else 1
            sums[record["ORG_CODE"]] += sign * int(record["NUMBER_OF_PATIENTS"])
    assert set(sums.values()) == {0}


def test_small_areas_add_up_to_the_list(england: Any, lists: dict[str, int]) -> None:
    sums: dict[str, int] = defaultdict(int)
    for record in england.zipped("2024-25/gp-reg-pat-prac-lsoa-all.zip"):
        sums[record["PRACTICE_CODE"]] += int(record["NUMBER_OF_PATIENTS"])
        assert int(record["NUMBER_OF_PATIENTS"]) > 0
    assert sums == lists


def test_some_patients_live_in_no_known_area_and_some_in_wales(england: Any) -> None:
    places = {record["LSOA_CODE"] for record in england.zipped("2024-25/gp-reg-pat-prac-lsoa-all.zip")}
    known = {record["LSOA11CD"] for record in england.records("reference/census2011_ethnicity_lsoa.csv")}
    assert places - known == {"NO2011", "W01900001"}


@pytest.mark.parametrize("year", YEARS)
def test_prevalence_has_the_list(england: Any, year: str) -> None:
    compact = year[2:4] + year[5:]
    found = {
        record["PRACTICE_CODE"]: int(record["PRACTICE_LIST_SIZE"])
        for record in england.records(f"{year}/PREVALENCE_{compact}.csv")
        if record["PATIENT_LIST_TYPE"] == "TOTAL"
    }
    everyone = _lists(england, year)
    assert found == {code: everyone[code] for code in found}


def test_attendances_are_out_of_the_children_of_the_age_file(england: Any) -> None:
    children: dict[str, int] = defaultdict(int)
    for record in england.records("2024-25/gp-reg-pat-prac-quin-age.csv"):
        if record["AGE_GROUP_5"] == "0_4":
            children[record["ORG_CODE"]] += int(record["NUMBER_OF_PATIENTS"])
    for record in england.records("2024-25/fingertips-93930-ae-attendances-0-4.csv"):
        if record["Area Type"] == "GPs":
            assert int(record["Denominator"]) == children[record["Area Code"]]


@pytest.mark.parametrize("year", YEARS)
def test_payments_add_up_to_their_total(england: Any, year: str) -> None:
    from evenhand.demo.layouts.payment_columns import COMPONENTS, columns_of

    columns = columns_of(int(year[:4]))
    parts = [columns[name] for name in COMPONENTS if name in columns]
    for record in england.records(f"{year}/nhspaymentsgp-{year[2:]}-prac.csv"):
        total = float(record["Total NHS Payments to General Practice"])
        assert sum(float(record[name]) for name in parts) == pytest.approx(total, abs=0.05)


def test_every_count_of_an_indicator_fits_inside_its_register(england: Any) -> None:
    counts: dict[tuple[str, str], dict[str, float]] = defaultdict(dict)
    for record in england.records("2023-24/ACHIEVEMENT_2324.csv"):
        counts[record["PRACTICE_CODE"], record["INDICATOR_CODE"]][record["MEASURE"]] = float(record["VALUE"])
    for one in (found for found in counts.values() if "NUMERATOR" in found):
        assert 0 <= one["NUMERATOR"] <= one["DENOMINATOR"]
        assert one["DENOMINATOR"] + one["PCAS"] <= one.get("REGISTER", float("inf"))


def test_a_merger_takes_its_patients_to_the_successor(england: Any) -> None:
    before, after = _lists(england, "2023-24"), _lists(england, "2024-25")
    late = [one for one in england.truth.mergers if one["closed"] == "2024-03-31"]
    assert late
    for one in late:
        together = before[one["practice"]] + before[one["successor"]]
        assert one["practice"] not in after
        assert after[one["successor"]] == pytest.approx(together, rel=0.06)


def test_a_practice_with_students_has_few_children(england: Any, lists: dict[str, int]) -> None:
    university = england.truth.universities[0]
    ages = {
        (record["SEX"], record["AGE_GROUP_5"]): int(record["NUMBER_OF_PATIENTS"])
        for record in england.records("2024-25/gp-reg-pat-prac-quin-age.csv")
        if record["ORG_CODE"] == university
    }
    young = ages["FEMALE", "20_24"] + ages["MALE", "20_24"]
    assert young > 0.25 * lists[university]
    assert ages["FEMALE", "0_4"] + ages["MALE", "0_4"] < 0.03 * lists[university]


def test_some_lists_are_too_small_to_compare(lists: dict[str, int]) -> None:
    assert sum(patients < 750 for patients in lists.values()) >= 2


def _lists(england: Any, year: str) -> dict[str, int]:
    return {
        record["CODE"]: int(record["NUMBER_OF_PATIENTS"])
        for record in england.records(f"{year}/gp-reg-pat-prac-all.csv")
    }
