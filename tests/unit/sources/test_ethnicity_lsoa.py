"""Tests of the share of residents from an ethnic minority."""

from datetime import date

import polars as pl
import pytest

from evenhand.sources.ethnicity_lsoa import SOURCE
from evenhand.sources.reading.opening import PublishedFile
from support.files import csv_text, reasons, rows_of
from support.published_text import read_published, read_text
from support.shared import shared_path


def read(folder, *records, code="LSOA11CD"):
    return read_text(folder, "anything.csv", csv_text(f"{code},ethnic_minority_share", *records), SOURCE)


@pytest.mark.parametrize(("code", "day"), [("LSOA11CD", date(2011, 3, 27)), ("LSOA21CD", date(2021, 3, 21))])
def test_the_census_is_told_by_its_boundaries(tmp_path, code, day):
    reading = read(tmp_path, ["E01000001", 0.15], code=code)
    assert rows_of(reading, "places", "place", "value", "period_start", "period_end") == [
        ("E01000001", 0.15, day, day)
    ]


@pytest.mark.parametrize(
    ("share", "reason"),
    [("15", "the value is above 1, the highest there can be"), ("-0.1", "a count cannot be negative")],
)
def test_what_is_no_share_is_quarantined(tmp_path, share, reason):
    assert reasons(read(tmp_path, ["E01000001", 0.1], ["E01000002", share])) == {3: reason}


def areas(shares):
    return [[f"E01{number:06}", share] for number, share in enumerate(shares)]


def test_shares_of_all_and_white_residents_together_are_turned_back_with_a_caveat(tmp_path):
    minority = [number / 1200 for number in range(1200)]
    reading = read(tmp_path, *areas(1 / (2 - share) for share in minority))
    assert reading.tables["places"]["value"].to_list() == pytest.approx(minority, abs=1e-9)
    assert "below one half" in reading.caveats[0]


def test_shares_that_can_be_are_left_alone(tmp_path):
    reading = read(tmp_path, *areas([0.5] * 1200 + [0.02]))
    assert reading.tables["places"]["value"].to_list() == [0.5] * 1200 + [0.02]
    assert reading.caveats == ()


def test_few_areas_may_all_be_above_one_half(tmp_path):
    assert read(tmp_path, ["E01000001", 0.6]).caveats == ()


def test_the_real_shares_are_those_of_the_census_of_2011():
    # Census 2011, KS201: 14.6 % of England's and 4.4 % of Wales's residents; areas have about equal populations.
    file = PublishedFile(shared_path("data/nhs/reference/census2011_ethnicity_lsoa.csv"))
    reading = read_published(file, SOURCE)
    country = pl.col("place").str.head(1)
    means = dict(reading.tables["places"].group_by(country).agg(pl.col("value").mean()).iter_rows())
    assert means == {"E": pytest.approx(0.146, abs=0.01), "W": pytest.approx(0.044, abs=0.005)}
    assert reading.rows_kept == reading.rows_read == 34_753
