"""Tests of registered patients by sex and five-year age."""

from evenhand.sources.reading.opening import PublishedFile
from evenhand.sources.registered_patients_by_age import SOURCE
from support.files import csv_text, reasons
from support.published_text import read_published, read_text, states, values
from support.shared import shared_path

HEADER = "PUBLICATION,EXTRACT_DATE,ORG_TYPE,ORG_CODE,ONS_CODE,POSTCODE,SEX,AGE_GROUP_5,NUMBER_OF_PATIENTS"


def record(sex, band, count, *, code="A81001", kind="GP"):
    return ["GP_PRAC_PAT_LIST", "01SEP2017", kind, code, "", "ZZ1 1AA", sex, band, count]


def read(folder, *records):
    return read_text(folder, "anything.csv", csv_text(HEADER, *records), SOURCE)


def test_each_sex_and_age_is_a_measure(tmp_path):
    reading = read(
        tmp_path, record("FEMALE", "0_4", 3), record("MALE", "95+", 2), record("FEMALE", "ALL", 40)
    )
    assert values(reading, "list.female.0_4") == {"A81001": 3.0}
    assert values(reading, "list.male.95_over") == {"A81001": 2.0}
    assert values(reading, "list.female") == {"A81001": 40.0}


def test_both_sexes_add_up_where_both_are_given(tmp_path):
    reading = read(tmp_path, record("FEMALE", "0_4", 3), record("MALE", "0_4", 4), record("MALE", "5_9", 1))
    assert values(reading, "list.all.0_4") == {"A81001": 7.0}
    assert values(reading, "list.all.5_9") == {}


def test_a_sum_that_is_published_is_not_made_again(tmp_path):
    reading = read(tmp_path, record("FEMALE", "ALL", 3), record("MALE", "ALL", 4), record("ALL", "ALL", 8))
    assert values(reading, "list.all") == {"A81001": 8.0}


def test_a_sum_with_a_part_withheld_or_missing_is_so_too(tmp_path):
    reading = read(
        tmp_path,
        record("FEMALE", "0_4", "*"),
        record("MALE", "0_4", "5"),
        record("FEMALE", "5_9", "NA"),
        record("MALE", "5_9", "5"),
    )
    assert (values(reading, "list.all.0_4"), states(reading, "list.all.0_4")) == (
        {"A81001": None},
        {"A81001": "suppressed"},
    )
    assert states(reading, "list.all.5_9") == {"A81001": "missing"}


def test_commissioners_are_not_practices_and_strange_ages_are_quarantined(tmp_path):
    reading = read(
        tmp_path,
        record("ALL", "ALL", 9),
        record("ALL", "ALL", 99, code="16C", kind="CCG"),
        record("ALL", "old", 1),
    )
    assert reasons(reading) == {4: "this is not an age group of a sex"}
    assert reading.notes == ("Rows of commissioners or other organisations, which were not needed: 1",)


def test_the_real_sample_gives_every_age_for_both_sexes():
    file = PublishedFile(shared_path("data/nhs/reference/gp-reg-pat-prac-quin-age_sample.csv"))
    reading = read_published(file, SOURCE)
    assert reading.rows_kept == reading.rows_read == 172
    measures = reading.tables["observations"]["measure"].unique()
    assert measures.filter(measures.str.starts_with("list.all.")).len() == 20
    bands = reading.tables["observations"].filter(
        reading.tables["observations"]["measure"].str.starts_with("list.all.")
    )
    assert bands["value"].sum() == sum(values(reading, "list.all").values())
