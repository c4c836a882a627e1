from datetime import date
from pathlib import Path

import pytest

from evenhand.common.errors import SourceError
from evenhand.sources.qof_organisations import SOURCE
from support.published_text import periods, published, read_published, read_text, states, values

NOW = "PRACTICE_CODE,PRACTICE_NAME,REVISED_MAX_POINTS\n"
REFERENCE = (
    "PRACTICE_CODE,PRACTICE_NAME,CCG_CODE,CCG_GEOGRAPHY_CODE,CCG_NAME,SUBREGION_CODE,SUBREGION_GEOGRAPHY_CODE,"
    "SUBREGION_NAME,REGION_CODE,REGION_GEOGRAPHY_CODE,REGION_NAME,COUNTRY,REVISED_MAXIMUM_POINTS\n"
    "B10001,A SURGERY,99X,E3,A GROUP,Q9,E4,A PART,Y1,E1,A REGION,ENGLAND,559\n"
)


def test_the_points_a_practice_could_achieve_are_read_for_its_year(tmp_path: Path) -> None:
    reading = read_text(tmp_path, "ORGANISATION_REFERENCE_2425.csv", NOW + "b10001,A SURGERY,635.5\n", SOURCE)
    assert values(reading, "qof.available.points") == {"B10001": 635.5}
    assert periods(reading) == {(date(2024, 4, 1), date(2025, 3, 31))}
    assert set(reading.tables) == {"observations"}
    assert reading.caveats == ()


def test_the_reference_to_2018_19_also_says_what_a_practice_belonged_to(tmp_path: Path) -> None:
    reading = read_text(tmp_path, "ORGANISATION_REFERENCE_1617.csv", REFERENCE, SOURCE)
    row = reading.tables["memberships"].row(0, named=True)
    assert (row["commissioner"], row["region"]) == ("99X", "Y1")
    assert values(reading, "qof.available.points") == {"B10001": 559.0}
    assert "31 March 2017" in reading.caveats[0]


def test_faulty_rows_and_cells_are_quarantined(tmp_path: Path) -> None:
    rows = "B10001,A,many\nB10002,B,-1\nB10003,C,\nTOTAL,D,9\nB10004,E,1\nB10004,E,2\nB10005,F,635\n"
    reading = read_text(tmp_path, "ORGANISATION_REFERENCE_2425.csv", NOW + rows, SOURCE)
    assert values(reading, "qof.available.points") == {"B10003": None, "B10005": 635.0}
    assert states(reading, "qof.available.points")["B10003"] == "missing"
    assert reading.rows_quarantined == 5


def test_a_year_nowhere_refuses_the_file(tmp_path: Path) -> None:
    file = published(tmp_path, "plain/reference.csv", NOW + "B10001,A,635\n")
    with pytest.raises(SourceError, match="does not say which year"):
        read_published(file, SOURCE)
