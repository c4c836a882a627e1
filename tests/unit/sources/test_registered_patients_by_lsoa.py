"""Tests of registered patients by small area."""

import pytest

from evenhand.sources.reading.opening import published_files
from evenhand.sources.registered_patients_by_lsoa import SOURCE
from support.files import csv_text, reasons, rows_of, zip_file
from support.published_text import read_published, read_text
from support.shared import shared_path

HEADER = "PUBLICATION,EXTRACT_DATE,PRACTICE_CODE,PRACTICE_NAME,LSOA_CODE,SEX,NUMBER_OF_PATIENTS"


def record(place="E01000001", count="7", *, code="A81001", sex="ALL", name="THE SURGERY"):
    return ["GP_PRAC_PAT_LIST", "01JUL2022", code, name, place, sex, count]


def read(folder, *records, header=HEADER):
    return read_text(folder, "anything.csv", csv_text(header, *records), SOURCE)


def patients(reading):
    return rows_of(reading, "registrations", "practice", "place", "patients")


def test_patients_are_counted_by_practice_and_place(tmp_path):
    reading = read(tmp_path, record(), record("E01000002", "0"))
    assert patients(reading) == [("A81001", "E01000001", 7.0), ("A81001", "E01000002", 0.0)]


def test_areas_unknown_or_in_wales_are_kept(tmp_path):
    reading = read(tmp_path, record("NO2011"), record("W01000001"))
    assert [place for _, place, _ in patients(reading)] == ["NO2011", "W01000001"]


def test_a_name_with_a_quoted_comma_is_one_cell(tmp_path):
    reading = read(tmp_path, record(), record("E01000002", name='"DR ONE, TWO & THREE"'))
    assert len(patients(reading)) == 2


def test_both_sexes_add_up(tmp_path):
    reading = read(tmp_path, record(count=3, sex="FEMALE"), record(count=4, sex="MALE"))
    assert patients(reading) == [("A81001", "E01000001", 7.0)]
    assert reading.scope == "England"


def test_rows_for_all_stand_before_those_of_one_sex(tmp_path):
    reading = read(tmp_path, record(count=3, sex="FEMALE"), record(count=4, sex="MALE"), record(count=8))
    assert patients(reading) == [("A81001", "E01000001", 8.0)]
    assert reading.notes == ("Rows of one sex, which were not needed: 2",)


def test_a_file_of_one_sex_speaks_for_its_part_and_says_so(tmp_path):
    reading = read(tmp_path, record(sex="FEMALE"))
    assert reading.scope == "England, female patients"
    assert reading.caveats == ("anything.csv counts female patients only; the other sex is in another file",)


def test_a_file_without_a_column_for_sex_counts_everybody(tmp_path):
    header = "EXTRACT_DATE,PRACTICE_CODE,LSOA_CODE,ALL_PATIENTS"
    reading = read(tmp_path, ["01JUL2022", "A81001", "E01000001", "7"], header=header)
    assert patients(reading) == [("A81001", "E01000001", 7.0)]


@pytest.mark.parametrize(
    ("count", "reason"),
    [
        ("*", "the number of patients is withheld or missing"),
        ("-1", "a count cannot be negative"),
        ("few", "this is not a number"),
    ],
)
def test_what_is_no_count_is_quarantined(tmp_path, count, reason):
    reading = read(tmp_path, record(), record("E01000002", count))
    assert reasons(reading) == {3: reason}


def test_the_same_area_twice_with_different_counts_is_left_out(tmp_path):
    reading = read(tmp_path, record(count=1), record(count=2), record("E01000002"))
    reason = "the practice with this small area appears more than once with different figures"
    assert reasons(reading) == {2: reason, 3: reason}


def test_the_file_is_read_inside_its_zip(tmp_path):
    (file,) = published_files([zip_file(tmp_path, {"folder/inner.csv": csv_text(HEADER, record())})])
    assert patients(read_published(file, SOURCE)) == [("A81001", "E01000001", 7.0)]


def test_the_real_patients_of_july_2022_add_up_to_the_published_total():
    (file,) = published_files([shared_path("data/nhs/2021-22/gp-reg-pat-prac-lsoa-all.zip")])
    reading = read_published(file, SOURCE)
    assert (reading.rows_read, reading.rows_quarantined) == (865_965, 0)
    assert reading.tables["registrations"]["patients"].sum() == 61_768_942
