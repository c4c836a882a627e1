from datetime import date
from pathlib import Path

from evenhand.sources import PublishedFile
from evenhand.sources.qof_prevalence import SOURCE
from support.published_text import periods, read_published, read_text, states, values
from support.shared import shared_path

HEADER = "PRACTICE_CODE,GROUP_CODE,REGISTER,PATIENT_LIST_TYPE,PRACTICE_LIST_SIZE\n"
NAME = "PREVALENCE_2425.csv"


def test_each_group_has_its_register_and_its_own_list(tmp_path: Path) -> None:
    text = HEADER + "B10001,AST,330,06_OVER,4000\nB10001,DM,200,17_OVER,3500\n"
    reading = read_text(tmp_path, NAME, text, SOURCE)
    assert periods(reading) == {(date(2024, 4, 1), date(2025, 3, 31))}
    assert values(reading, "qof.AST.register") == {"B10001": 330.0}
    assert values(reading, "qof.DM.list") == {"B10001": 3500.0}


def test_the_headers_of_earlier_years_are_read_too(tmp_path: Path) -> None:
    text = "PRACTICE_CODE,INDICATOR_GROUP_CODE,REGISTER,PATIENT_LIST_TYPE,PATIENT_LIST_SIZE\nB10001,AST,1,TOTAL,9\n"
    assert values(read_text(tmp_path, "PREVALENCE_1617.csv", text, SOURCE), "qof.AST.list") == {"B10001": 9.0}


def test_a_register_larger_than_its_list_is_left_out_with_it(tmp_path: Path) -> None:
    text = HEADER + "B10001,AST,41,TOTAL,40\nB10002,AST,40,TOTAL,40\n"
    reading = read_text(tmp_path, NAME, text, SOURCE)
    assert reading.reasons == {"the register is larger than the list it is drawn from": 2}
    assert values(reading, "qof.AST.list") == {"B10002": 40.0}


def test_faulty_cells_groups_and_repeats_are_quarantined(tmp_path: Path) -> None:
    rows = "B10001,AST,-1,T,40\nB10002,?,1,T,40\nB10003,AST,1,T,40\nB10003,AST,2,T,40\nTOTAL,AST,1,T,40\n"
    reading = read_text(tmp_path, NAME, HEADER + rows, SOURCE)
    assert set(reading.reasons) == {
        "a count cannot be negative",
        "this is not a group's code",
        "the practice appears more than once with different figures",
        "this is not a practice code",
    }
    assert values(reading, "qof.AST.list") == {"B10001": 40.0}


def test_an_empty_register_is_missing(tmp_path: Path) -> None:
    reading = read_text(tmp_path, NAME, HEADER + "B10001,AST,,TOTAL,40\nB10002,AST,0,TOTAL,40\n", SOURCE)
    assert states(reading, "qof.AST.register") == {"B10001": "missing", "B10002": "observed"}


def test_the_real_file_is_read_whole() -> None:
    reading = read_published(PublishedFile(shared_path("data/nhs/2014-15/PREVALENCE_1415.csv")), SOURCE)
    assert (reading.rows_read, reading.rows_kept, reading.rows_quarantined) == (7_779, 7_779, 0)
    assert reading.tables["observations"].height == 2 * 7_779
