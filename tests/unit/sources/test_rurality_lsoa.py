"""Tests of the rural-urban classification."""

import pytest

from evenhand.sources.reading.opening import PublishedFile
from evenhand.sources.rurality_lsoa import SOURCE
from support.files import csv_text, reasons, rows_of
from support.published_text import read_published, read_text
from support.shared import shared_path


def read(folder, *records, header="LSOA.code,LSOA11NM,RUC11CD,RUC11,FID"):
    return read_text(folder, "anything.csv", "\ufeff" + csv_text(header, *records), SOURCE)


def record(code="E01000001", letter="A1"):
    return [code, "Somewhere 001A", letter, "a class", 1]


def test_a_place_has_its_class_and_whether_that_is_rural(tmp_path):
    reading = read(tmp_path, record(), record("E01000002", "d1"))
    assert sorted(rows_of(reading, "places", "place", "measure", "value", "text", "state")) == [
        ("E01000001", "rurality.class", None, "A1", "observed"),
        ("E01000001", "rurality.rural", 0.0, None, "observed"),
        ("E01000002", "rurality.class", None, "D1", "observed"),
        ("E01000002", "rurality.rural", 1.0, None, "observed"),
    ]


def test_the_classes_of_2021_are_read_by_their_header(tmp_path):
    reading = read(tmp_path, ["E01000001", "RSN1"], header="LSOA21CD,RUC21CD")
    assert reading.label == "2021"
    assert ("rurality.rural", 1.0) in rows_of(reading, "places", "measure", "value")


@pytest.mark.parametrize(
    ("wrong", "reason"),
    [
        (record("Somewhere"), "this is not the code of a small area"),
        (record("E01000002", "Z9"), "this is not a class of the classification"),
        (record("E01000002", ""), "this is not a class of the classification"),
    ],
)
def test_what_cannot_be_used_is_quarantined_with_its_reason(tmp_path, wrong, reason):
    assert reasons(read(tmp_path, record(), wrong)) == {3: reason}


def test_the_real_classification_is_read_whole():
    file = PublishedFile(shared_path("data/nhs/reference/RUC2011_LSOA.csv"))
    reading = read_published(file, SOURCE)
    assert (reading.rows_read, reading.rows_kept, reading.rows_quarantined) == (34_753, 34_753, 0)
    assert reading.tables["places"]["value"].sum() == 3189 + 197 + 2490 + 328
