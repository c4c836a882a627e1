"""Tests of registered patients by sex and five-year age."""

import pytest

from evenhand.sources.reading.ages import FIVE_YEAR_BANDS, SEXES
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


def everyone(count=2, **changed):
    """Return a record for each sex and five-year band: `count` patients, or what `changed` says."""
    return [
        record(sex.upper(), band, changed.get(f"{sex}_{band}", count))
        for sex in SEXES
        for band in FIVE_YEAR_BANDS
    ]


def test_groups_of_ages_add_up_their_five_year_bands(tmp_path):
    reading = read(tmp_path, *everyone(female_5_9=30, female_95_over=7))
    assert values(reading, "list.groups.female_5_14") == {"A81001": 32.0}
    assert values(reading, "list.groups.female_85_over") == {"A81001": 11.0}
    assert values(reading, "list.groups.male_25_44") == {"A81001": 8.0}


def test_there_are_sixteen_groups_and_they_hold_everyone_once(tmp_path):
    observations = read(tmp_path, *everyone()).tables["observations"]
    groups = observations.filter(observations["measure"].str.starts_with("list.groups."))
    assert (groups.height, groups["value"].sum()) == (16, 80.0)


def test_prescribing_units_weight_patients_by_sex_and_age(tmp_path):
    reading = read(tmp_path, *everyone(0, male_0_4=10, female_75_79=3, female_95_over=1))
    assert values(reading, "list.astro_pu_cost") == {"A81001": 49.6}
    assert values(reading, "list.star_pu_antibacterials") == {"A81001": 13.2}


def test_shares_are_of_all_patients(tmp_path):
    reading = read(tmp_path, *everyone(0, male_0_4=1, female_20_24=2, male_65_69=3, female_95_over=2))
    shares = {"under_5": 1 / 8, "20_24": 2 / 8, "65_over": 5 / 8, "85_over": 2 / 8}
    assert {name: values(reading, f"list.aged_{name}_share")["A81001"] for name in shares} == shares


@pytest.mark.parametrize(("cell", "state"), [("*", "suppressed"), ("NA", "missing")])
def test_a_sum_of_ages_with_a_part_that_is_not_told_is_not_told(tmp_path, cell, state):
    reading = read(tmp_path, *everyone(male_0_4=cell))
    for measure in ("list.groups.male_0_4", "list.astro_pu_cost", "list.aged_85_over_share"):
        assert (states(reading, measure), values(reading, measure)) == ({"A81001": state}, {"A81001": None})
    assert values(reading, "list.groups.female_0_4") == {"A81001": 2.0}


def test_a_sum_with_an_age_that_is_not_in_the_file_is_not_made(tmp_path):
    reading = read(tmp_path, *everyone()[1:])
    assert values(reading, "list.groups.female_0_4") == values(reading, "list.astro_pu_cost") == {}
    assert values(reading, "list.aged_65_over_share") == {}
    assert values(reading, "list.groups.male_0_4") == {"A81001": 2.0}


def test_a_list_of_nobody_has_no_shares(tmp_path):
    reading = read(tmp_path, *everyone(0))
    assert states(reading, "list.aged_65_over_share") == {"A81001": "missing"}
    assert values(reading, "list.astro_pu_cost") == {"A81001": 0.0}


def test_weights_that_were_to_be_looked_at_again_say_so(tmp_path):
    records = [[*one[:1], "01JAN2030", *one[2:]] for one in everyone()]
    assert "ASTRO-PUs by cost (2013) were to be looked at again" in read(tmp_path, *records).caveats[0]
    assert read(tmp_path, *everyone()).caveats == ()
