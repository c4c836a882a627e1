"""The layout of 2024-25: one zip, achievement by region, and files that say what the others mean."""

from pathlib import Path

import pytest

from evenhand.common.errors import SourceError
from evenhand.sources import PublishedFile, published_files, recognise
from evenhand.sources.reading.raw import read_raw
from evenhand.store import Reading
from support.files import zip_file
from support.published_text import values

MEMBERS = {
    "ACHIEVEMENT_LONDON_2425.csv": "REGION_ODS_CODE,REGION_ONS_CODE,"
    "REGION_NAME,PRACTICE_CODE,INDICATOR_CODE,MEASURE,VALUE\n"
    "Y56,E40000003,London,B10001,AST012,REGISTER,60\n"
    "Y56,E40000003,London,B10001,AST012,ACHIEVED_POINTS,12.5\n"
    "Y56,E40000003,London,B10001,AST012,PCAS,3\n",
    "PREVALENCE_2425.csv": "PRACTICE_CODE,GROUP_CODE,REGISTER,PATIENT_LIST_TYPE,PRACTICE_LIST_SIZE\n"
    "B10001,AST,330,06_OVER,4182\n",
    "ORGANISATION_REFERENCE_2425.csv": "PRACTICE_CODE,PRACTICE_NAME,REVISED_MAX_POINTS\nB10001,A SURGERY,564\n",
    "MAPPING_INDICATORS_2425.csv": "INDICATOR_CODE,INDICATOR_DESCRIPTION,INDICATOR_POINT_VALUE,GROUP_CODE,"
    "GROUP_DESCRIPTION,PATIENT_LIST_TYPE\nAST012,Asthma spirometry,15,AST,Asthma,06_OVER\n",
    "MAPPING_NHS_GEOGRAPHIES_2425.csv": "PRACTICE_CODE,PRACTICE_NAME,PCN_ODS_CODE,PCN_NAME,ICB_ODS_CODE,ICB_NAME\n"
    "B10001,A SURGERY,U1,A NETWORK,Q1,A BOARD\n",
}
SOURCES = {
    "ACHIEVEMENT_LONDON_2425.csv": "qof-achievement",
    "PREVALENCE_2425.csv": "qof-prevalence",
    "ORGANISATION_REFERENCE_2425.csv": "qof-organisations",
    "MAPPING_INDICATORS_2425.csv": "qof-indicators",
    "MAPPING_NHS_GEOGRAPHIES_2425.csv": "qof-practice-geographies",
}


def read(folder: Path, member: str) -> tuple[str, Reading]:
    files = {file.member: file for file in published_files([zip_file(folder, MEMBERS)])}
    source = recognise(files[member])
    return source.id, source.read(read_raw(files[member]))


@pytest.mark.parametrize("member", MEMBERS)
def test_each_file_of_the_zip_is_read_whole_by_its_own_source(tmp_path: Path, member: str) -> None:
    source, reading = read(tmp_path, member)
    assert source == SOURCES[member]
    assert reading.rows_quarantined == 0
    assert reading.label.startswith("2024/25")


def test_registers_points_and_adjustments_of_a_region_are_read(tmp_path: Path) -> None:
    _, reading = read(tmp_path, "ACHIEVEMENT_LONDON_2425.csv")
    kinds = ("register", "points", "exceptions")
    assert [values(reading, f"qof.AST012.{kind}")["B10001"] for kind in kinds] == [60.0, 12.5, 3.0]
    assert reading.scope == "LONDON"


def test_a_register_of_some_ages_keeps_the_list_of_those_ages(tmp_path: Path) -> None:
    _, reading = read(tmp_path, "PREVALENCE_2425.csv")
    assert values(reading, "qof.AST.list") == {"B10001": 4182.0}


def test_the_outcomes_of_validation_are_no_figures_of_a_practice(tmp_path: Path) -> None:
    path = tmp_path / "PRACTICE_VALIDATION_OUTCOMES_2425.csv"
    path.write_text("PRACTICE_CODE,VALIDATION_OUTCOME\nB10001,Included\n", encoding="utf-8")
    with pytest.raises(SourceError, match="no source recognises"):
        recognise(PublishedFile(path))
