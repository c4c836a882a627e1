"""Attendances as Fingertips gives them: counts rounded, limits not, and a count that is too small withheld."""

from typing import Any

import numpy as np
import pytest

from evenhand.demo.layouts.fingertips import WITHHELD
from evenhand.statistics.intervals import rate_interval

NAME = "2024-25/fingertips-93930-ae-attendances-0-4.csv"


@pytest.fixture(scope="module")
def practices(england: Any) -> list[dict[str, str]]:
    """Return the records of practices."""
    return [record for record in england.records(NAME) if record["Area Type"] == "GPs"]


@pytest.fixture(scope="module")
def shown(practices: list[dict[str, str]]) -> list[dict[str, str]]:
    """Return those that are not withheld."""
    return [record for record in practices if record["Value"]]


def test_counts_are_rounded_to_five_and_give_the_value(shown: list[dict[str, str]]) -> None:
    for record in shown:
        count, base = int(record["Count"]), int(record["Denominator"])
        assert count % 5 == 0
        assert float(record["Value"]) == pytest.approx(1000 * count / base, abs=1e-5)


def test_limits_are_byars_of_a_count_that_rounds_to_the_one_shown(shown: list[dict[str, str]]) -> None:
    for record in shown[:40]:
        near = np.arange(int(record["Count"]) - 2.0, int(record["Count"]) + 3.0)
        limits = rate_interval(near, np.full(near.size, float(record["Denominator"])), multiplier=1000.0)
        lower = np.isclose(limits.lower, float(record["Lower CI 95.0 limit"]), atol=1e-5)
        upper = np.isclose(limits.upper, float(record["Upper CI 95.0 limit"]), atol=1e-5)
        assert (lower & upper).sum() == 1


def test_a_withheld_figure_keeps_its_denominator_and_says_why(practices: list[dict[str, str]]) -> None:
    withheld = [record for record in practices if not record["Value"]]
    assert withheld
    for record in withheld:
        assert (record["Count"], record["Value note"]) == ("", WITHHELD)
        assert record["Denominator"]


def test_the_publishers_words_follow_the_limits(england: Any, shown: list[dict[str, str]]) -> None:
    (whole,) = (
        float(record["Value"])
        for record in england.records(NAME)
        if record["Area Type"] == "England" and record["Sex"] == "Persons" and not record["Category"]
    )
    for record in shown:
        lower, upper = float(record["Lower CI 95.0 limit"]), float(record["Upper CI 95.0 limit"])
        expected = "Better" if upper < whole else "Worse" if lower > whole else "Similar"
        assert record["Compared to England value or percentiles"] == expected


def test_a_practice_in_no_network_is_under_the_publishers_code_for_that(shown: list[dict[str, str]]) -> None:
    outside = [record for record in shown if record["Parent Code"] == "U99999"]
    assert outside
    column = "Compared to PCNs (v. 27/10/23) value or percentiles"
    assert {record[column] for record in outside} == {"Not compared"}
