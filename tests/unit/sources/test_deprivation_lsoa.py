"""Tests of deprivation scores by small area."""

from datetime import date

import pytest

from evenhand.common.errors import SourceError
from evenhand.sources.deprivation_lsoa import SOURCE
from evenhand.sources.reading.opening import PublishedFile
from support.files import csv_text, reasons, rows_of
from support.published_text import read_published, read_text
from support.shared import shared_path

SCORE = "Index of Multiple Deprivation (IMD) Score"


def header(boundaries=2011, populations="mid 2015"):
    return f"LSOA code ({boundaries}),{SCORE},Total population: {populations} (excluding prisoners)"


def read(folder, *records, first=None, name="anything.csv"):
    return read_text(folder, name, csv_text(first or header(), *records), SOURCE)


@pytest.mark.parametrize(
    ("boundaries", "populations", "edition"),
    [(2011, "mid 2012", 2015), (2011, "mid 2015", 2019), (2021, "mid 2022", 2025), (2021, "mid-2022", 2025)],
)
def test_the_edition_is_told_by_its_populations(tmp_path, boundaries, populations, edition):
    reading = read(tmp_path, ["E01000001", 6.2, 100], first=header(boundaries, populations))
    assert rows_of(reading, "places", "place", "measure", "period_start", "value") == [
        ("E01000001", "imd.score", date(edition, 1, 1), 6.2)
    ]


def test_an_edition_not_known_is_refused(tmp_path):
    with pytest.raises(SourceError, match=r"cannot be told.*2031"):
        read(tmp_path, ["E01000001", 6.2, 100], first=header(2021, "mid 2031"))


def test_without_populations_the_year_in_the_name_is_taken(tmp_path):
    reading = read(tmp_path, ["E01000001", 6.2], first=f"LSOA code (2011),{SCORE}", name="imd-2019.csv")
    assert reading.label == "2019"


def test_boundaries_not_known_are_not_recognised(tmp_path):
    with pytest.raises(SourceError, match="no source recognises"):
        read(tmp_path, ["E01000001", 6.2], first=f"Area,{SCORE}")


@pytest.mark.parametrize(
    ("wrong", "reason"),
    [
        (["England", 21.7, 1], "this is not the code of a small area"),
        (["E01000002", -1, 1], "a count cannot be negative"),
        (["E01000002", 101, 1], "the value is above 100, the highest there can be"),
        (["E01000002", "high", 1], "this is not a number"),
    ],
)
def test_what_cannot_be_used_is_quarantined_with_its_reason(tmp_path, wrong, reason):
    reading = read(tmp_path, ["E01000001", 6.2, 100], wrong)
    assert reasons(reading) == {3: reason}
    assert reading.rows_kept == 1


def test_an_area_listed_twice_with_different_scores_is_left_out(tmp_path):
    reading = read(tmp_path, ["E01000001", 6.2, 1], ["E01000001", 7, 1], ["E01000002", 1, 1])
    assert set(reasons(reading).values()) == {"the small area appears more than once with different figures"}


def test_the_real_file_has_every_area_of_england():
    file = PublishedFile(shared_path("data/nhs/reference/File_7_IoD2019_scores_lsoa.csv"))
    reading = read_published(file, SOURCE)
    assert (reading.label, reading.rows_kept, reading.rows_quarantined) == ("2019", 32_844, 0)
