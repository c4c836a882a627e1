"""Tests of the totals of registered patients."""

from datetime import date

import pytest

from evenhand.common.errors import SourceError
from evenhand.sources.reading.opening import PublishedFile
from evenhand.sources.registered_patients import SOURCE
from support.files import csv_text, reasons
from support.published_text import periods, read_published, read_text, states, values
from support.shared import shared_path

HEADER = "PUBLICATION,EXTRACT_DATE,TYPE,CCG_CODE,ONS_CCG_CODE,CODE,POSTCODE,SEX,AGE,NUMBER_OF_PATIENTS"
OLD_HEADER = "PUBLICATION,EXTRACT_DATE,ORG_TYPE,ORG_CODE,ONS_CODE,POSTCODE,SEX,AGE,NUMBER_OF_PATIENTS"


def record(code="A81001", count="4000", *, day="01May2022", kind="GP", sex="ALL", age="ALL"):
    return ["GP_PRAC_PAT_LIST", day, kind, "16C", "E38000247", code, "ZZ1 1AA", sex, age, count]


def read(folder, *records, header=HEADER):
    return read_text(folder, "anything.csv", csv_text(header, *records), SOURCE)


def test_a_list_is_of_the_day_it_was_extracted(tmp_path):
    reading = read(tmp_path, record())
    assert values(reading, "list.registered") == {"A81001": 4000.0}
    assert periods(reading) == {(date(2022, 5, 1), date(2022, 5, 1))}
    assert reading.label == "2022-05-01"


def test_the_layout_of_2017_is_read_too(tmp_path):
    old = ["GP_PRAC_PAT_LIST", "01SEP2017", "GP", "A81001", "", "ZZ1 1AA", "ALL", "ALL", "4000"]
    reading = read(tmp_path, old, header=OLD_HEADER)
    assert reading.label == "2017-09-01"


def test_commissioners_and_single_ages_are_counted_in_notes_not_read(tmp_path):
    reading = read(
        tmp_path, record(), record("16C", kind="CCG"), record(sex="FEMALE", age="12"), record(age="12")
    )
    assert values(reading, "list.registered") == {"A81001": 4000.0}
    assert reading.notes == (
        "Rows of commissioners or other organisations, which were not needed: 1",
        "Rows of one sex or one age, which were not needed: 2",
    )


def test_several_days_are_several_periods(tmp_path):
    reading = read(tmp_path, record(day="01May2022"), record(day="01-Jun-22"))
    assert len(periods(reading)) == 2
    assert reading.label == "2022-05-01 to 2022-06-01"


def test_zero_withheld_and_missing_stay_apart(tmp_path):
    reading = read(tmp_path, record("A81001", "0"), record("A81002", "*"), record("A81003", "-"))
    assert values(reading, "list.registered") == {"A81001": 0.0, "A81002": None, "A81003": None}
    assert states(reading, "list.registered") == {
        "A81001": "observed",
        "A81002": "suppressed",
        "A81003": "missing",
    }


@pytest.mark.parametrize(
    ("wrong", "reason"),
    [
        (record(count="-5"), "a count cannot be negative"),
        (record(count="many"), "this is not a number"),
        (record(code="total"), "this is not a practice code"),
        (record(day="in May"), "this is not a day"),
    ],
)
def test_what_cannot_be_used_is_quarantined_with_its_reason(tmp_path, wrong, reason):
    reading = read(tmp_path, record("A81009"), wrong)
    assert reasons(reading) == {3: reason}
    assert reading.rows_kept == 1


def test_a_practice_listed_twice_with_different_counts_is_left_out(tmp_path):
    reading = read(tmp_path, record(count="1"), record(count="2"), record("A81002"))
    assert reading.rows_kept == 1
    assert set(reasons(reading)) == {2, 3}


def test_a_record_repeated_is_kept_once(tmp_path):
    reading = read(tmp_path, record(), record())
    assert reasons(reading) == {3: "the record repeats an earlier one"}


def test_a_file_with_no_record_to_use_is_refused(tmp_path):
    with pytest.raises(SourceError, match="no record can be used"):
        read(tmp_path, record(code="total"))


def test_the_real_lists_of_may_2022_add_up_to_the_published_total():
    reading = read_published(PublishedFile(shared_path("data/nhs/2021-22/gp-reg-pat-prac-all.csv")), SOURCE)
    assert reading.tables["observations"]["value"].sum() == 61_654_788
    assert (reading.rows_read, reading.rows_kept, reading.rows_quarantined) == (6506, 6506, 0)
