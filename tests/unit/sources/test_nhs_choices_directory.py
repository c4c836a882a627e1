"""Tests of the NHS Choices directory: the not sign, Windows-1252, branches."""

import pytest

from evenhand.sources.nhs_choices_directory import SOURCE
from evenhand.sources.reading.opening import PublishedFile
from support.files import csv_text, reasons, rows_of
from support.published_text import read_published, read_text
from support.shared import shared_path

NAMES = (
    "OrganisationID OrganisationCode OrganisationType OrganisationName Address1 Address2 Address3 City County "
    "Postcode Latitude Longitude Phone Email Website"
)
HEADER = NAMES.replace(" ", "¬")


def record(code="A81001", *, name='Dr "Rosé" & Partners', latitude="54.5", longitude="-1.3"):
    start = ["1", code, "GP", name, "1 High Street", "", "The Hill", "Hilltown", "Kent", "ZZ1 1AA"]
    return [*start, latitude, longitude, "01234 567890", "", "http://surgery.example"]


def read(folder, *records):
    text = csv_text(HEADER, *records, delimiter="¬")
    return read_text(folder, "anything.csv", text, SOURCE, encoding="cp1252")


def test_a_practice_has_its_place_and_how_to_reach_it(tmp_path):
    reading = read(tmp_path, record())
    assert rows_of(reading, "directory", "practice", "name", "address", "town", "latitude", "website") == [
        (
            "A81001",
            'Dr "Rosé" & Partners',
            "1 High Street, The Hill",
            "Hilltown",
            54.5,
            "http://surgery.example",
        )
    ]
    assert rows_of(reading, "directory", "as_at") == [(None,)]


def test_branches_are_counted_in_a_caveat_not_read(tmp_path):
    reading = read(tmp_path, record(), record("A81001001"))
    assert reading.rows_kept == 1
    assert reading.notes == ("Branches of practices, which were not needed: 1",)


@pytest.mark.parametrize(
    ("wrong", "reason"),
    [
        ({"latitude": "0"}, "the place is not in Great Britain"),
        ({"longitude": "east"}, "this is not a number"),
    ],
)
def test_a_place_that_cannot_be_costs_the_place_not_the_practice(tmp_path, wrong, reason):
    reading = read(tmp_path, record("A81002"), record(**wrong))
    assert reasons(reading) == {3: reason}
    assert reading.rows_kept == 2


def test_a_practice_without_a_place_has_none(tmp_path):
    assert rows_of(read(tmp_path, record(latitude="")), "directory", "latitude") == [(None,)]


def test_the_real_directory_has_every_practice_once():
    reading = read_published(PublishedFile(shared_path("data/nhs/reference/GP.csv")), SOURCE)
    assert (reading.rows_read, reading.rows_kept, reading.rows_quarantined) == (8883, 6948, 0)
