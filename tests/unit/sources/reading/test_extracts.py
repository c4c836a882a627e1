"""Tests of days of extraction and kinds of organisation."""

import polars as pl
import pytest

from evenhand.common.errors import SourceError
from evenhand.sources.reading.days import days_of
from evenhand.sources.reading.extracts import by_extract_date, needed, practices_only
from support.files import raw_table


def test_records_are_parted_by_day_oldest_first(tmp_path):
    raw = raw_table(tmp_path, "EXTRACT_DATE,n\n01Jun2022,1\n01May2022,2\n01Jun2022,3\n")
    assert [(period.label, part["n"].to_list()) for period, part in by_extract_date(raw, raw.cells)] == [
        ("1 May 2022", ["2"]),
        ("1 June 2022", ["1", "3"]),
    ]


def test_a_file_without_a_day_is_refused_by_the_header(tmp_path):
    raw = raw_table(tmp_path, "n,m\n1,2\n")
    with pytest.raises(SourceError, match="the header 'EXTRACT_DATE' is missing"):
        by_extract_date(raw, raw.cells)


def test_a_file_with_no_day_that_can_be_read_is_refused(tmp_path):
    raw = raw_table(tmp_path, "EXTRACT_DATE,n\nsoon,1\n")
    with pytest.raises(SourceError, match=r"no record can be used.*soon"):
        by_extract_date(raw, raw.cells)


def test_a_file_that_does_not_say_the_kind_has_practices_alone(tmp_path):
    raw = raw_table(tmp_path, "n,m\n1,2\n")
    assert practices_only(raw, "TYPE") == (raw, ())


def test_nothing_is_said_of_others_where_there_are_none(tmp_path):
    raw = raw_table(tmp_path, "n,m\n1,2\n")
    assert needed(raw, pl.col("n") == "1", "Others")[1] == ()


def test_a_column_of_days_is_read_in_every_form_and_the_rest_quarantined(tmp_path):
    raw = raw_table(tmp_path, "day,n\n20220501,1\n01/05/2022,2\n,3\nNA,4\nsoon,5\n")
    days = days_of(raw, raw.cells, "day")
    assert [str(day) for day in days] == ["2022-05-01", "2022-05-01", "None", "None", "None"]
    assert raw.quarantine.table()["row"].to_list() == [6]
