from datetime import date
from pathlib import Path

import pytest

from evenhand.common.errors import SourceError
from evenhand.sources import known_measures
from evenhand.sources.gp_patient_survey_to_2023 import SOURCE
from support.published_text import periods, published, read_published, read_text, values

NAME = "GPPS_2023_Practice_data_(unweighted)_(csv)_PUBLIC.csv"
HEADER = (
    "Practice_Code,Practice_Name,distributed,received,resprate,Q3base,Q3_12pct,Q4base,Q4_12pct,Q28base,Q28_12pct,"
    "Q87base,Q87_12pct,Q88base,Q88_12pct\n"
)
GOOD = HEADER + "B10001,A SURGERY,300,90,0.3,80,0.5,81,0.9,82,0.75,83,0.8,84,0.25\n"


def test_each_question_is_found_by_its_number(tmp_path: Path) -> None:
    reading = read_text(tmp_path, NAME, GOOD, SOURCE)
    assert periods(reading) == {(date(2023, 1, 1), date(2023, 3, 31))}
    items = ("phone", "reception", "overall", "listening", "care")
    goods = [values(reading, f"gpps_to_2023.{item}.good")["B10001"] for item in items]
    assert goods == [80 * 0.5, 81 * 0.9, 82 * 0.75, 83 * 0.8, 84 * 0.25]
    assert values(reading, "gpps_to_2023.care.base") == {"B10001": 84.0}
    assert reading.caveats == ()


def test_no_measure_is_shared_with_the_series_that_began_in_2024() -> None:
    ours = {measure.id for measure in SOURCE.measures}
    assert all(measure.startswith("gpps_to_2023.") for measure in ours)
    assert ours <= known_measures()


def test_questions_numbered_otherwise_before_2018_are_not_read(tmp_path: Path) -> None:
    reading = read_text(tmp_path, "GPPS_2017_Practice_data_(unweighted).csv", GOOD, SOURCE)
    assert values(reading, "gpps_to_2023.listening.good") == {}
    assert values(reading, "gpps_to_2023.overall.good") == {"B10001": 82 * 0.75}


def test_a_file_of_weighted_results_has_a_caveat_on_its_base(tmp_path: Path) -> None:
    reading = read_text(tmp_path, NAME.replace("unweighted", "weighted"), GOOD, SOURCE)
    assert "does not say that it is unweighted" in reading.caveats[0]


def test_a_later_year_in_the_name_refuses_the_file(tmp_path: Path) -> None:
    file = published(tmp_path, "GPPS_2024.csv", GOOD)
    with pytest.raises(SourceError, match=r"layout that ended in 2023.*2024"):
        read_published(file, SOURCE)
