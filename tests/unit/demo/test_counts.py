"""Appointments, prescribing, surveys, vaccination and what is counted by month: as their publishers have them."""

from collections import defaultdict
from typing import Any

import numpy as np
import pytest

from evenhand.demo.layouts.gp_patient_survey import QUESTIONS
from evenhand.demo.planted import PLANTED

NEW_SURVEY = "2024-25/GPPS_2025_Practice_data_(weighted)_(csv)_PUBLIC.csv"
OLD_SURVEY = "2022-23/GPPS_2023_Practice_data_(unweighted)_(csv)_PUBLIC.csv"
MARCH = "2024-25/Practice_Level_Crosstab_Mar_25.csv"


@pytest.fixture(scope="module")
def appointments(england: Any) -> list[dict[str, str]]:
    """Return the records of a month."""
    records: list[dict[str, str]] = england.records(MARCH)
    return records


def _lists(england: Any) -> dict[str, int]:
    records = england.records("2024-25/gp-reg-pat-prac-all.csv")
    return {record["CODE"]: int(record["NUMBER_OF_PATIENTS"]) for record in records}


def test_appointments_are_about_as_many_as_planted(england: Any, appointments: list[dict[str, str]]) -> None:
    total = sum(int(record["COUNT_OF_APPOINTMENTS"]) for record in appointments)
    rate = 10_000 * total / sum(_lists(england).values())
    assert np.log(rate) == pytest.approx(PLANTED["all-appts-per-10000-weighted"].level, abs=0.12)


def test_no_record_of_appointments_counts_none(appointments: list[dict[str, str]]) -> None:
    assert min(int(record["COUNT_OF_APPOINTMENTS"]) for record in appointments) == 1
    assert {record["APPOINTMENT_MONTH_START_DATE"] for record in appointments} == {"01MAR2025"}


def test_record_level_files_are_of_the_last_twelve_months(england: Any) -> None:
    for pattern in ("Practice_Level_Crosstab_*", "EPD_*"):
        names = [path.parent.name for path in england.folder.glob(f"*/{pattern}")]
        assert names == ["2024-25"] * 12


def test_prescribing_costs_what_was_planted(england: Any) -> None:
    cost: dict[str, float] = defaultdict(float)
    for record in england.records("2024-25/EPD_202410.csv"):
        cost[record["PRACTICE_CODE"]] += float(record["NIC"])
        assert float(record["ACTUAL_COST"]) == pytest.approx(0.935 * float(record["NIC"]), abs=1e-4)
    a_patient = sum(cost.values()) / sum(_lists(england).values())
    assert 8 < a_patient < 18


def test_a_survey_of_few_answers_is_suppressed_in_both_series(england: Any) -> None:
    new, old = england.records(NEW_SURVEY), england.records(OLD_SURVEY)
    few = [record for record in new if int(record["overallexp.baseevaluw"]) < 10]
    assert few
    assert {record["overallexp.pcteval"] for record in few} == {"-98"}
    assert {record["Q28_12pct"] for record in old if int(record["Q28base"]) < 10} == {"-98"}


def test_the_series_of_the_survey_have_nothing_in_common(england: Any) -> None:
    assert not set(england.records(NEW_SURVEY)[0]) & {f"{one.number}_12pct" for one in QUESTIONS}
    assert {name.split(".")[0] for name in england.records(NEW_SURVEY)[0] if "." in name} == {
        one.stem for one in QUESTIONS
    }


def test_shares_of_a_survey_lie_within_their_limits(england: Any) -> None:
    for record in england.records(NEW_SURVEY):
        lower, share, upper = (
            float(record[f"overallexp.{name}"]) for name in ("lowileval", "pcteval", "hiwileval")
        )
        assert lower <= share <= upper


def test_answers_of_friends_and_family_add_up_or_are_withheld(england: Any) -> None:
    for record in england.records("2024-25/fft-gp-march-2025.csv"):
        parts = list(record.values())[3:]
        if record["Total Responses"] == "*":
            assert set(parts) == {"*"}
        else:
            assert sum(map(int, parts)) == int(record["Total Responses"])


def test_nobody_is_vaccinated_who_was_not_due(england: Any) -> None:
    records = england.records("2024-25/cover_gp_practice_2024-25.csv")
    pairs = [(one["NUMBER_VACCINATED"], one["NUMBER_POPULATION"]) for one in records]
    assert all(int(part) <= int(whole) for part, whole in pairs if whole != "*")
    assert any(whole == "*" for _, whole in pairs)


def test_the_networks_fund_runs_on_from_april(england: Any) -> None:
    reached: dict[str, list[int]] = defaultdict(list)
    for record in england.records("2024-25/IIF_indicators_2024-25.csv"):
        if (record["IND_CODE"], record["MEASURE"]) == ("HI-03", "Numerator"):
            reached[record["ORGANISATION_CODE"]].append(int(record["VALUE"]))
    assert all(values == sorted(values) and len(values) == 12 for values in reached.values())


def test_some_telephone_suppliers_take_no_part(england: Any) -> None:
    records = england.records("2024-25/Cloud Based Telephony By Durations 2024-25.csv")
    taking_part = {record["PRACTICE_CODE"] for record in records}
    assert 0.85 < len(taking_part) / len(_lists(england)) < 1


def test_areas_outcomes_lie_within_their_limits(england: Any) -> None:
    for record in england.records("2024-25/CCG_2.6_I00769_D_2024-25.csv"):
        lower, value, upper = (float(record[name]) for name in ("CI Lower", "Indicator Value", "CI Upper"))
        assert lower < value < upper
