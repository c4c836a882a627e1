"""Tests of the register of practices, which has no header and no date."""

from datetime import date

import pytest

from evenhand.common.errors import SourceError
from evenhand.sources.ods_practices import SOURCE
from evenhand.sources.reading.opening import PublishedFile
from support.files import reasons, rows_of
from support.published_text import published, read_published, read_text
from support.shared import shared_path

LINES = ("THE SURGERY", "1 HIGH STREET", "HILLTOWN", "KENT", "")


def record(code="A81001", *, opened="20220501", closed="", status="A", setting="4", lines=LINES):
    cells = [code, "HILL SURGERY", "Y63", "QHM", *lines, "ZZ1 1AA", opened, closed, status, "B", "16C"]
    cells += [opened, closed, "01234 567890", "", "", "", "0", "", "16C", "", setting, ""]
    return ",".join(f'"{cell}"' for cell in cells)


def read(folder, *records):
    return read_text(folder, "anything.csv", "\n".join(records) + "\n", SOURCE)


def test_the_first_record_is_a_practice_not_a_header(tmp_path):
    reading = read(tmp_path, record("a81001"), record("A81002"))
    assert rows_of(reading, "practices", "practice", "row") == [("A81001", 1), ("A81002", 2)]
    assert reading.rows_read == 2


def test_a_practice_has_its_address_days_and_places(tmp_path):
    reading = read(tmp_path, record())
    assert rows_of(reading, "practices", "name", "address", "town", "postcode", "opened", "closed") == [
        (
            "HILL SURGERY",
            "THE SURGERY, 1 HIGH STREET, HILLTOWN, KENT",
            "HILLTOWN",
            "ZZ1 1AA",
            date(2022, 5, 1),
            None,
        )
    ]
    assert rows_of(reading, "practices", "commissioner", "icb", "region", "phone") == [
        ("16C", "QHM", "Y63", "01234 567890")
    ]


@pytest.mark.parametrize(
    ("lines", "town"),
    [
        (("1 HIGH STREET", "HILLTOWN", "", "", ""), "HILLTOWN"),
        (("1 HIGH STREET", "VALE, NR. HILLTOWN", "WEST SUSSEX", "", ""), "HILLTOWN"),
        (("KENT", "", "", "", ""), None),
    ],
)
def test_the_town_is_the_last_line_that_is_no_county(tmp_path, lines, town):
    assert rows_of(read(tmp_path, record(lines=lines)), "practices", "town") == [(town,)]


@pytest.mark.parametrize(
    ("letter", "status"), [("A", "open"), ("C", "closed"), ("D", "dormant"), ("P", "proposed")]
)
def test_the_status_is_a_word(tmp_path, letter, status):
    reading = read(tmp_path, record("A81009"), record(status=letter))
    assert rows_of(reading, "practices", "status")[1] == (status,)


def test_only_setting_4_is_a_gp_practice(tmp_path):
    reading = read(tmp_path, record(), record("Y00001", setting="9"))
    assert rows_of(reading, "practices", "setting") == [("gp_practice",), ("other:9",)]


def test_the_day_is_the_latest_opening_of_an_open_practice_and_said_to_be_assumed(tmp_path):
    reading = read(
        tmp_path,
        record(opened="20220401"),
        record("A81002", opened="20220509"),
        record("A81003", opened="20220601", status="P"),
        record("A81004", opened="19740401", closed="20230331", status="C"),
    )
    assert rows_of(reading, "practices", "as_at")[0] == (date(2022, 5, 9),)
    assert "9 May 2022" in reading.caveats[0]
    assert reading.label == "2022-05-09"


def test_an_opening_far_from_every_other_does_not_date_the_register(tmp_path):
    days = ("20220401", "20220509", "20990101")
    reading = read(tmp_path, *(record(f"A8100{place}", opened=day) for place, day in enumerate(days)))
    assert reading.label == "2022-05-09"


def test_a_register_without_an_opening_cannot_be_dated(tmp_path):
    with pytest.raises(SourceError, match="cannot be told"):
        read(tmp_path, record(opened=""), record("A81002", status="C"))


@pytest.mark.parametrize(
    ("wrong", "reason"),
    [
        (record("JER999"), "this is not a practice code"),
        (record(status="X"), "this is not a status"),
        (record(opened="20221301"), "this is not a day"),
    ],
)
def test_what_cannot_be_used_is_quarantined_with_its_reason(tmp_path, wrong, reason):
    many = [record(f"A8200{place}") for place in range(9)]
    assert reasons(read(tmp_path, *many, wrong)) == {10: reason}


def test_a_bad_day_costs_the_day_not_the_practice(tmp_path):
    reading = read(tmp_path, record("A81002"), record(opened="20221301"))
    assert rows_of(reading, "practices", "practice", "opened")[1] == ("A81001", None)


@pytest.mark.parametrize("text", ["a,b\n1,2\n", ",".join("x" * 27) + "\n" + ",".join("y" * 27) + "\n"])
def test_other_tables_are_not_the_register(tmp_path, text):
    assert not SOURCE.recognises(published(tmp_path, "epraccur.csv", text).head)


@pytest.mark.parametrize(
    ("name", "read_rows", "kept", "day"),
    [("2014-15", 13_100, 12_967, "2016-05-01"), ("2021-22", 15_119, 14_980, "2022-05-09")],
)
def test_the_real_registers_leave_out_only_the_channel_islands(name, read_rows, kept, day):
    reading = read_published(PublishedFile(shared_path(f"data/nhs/{name}/epraccur.csv")), SOURCE)
    assert (reading.rows_read, reading.rows_kept, reading.label) == (read_rows, kept, day)
    assert reading.reasons == {"this is not a practice code": read_rows - kept}
