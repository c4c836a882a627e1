"""Tests of the map of practices to networks, commissioners and regions."""

from datetime import date

import pytest

from evenhand.common.errors import SourceError
from evenhand.sources.practice_map import SOURCE
from evenhand.sources.reading.opening import PublishedFile
from support.files import csv_text, reasons, rows_of
from support.published_text import read_published, read_text
from support.shared import shared_path

HEADER_2022 = (
    "PUBLICATION,EXTRACT_DATE,PRACTICE_CODE,PRACTICE_NAME,PRACTICE_POSTCODE,PCN_CODE,PCN_NAME,ONS_CCG_CODE,CCG_CODE,"
    "CCG_NAME,ONS_STP_CODE,STP_CODE,STP_NAME,ONS_COMM_REGION_CODE,COMM_REGION_CODE,COMM_REGION_NAME"
)
HEADER_2023 = HEADER_2022.replace("CCG", "SUB_ICB_LOCATION").replace("STP", "ICB")
COLUMNS = ("practice", "name", "pcn", "pcn_name", "commissioner", "icb", "region_name", "as_at")


def record(code="A81001", *, pcn="U12345", network="HILL PCN", day="01Jan2022", name="HILL SURGERY"):
    return [
        *("GP_PRAC_PAT_LIST", day, code, name, "ZZ1 1AA", pcn, network, "E38000247", "16c", "NHS HILL"),
        *("E54000050", "QHM", "The North", "E40000009", "Y63", "North"),
    ]


def read(folder, *records, header=HEADER_2022):
    return read_text(folder, "anything.csv", csv_text(header, *records), SOURCE)


@pytest.mark.parametrize("header", [HEADER_2022, HEADER_2023])
def test_headers_may_change_with_the_organisations(tmp_path, header):
    reading = read(tmp_path, record(), header=header)
    assert rows_of(reading, "memberships", *COLUMNS) == [
        ("A81001", "HILL SURGERY", "U12345", "HILL PCN", "16C", "QHM", "North", date(2022, 1, 1))
    ]


def test_the_day_may_be_written_in_another_way(tmp_path):
    assert read(tmp_path, record(day="01-Sep-20")).label == "2020-09-01"


def test_a_practice_in_no_network_has_none(tmp_path):
    reading = read(tmp_path, record(pcn="U", network="Unallocated"))
    assert rows_of(reading, "memberships", "pcn", "pcn_name") == [(None, None)]


def test_a_map_before_networks_has_none_of_them(tmp_path):
    header = "EXTRACT_DATE,PRACTICE_CODE,PRACTICE_NAME,CCG_CODE"
    reading = read(tmp_path, ["01SEP2017", "a81001", "HILL SURGERY", "16C"], header=header)
    assert rows_of(reading, "memberships", "practice", "pcn", "icb") == [("A81001", None, None)]


def test_a_practice_mapped_in_two_ways_is_left_out(tmp_path):
    reading = read(tmp_path, record(), record(pcn="U99999"), record("A81002"))
    assert set(reasons(reading)) == {2, 3}


def test_a_file_without_the_commissioner_is_no_map(tmp_path):
    with pytest.raises(SourceError, match="no source recognises"):
        read(tmp_path, ["01Jan2022", "A81001", "HILL"], header="EXTRACT_DATE,PRACTICE_CODE,PRACTICE_NAME")


def test_the_real_map_of_january_2022_is_read_whole():
    reading = read_published(PublishedFile(shared_path("data/nhs/2021-22/gp-reg-pat-prac-map.csv")), SOURCE)
    assert (reading.rows_read, reading.rows_kept, reading.rows_quarantined) == (6527, 6527, 0)
    assert reading.tables["memberships"]["pcn"].null_count() == 68
