"""Tests of the codes that practices went on under."""

from datetime import date

import pytest

from evenhand.sources.code_successors import SOURCE
from evenhand.sources.reading.opening import PublishedFile
from support.files import csv_text, reasons, rows_of
from support.published_text import read_published, read_text
from support.shared import shared_path

HEADER = (
    "code_April_2020,previous_practice_codes,fm_1000_code_2020,lm_1000_code_2020,"
    "fm_1000_previous_codes,lm_1000_previous_codes"
)


def record(old, new, last="01/10/2016"):
    return [new, old, "01/04/2013", "01/04/2022", "01/04/2013", last]


def read(folder, *records):
    return read_text(folder, "anything.csv", "\ufeff" + csv_text(HEADER, *records), SOURCE)


def test_a_code_that_changed_has_its_successor_and_the_day_it_was_last_seen(tmp_path):
    reading = read(tmp_path, record("A81003", "A81044"))
    assert rows_of(reading, "successors", "practice", "successor", "last_seen", "row") == [
        ("A81003", "A81044", date(2016, 10, 1), 2)
    ]
    assert reading.label == "to april 2020"


def test_codes_that_did_not_change_are_counted_in_a_caveat(tmp_path):
    reading = read(tmp_path, record("A81003", "A81044"), record("A81044", "A81044"))
    assert reading.rows_kept == 1
    assert reading.notes == ("Codes that did not change, which were not needed: 1",)


def test_a_code_that_lives_on_has_no_successor(tmp_path):
    reading = read(tmp_path, record("A81003", "A81003"), record("A81003", "A81044"))
    assert reasons(reading) == {3: "the old code is still in use, so that it has no one successor"}


def test_a_code_with_two_successors_has_neither(tmp_path):
    reading = read(tmp_path, record("A81003", "A81044"), record("A81003", "A81055"))
    assert reading.tables["successors"].is_empty()
    assert set(reasons(reading)) == {2, 3}


@pytest.mark.parametrize("last", ["", "NA"])
def test_a_code_never_seen_has_no_last_day(tmp_path, last):
    assert rows_of(read(tmp_path, record("A81003", "A81044", last)), "successors", "last_seen") == [(None,)]


@pytest.mark.parametrize(
    ("wrong", "reason"),
    [
        (record("other", "A81044"), "this is not a practice code"),
        (record("A81004", "other"), "the successor is not a practice code"),
        (record("A81004", "A81044", "long ago"), "this is not a day"),
    ],
)
def test_what_cannot_be_used_is_quarantined_with_its_reason(tmp_path, wrong, reason):
    assert reasons(read(tmp_path, record("A81003", "A81044"), wrong)) == {3: reason}


def test_the_real_file_has_the_codes_that_changed():
    file = PublishedFile(shared_path("data/nhs/reference/practice-code-successors-to-2020.csv"))
    reading = read_published(file, SOURCE)
    assert (reading.rows_kept, reading.rows_quarantined) == (1078, 8)
