from datetime import date
from pathlib import Path

from evenhand.sources.cervical_screening import SOURCE
from support.published_text import periods, read_text, states, values

HEADER = "PRACTICE_CODE,AGE_COHORT,ELIGIBLE,SCREENED\n"
NAME = "cervical_screening_gp_practice_2024-25_Q4.csv"


def test_both_ages_are_read_and_added_up(tmp_path: Path) -> None:
    text = HEADER + "B10001,25-49,1000,700\nB10001,50 to 64,400,310\n"
    reading = read_text(tmp_path, NAME, text, SOURCE)
    assert periods(reading) == {(date(2025, 1, 1), date(2025, 3, 31))}
    assert values(reading, "screening.cervical_25_49.screened") == {"B10001": 700.0}
    assert values(reading, "screening.cervical_50_64.eligible") == {"B10001": 400.0}
    assert values(reading, "screening.cervical.eligible") == {"B10001": 1400.0}
    assert values(reading, "screening.cervical.screened") == {"B10001": 1010.0}


def test_a_total_the_publisher_gives_is_kept(tmp_path: Path) -> None:
    text = HEADER + "B10001,25-49,1000,700\nB10001,50-64,400,310\nB10001,25-64,1402,1011\n"
    reading = read_text(tmp_path, NAME, text, SOURCE)
    assert values(reading, "screening.cervical.eligible") == {"B10001": 1402.0}


def test_one_age_alone_makes_no_total_and_a_withheld_one_withholds_it(tmp_path: Path) -> None:
    text = HEADER + "B10001,25-49,1000,700\nB10002,25-49,1000,*\nB10002,50-64,400,310\n"
    reading = read_text(tmp_path, NAME, text, SOURCE)
    assert states(reading, "screening.cervical.screened") == {"B10002": "suppressed"}
    assert states(reading, "screening.cervical.eligible") == {"B10002": "observed"}


def test_more_screened_than_eligible_and_another_age_are_quarantined(tmp_path: Path) -> None:
    text = HEADER + "B10001,25-49,1000,1001\nB10001,50-64,400,310\nB10001,65-74,9,9\n"
    reading = read_text(tmp_path, NAME, text, SOURCE)
    assert values(reading, "screening.cervical_25_49.eligible") == {}
    assert values(reading, "screening.cervical.eligible") == {}
    assert len(reading.reasons) == 2
