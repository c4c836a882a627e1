from datetime import date
from pathlib import Path

import polars as pl
import pytest

from evenhand.common.errors import SourceError
from evenhand.sources import PublishedFile
from evenhand.sources.reading.census_dates import census_day
from evenhand.sources.workforce import SOURCE
from support.published_text import periods, published, read_published, read_text, states, values
from support.shared import shared_path

SHORT = "PRAC_CODE,TOTAL_PATIENTS,TOTAL_GP_EXTGL_HC,TOTAL_GP_EXTGL_FTE,TOTAL_ADMIN_FTE\n"
NAME = "general-practice-workforce-practice-2021.csv"
DETAILED = (
    "PRAC_CODE,PRAC_NAME,CONTRACT,TOTAL_PATIENTS,MALE_PATIENTS_0TO4,TOTAL_GP_HC,TOTAL_GP_FTE,TOTAL_GP_EXTGL_FTE,"
    "TOTAL_LOCUUM_TRN_FTE,TOTAL_GP_LOCUM_VAC_FTE,TOTAL_NURSES_FTE,TOTAL_DPC_FTE,TOTAL_ADMIN_FTE\n"
    "B10001,A SURGERY,GMS,4000,90,5,4.5,3.5,1,0.25,2,1.5,6\n"
)


def test_staff_and_patients_of_a_year_become_observations(tmp_path: Path) -> None:
    reading = read_text(tmp_path, NAME, SHORT + "B10001,4096.67,2,1.9,6.9\n", SOURCE)
    assert periods(reading) == {(date(2021, 1, 1), date(2021, 12, 31))}
    assert values(reading, "workforce.gp_fte") == {"B10001": 1.9}
    assert values(reading, "workforce.gp_headcount") == {"B10001": 2.0}
    assert values(reading, "workforce.admin_fte") == {"B10001": 6.9}


def test_the_detailed_layout_is_read_with_the_publishers_own_spelling(tmp_path: Path) -> None:
    reading = read_text(
        tmp_path, "1 General Practice – June 2022 Practice Level - Detailed.csv", DETAILED, SOURCE
    )
    assert periods(reading) == {(date(2022, 6, 30), date(2022, 6, 30))}
    assert values(reading, "workforce.locum_and_trainee_fte") == {"B10001": 1.0}
    assert values(reading, "workforce.gp_all_fte") == {"B10001": 4.5}
    assert values(reading, "workforce.nurse_fte") == {"B10001": 2.0}
    assert values(reading, "workforce.direct_care_fte") == {"B10001": 1.5}


SEXES = (
    "PRAC_CODE,TOTAL_PATIENTS,MALE_GP_HC,FEMALE_GP_HC,TOTAL_GP_EXTGL_FTE,TOTAL_GP_LOCUM_VAC_FTE,"
    "TOTAL_GP_LOCUM_ABS_FTE,TOTAL_GP_LOCUM_OTH_FTE\n"
)


def test_men_and_women_among_gps_are_read_and_locums_added_up(tmp_path: Path) -> None:
    text = SEXES + "B10001,4000,2,3,4,0.25,0.5,0\nB10002,4000,0,1,1,NA,0,0\n"
    reading = read_text(tmp_path, NAME, text, SOURCE)
    assert values(reading, "workforce.male_gp_headcount") == {"B10001": 2.0, "B10002": 0.0}
    assert values(reading, "workforce.female_gp_headcount") == {"B10001": 3.0, "B10002": 1.0}
    assert values(reading, "workforce.all_locum_fte") == {"B10001": 0.75, "B10002": None}
    assert states(reading, "workforce.all_locum_fte")["B10002"] == "missing"


def test_whether_women_and_men_are_among_the_gps_is_said_in_words(tmp_path: Path) -> None:
    rows = ("B10001,4000,2,3", "B10002,4000,0,1", "B10003,4000,1,0", "B10004,4000,0,0", "B10005,4000,NA,2")
    text = SEXES + "".join(f"{row},4,0,0,0\n" for row in rows)
    reading = read_text(tmp_path, NAME, text, SOURCE)
    found = reading.tables["observations"].filter(pl.col("measure") == "workforce.gp_sex_choice")
    assert dict(found.select("practice", "text").iter_rows()) == {
        "B10001": "Women and men", "B10002": "Women only", "B10003": "Men only", "B10004": None, "B10005": None,
    }  # fmt: skip
    assert states(reading, "workforce.gp_sex_choice")["B10005"] == "missing"


