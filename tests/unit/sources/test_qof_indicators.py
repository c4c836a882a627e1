from datetime import date
from pathlib import Path

import pytest

from evenhand.common.errors import SourceError
from evenhand.sources import PublishedFile, recognise
from evenhand.sources.qof_indicators import SOURCE
from support.published_text import read_published, read_text
from support.shared import shared_path

TO_2018 = (
    "INDICATOR_CODE,INDICATOR_DESCRIPTION,INDICATOR_POINT_VALUE,INDICATOR_GROUP_CODE,INDICATOR_GROUP_DESCRIPTION,"
    "DOMAIN_CODE,DOMAIN_DESCRIPTION,PATIENT_LIST_TYPE\n"
    'AST003,"Reviewed, in the last year",20,AST,Asthma,CL,Clinical,TOTAL\n'
)
FROM_2019 = (
    "INDICATOR_CODE,INDICATOR_DESCRIPTION,INDICATOR_POINT_VALUE,GROUP_CODE,GROUP_DESCRIPTION,PATIENT_LIST_TYPE\n"
    "AST007,Reviewed,20,AST,Asthma,06_OVER\n"
)


@pytest.mark.parametrize(
    ("name", "text", "code", "title"),
    [
        ("INDICATOR_MAPPINGS_1819.csv", TO_2018, "AST003", "Reviewed, in the last year"),
        ("MAPPING_INDICATORS_2425.csv", FROM_2019, "AST007", "Reviewed"),
    ],
)
def test_a_code_has_a_title_a_group_and_points_in_either_layout(
    tmp_path: Path, name: str, text: str, code: str, title: str
) -> None:
    row = read_text(tmp_path, name, text, SOURCE).tables["labels"].row(0, named=True)
    assert (row["code"], row["title"], row["group"], row["group_title"]) == (code, title, "AST", "Asthma")
    assert row["points"] == 20.0
    assert row["period_end"] in (date(2019, 3, 31), date(2025, 3, 31))


def test_an_indicator_without_code_listed_twice_or_with_odd_points_is_quarantined(tmp_path: Path) -> None:
    rows = ",No code,1,AST,Asthma,T\nAST001,One,1,AST,A,T\nAST001,Other,1,AST,A,T\nAST002,Two,few,AST,A,T\n"
    reading = read_text(tmp_path, "MAPPING_INDICATORS_2425.csv", FROM_2019 + rows, SOURCE)
    assert reading.tables["labels"]["code"].to_list() == ["AST007"]
    assert reading.rows_quarantined == 4


def test_the_real_file_is_read_whole() -> None:
    file = PublishedFile(shared_path("data/nhs/reference/INDICATOR_MAPPINGS_1819.csv"))
    reading = read_published(file, SOURCE)
    assert (reading.rows_read, reading.rows_kept, reading.rows_quarantined) == (77, 77, 0)
    assert reading.tables["labels"]["points"].sum() == 559


def test_the_list_without_descriptions_is_not_read() -> None:
    file = PublishedFile(shared_path("data/nhs/reference/INDICATOR_REFERENCE_CONTROL.csv"))
    with pytest.raises(SourceError, match="no source recognises"):
        recognise(file)
