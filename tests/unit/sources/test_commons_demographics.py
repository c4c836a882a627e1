"""Tests of the age and sex of practices' patients in April 2020."""

from datetime import date

import pytest

from evenhand.sources.commons_demographics import SOURCE
from evenhand.sources.reading.opening import PublishedFile
from support.files import csv_text, reasons
from support.published_text import periods, read_published, read_text, values
from support.shared import shared_path

HEADER = "PRACTICE_CODE,Percent_male,Total,AgeAll,65+,65perc"


def read(folder, *records):
    return read_text(folder, "anything.csv", csv_text(HEADER, *records), SOURCE)


def test_shares_are_shares_although_their_headers_say_percent(tmp_path):
    reading = read(tmp_path, ["A81001", 0.49, 1000, 41.5, 200, 0.2])
    assert values(reading, "demographics.male_share") == {"A81001": 0.49}
    assert values(reading, "demographics.mean_age") == {"A81001": 41.5}
    assert values(reading, "demographics.aged_65_and_over_share") == {"A81001": 0.2}


def test_shares_of_adults_are_read_where_the_file_has_them(tmp_path):
    record = csv_text(f"{HEADER},18perc,30_74perc", ["A81001", 0.49, 1000, 41.5, 200, 0.2, 0.8, 0.5])
    reading = read_text(tmp_path, "anything.csv", record, SOURCE)
    assert values(reading, "demographics.aged_18_and_over_share") == {"A81001": 0.8}
    assert values(reading, "demographics.aged_30_to_74_share") == {"A81001": 0.5}


def test_the_day_is_assumed_and_said_to_be(tmp_path):
    reading = read(tmp_path, ["A81001", 0.49, 1000, 41.5, 200, 0.2])
    assert periods(reading) == {(date(2020, 4, 1), date(2020, 4, 1))}
    assert "1 April 2020" in reading.caveats[0]


@pytest.mark.parametrize(
    ("wrong", "reason"),
    [
        (["A81002", 49, 1000, 41.5, 200, 0.2], "the value is above 1, the highest there can be"),
        (["A81002", 0.49, 1000, 415, 200, 0.2], "the value is above 120, the highest there can be"),
        (["A81002", 0.49, 1000, "old", 200, 0.2], "this is not a number"),
    ],
)
def test_a_cell_that_cannot_be_costs_the_cell_not_the_practice(tmp_path, wrong, reason):
    reading = read(tmp_path, ["A81001", 0.49, 1000, 41.5, 200, 0.2], wrong)
    assert reasons(reading) == {3: reason}
    assert reading.tables["observations"].height == 5


def test_the_real_file_is_read_whole():
    file = PublishedFile(shared_path("data/nhs/reference/hoc-gp-demographics-2020.csv"))
    reading = read_published(file, SOURCE)
    assert (reading.rows_read, reading.rows_kept, reading.rows_quarantined) == (6797, 6797, 0)
