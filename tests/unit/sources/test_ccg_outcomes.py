from datetime import date
from pathlib import Path

import polars as pl
import pytest

from evenhand.common.errors import SourceError
from evenhand.sources.ccg_outcomes import SOURCE
from evenhand.store import Reading
from support.published_text import published, read_published, read_text

NAME = "CCG_2.6_I00769_D.csv"
HEADER = "Reporting Period,CCG Code,CCG Name,Indicator Value,CI Lower,CI Upper,Numerator,Denominator\n"
GOOD = HEADER + "2013/14,00K,A GROUP,801.5,780.0,823.2,2300,287000\n"


def value_of(reading: Reading, measure: str) -> dict[str, float | None]:
    rows = reading.tables["area_observations"].filter(pl.col("measure") == measure)
    return dict(rows.select("area", "value").iter_rows())


def test_figures_of_a_commissioner_are_figures_of_its_area_alone(tmp_path: Path) -> None:
    reading = read_text(tmp_path, NAME, GOOD, SOURCE)
    assert set(reading.tables) == {"area_observations"}
    assert value_of(reading, "ccg_outcomes.2_6.value") == {"00K": 801.5}
    assert value_of(reading, "ccg_outcomes.2_6.upper95") == {"00K": 823.2}
    assert value_of(reading, "ccg_outcomes.2_6.denominator") == {"00K": 287000.0}
    row = reading.tables["area_observations"].row(0, named=True)
    assert (row["period_start"], row["period_end"]) == (date(2013, 4, 1), date(2014, 3, 31))


def test_the_indicator_may_stand_in_a_column_and_a_period_be_two_days(tmp_path: Path) -> None:
    text = "Indicator," + HEADER + "CCG OIS 1.1,01/04/2012 to 31/03/2013,00K,A,2061,1900,2200,-,-\n"
    reading = read_text(tmp_path, "outcomes.csv", text, SOURCE)
    assert value_of(reading, "ccg_outcomes.1_1.value") == {"00K": 2061.0}
    assert reading.label == "1.1 01/04/2012 to 31/03/2013"


def test_england_an_unread_period_and_repeats_are_quarantined(tmp_path: Path) -> None:
    text = GOOD + "2013/14,ENG,ENGLAND,1,1,1,1,1\nlately,01A,B,1,1,1,1,1\nto to to,01B,B,1,1,1,1,1\n"
    text += "2013/14,02A,C,1,1,1,1,1\n2013/14,02A,C,2,1,1,1,1\n"
    reading = read_text(tmp_path, NAME, text, SOURCE)
    assert reading.rows_quarantined == 5
    assert value_of(reading, "ccg_outcomes.2_6.value") == {"00K": 801.5}


def test_an_indicator_named_nowhere_refuses_the_file(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="which indicator it is of"):
        read_published(published(tmp_path, "outcomes.csv", GOOD), SOURCE)