def test_locums_are_not_added_up_where_a_kind_is_not_there_or_no_number(tmp_path: Path) -> None:
    faulty = read_text(tmp_path, NAME, SEXES + "B10001,4000,2,3,4,0.25,few,0\n", SOURCE)
    lacking = read_text(tmp_path, NAME, DETAILED, SOURCE)
    assert values(faulty, "workforce.all_locum_fte") == {}
    assert values(lacking, "workforce.all_locum_fte") == {}


@pytest.mark.parametrize("mark", ["NA", "ND", ""])
def test_figures_not_returned_are_missing_and_zero_is_zero(tmp_path: Path, mark: str) -> None:
    text = SHORT + f"B10001,4000,2,{mark},6\nB10002,4000,0,0,6\n"
    assert states(read_text(tmp_path, NAME, text, SOURCE), "workforce.gp_fte") == {
        "B10001": "missing",
        "B10002": "observed",
    }


def test_a_practice_without_patients_keeps_its_row_and_is_counted(tmp_path: Path) -> None:
    reading = read_text(tmp_path, NAME, SHORT + "B10001,0,NA,NA,0\n", SOURCE)
    assert values(reading, "workforce.patients") == {"B10001": 0.0}
    assert reading.notes[0].startswith("Practices with no patients: 1.")


def test_faulty_cells_and_repeats_are_quarantined(tmp_path: Path) -> None:
    text = SHORT + "B10001,4000,2,-1,6\nB10002,many,2,1,6\nB10003,1,1,1,1\nB10003,1,1,1,2\nENGLAND,1,1,1,1\n"
    reading = read_text(tmp_path, NAME, text, SOURCE)
    assert set(reading.reasons) == {
        "a count cannot be negative",
        "this is not a number",
        "the practice appears more than once with different figures",
        "this is not a practice code",
    }
    assert values(reading, "workforce.gp_fte") == {"B10002": 1.0}


@pytest.mark.parametrize(
    "name",
    [
        "General Practice – 30 June 2022",
        "General_Practice_June_2022_Practice_Level",
        "1 General Practice – Jun 2022 Practice Level - High level",
        "workforce-2022-06",
        "workforce 202206",
        "GPWPracticeCSV.062022",
    ],
)
def test_a_month_in_a_name_is_its_last_day(name: str) -> None:
    period = census_day(name)
    assert period is not None
    assert period.start == period.end == date(2022, 6, 30)


def test_a_year_alone_is_no_month() -> None:
    assert census_day("general-practice-workforce-practice-2021") is None


def test_a_month_in_the_folder_alone_is_used_with_a_caveat(tmp_path: Path) -> None:
    reading = read_text(tmp_path, "June 2022/practice.csv", SHORT + "B10001,4000,2,1,6\n", SOURCE)
    assert periods(reading) == {(date(2022, 6, 30), date(2022, 6, 30))}
    assert "folder" in reading.caveats[0]


def test_a_year_nowhere_refuses_the_file(tmp_path: Path) -> None:
    file = published(tmp_path, "plain/practice.csv", SHORT + "B10001,4000,2,1,6\n")
    with pytest.raises(SourceError, match="does not say which year"):
        read_published(file, SOURCE)


@pytest.mark.parametrize(
    ("year", "rows", "missing", "gps"),
    [(2020, 6_867, 62, 26_862.7), (2021, 6_652, 44, 26_926.0), (2022, 6_587, 7, 26_926.8)],
)
def test_the_real_years_are_read_whole(year: int, rows: int, missing: int, gps: float) -> None:
    path = shared_path(f"data/nhs/2021-22/general-practice-workforce-practice-{year}.csv")
    reading = read_published(PublishedFile(path), SOURCE)
    assert (reading.rows_read, reading.rows_kept, reading.rows_quarantined) == (rows, rows, 0)
    assert list(states(reading, "workforce.gp_fte").values()).count("missing") == missing
    assert sum(v or 0 for v in values(reading, "workforce.gp_fte").values()) == pytest.approx(gps, abs=0.01)
