from datetime import date
from pathlib import Path

import pytest

from evenhand.common.errors import SourceError
from evenhand.sources import PublishedFile, recognise
from evenhand.sources.qof_practice_geographies import SOURCE
from support.published_text import published, read_published, read_text
from support.shared import shared_path

TO_2018 = "CCG_CODE,CCG_NAME,PRACTICE_CODE,PRACTICE_NAME\n99x,A GROUP,b10001,A SURGERY\n"
FROM_2019 = (
    "REGION_ODS_CODE,REGION_ONS_CODE,REGION_NAME,STP_ODS_CODE,STP_ONS_CODE,STP_NAME,CCG_ODS_CODE,CCG_ONS_CODE,CCG_NAME,"
    "PCN_ODS_CODE,PCN_NAME,PRACTICE_CODE,PRACTICE_NAME\n"
    "Y1,E1,A REGION,Q1,E2,A PARTNERSHIP,99X,E3,A GROUP,U1,A NETWORK,B10001,A SURGERY\n"
)
FROM_2022 = FROM_2019.replace("STP_", "ICB_").replace("CCG_", "SUB_ICB_LOC_")
IN_2024 = (
    "PRACTICE_CODE,PRACTICE_NAME,PCN_ODS_CODE,PCN_NAME,ICB_ODS_CODE,ICB_NAME\n"
    "B10001,A SURGERY,U1,A NETWORK,Q1,A BOARD\n"
)


def test_a_practice_belonged_to_its_group_at_the_assumed_end_of_the_year(tmp_path: Path) -> None:
    reading = read_text(tmp_path, "MAPPING_NHS_GEOGRAPHIES_1415.csv", TO_2018, SOURCE)
    row = reading.tables["memberships"].row(0, named=True)
    assert (row["practice"], row["commissioner"], row["commissioner_name"]) == ("B10001", "99X", "A GROUP")
    assert row["as_at"] == date(2015, 3, 31)
    assert row["pcn"] is row["icb"] is row["region"] is None
    assert "31 March 2015" in reading.caveats[0]


@pytest.mark.parametrize(("name", "text"), [("1920", FROM_2019), ("2223", FROM_2022)])
def test_network_board_and_region_are_read_under_either_years_names(
    tmp_path: Path, name: str, text: str
) -> None:
    row = read_text(tmp_path, f"MAPPING_{name}.csv", text, SOURCE).tables["memberships"].row(0, named=True)
    assert (row["pcn"], row["commissioner"], row["icb"], row["region"]) == ("U1", "99X", "Q1", "Y1")
    assert (row["icb_name"], row["region_name"]) == ("A PARTNERSHIP", "A REGION")


def test_a_year_without_commissioners_leaves_them_empty(tmp_path: Path) -> None:
    row = read_text(tmp_path, "MAPPING_2425.csv", IN_2024, SOURCE).tables["memberships"].row(0, named=True)
    assert (row["commissioner"], row["icb_name"]) == (None, "A BOARD")


def test_a_practice_in_two_groups_is_quarantined(tmp_path: Path) -> None:
    text = TO_2018 + "98X,ANOTHER,B10001,A SURGERY\n97X,A THIRD,B10002,B SURGERY\n"
    reading = read_text(tmp_path, "MAPPING_1415.csv", text, SOURCE)
    assert reading.tables["memberships"]["practice"].to_list() == ["B10002"]
    assert reading.rows_quarantined == 2


def test_a_survey_by_practice_is_not_a_mapping(tmp_path: Path) -> None:
    file = published(
        tmp_path,
        "survey_2223.csv",
        "Practice_Code,Practice_Name,CCG_Code,CCG_Name,Distributed\nB10001,A,99X,B,1\n",
    )
    with pytest.raises(SourceError, match="no source recognises"):
        recognise(file)


def test_the_real_file_is_read_whole() -> None:
    file = PublishedFile(shared_path("data/nhs/2014-15/MAPPING_NHS_GEOGRAPHIES_1415.csv"))
    reading = read_published(file, SOURCE)
    assert (reading.rows_read, reading.rows_kept, reading.rows_quarantined) == (7_779, 7_779, 0)
    assert reading.tables["memberships"]["commissioner"].null_count() == 0
