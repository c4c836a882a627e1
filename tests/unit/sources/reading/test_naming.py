"""Tests of periods that only a file's or a folder's name says."""

import pytest

from evenhand.common.errors import SourceError
from evenhand.common.periods import Period
from evenhand.sources.reading.naming import named_financial_year, named_year
from evenhand.sources.reading.raw import read_raw
from support.files import bytes_file


def raw(folder, name):
    folder.mkdir(exist_ok=True)
    return read_raw(bytes_file(folder, b"A\n1\n", name))


@pytest.mark.parametrize(
    "name", ["X_1415.csv", "x-14-15-prac.csv", "2014-15.csv", "x 2014_15.csv", "x201415.csv"]
)
def test_a_financial_year_in_the_files_name(tmp_path, name):
    assert named_financial_year(raw(tmp_path, name)) == (Period.financial_year(2014), ())


def test_the_folders_year_is_taken_with_a_caveat(tmp_path):
    period, caveats = named_financial_year(raw(tmp_path / "2021-22", "payments.csv"))
    assert period == Period.financial_year(2021)
    assert caveats == (
        "payments.csv does not say its period, in its content or its name: 2021/22 was taken from its folder",
    )


def test_a_calendar_year_in_the_files_name(tmp_path):
    assert named_year(raw(tmp_path, "workforce-2021.csv")) == (Period.calendar_year(2021), ())


def test_a_file_that_says_no_year_is_refused(tmp_path):
    with pytest.raises(SourceError, match=r"does not say which year.*such as 21-22"):
        named_financial_year(raw(tmp_path / "data", "payments-17-21.csv"))
