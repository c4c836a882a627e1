"""The files look like the real ones, byte for byte where that can be asked: headers, marks, quotes, ends of lines."""

import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from evenhand.demo.layouts.payment_columns import columns_of
from support.shared import shared_path

REAL = "data/nhs"
PAIRS = [
    ("2022-23/nhspaymentsgp-22-23-prac.csv", "2021-22/nhspaymentsgp-22-23-prac.csv"),
    ("2023-24/ACHIEVEMENT_2324.csv", "2014-15/ACHIEVEMENT_1415.csv"),
    ("2024-25/PREVALENCE_2425.csv", "2014-15/PREVALENCE_1415.csv"),
    ("2024-25/cqc-ratings.csv", "2021-22/cqc-ratings.csv"),
    (
        "2024-25/fingertips-93930-ae-attendances-0-4.csv",
        "2021-22/fingertips-93930-ae-attendances-0-4.csv",
    ),
    ("2022-23/fingertips-93930-ae-attendances-0-4.csv", "2021-22/fingertips-93553-imd2019.csv"),
    ("2024-25/gp-reg-pat-prac-all.csv", "2021-22/gp-reg-pat-prac-all.csv"),
    ("2024-25/gp-reg-pat-prac-map.csv", "2021-22/gp-reg-pat-prac-map.csv"),
    ("2024-25/gp-reg-pat-prac-quin-age.csv", "reference/gp-reg-pat-prac-quin-age_sample.csv"),
    ("reference/File_7_IoD2019_scores_lsoa.csv", "reference/File_7_IoD2019_scores_lsoa.csv"),
    ("reference/census2011_ethnicity_lsoa.csv", "reference/census2011_ethnicity_lsoa.csv"),
    ("reference/RUC2011_LSOA.csv", "reference/RUC2011_LSOA.csv"),
    ("reference/hoc-gp-demographics-2020.csv", "reference/hoc-gp-demographics-2020.csv"),
    ("reference/GP.csv", "reference/GP.csv"),
    ("reference/practice-code-successors-to-2025.csv", "reference/practice-code-successors-to-2020.csv"),
]

OLDER_PAIRS = [
    ("2019-20/ACHIEVEMENT_1920.csv", "2014-15/ACHIEVEMENT_1415.csv"),
    ("2019-20/MAPPING_NHS_GEOGRAPHIES_1920.csv", "2014-15/MAPPING_NHS_GEOGRAPHIES_1415.csv"),
    ("2019-20/INDICATOR_MAPPINGS_1920.csv", "reference/INDICATOR_MAPPINGS_1819.csv"),
    ("2021-22/nhspaymentsgp-21-22-prac.csv", "2021-22/nhspaymentsgp-21-22-prac.csv"),
]

FirstRecord = Callable[..., list[str]]


@pytest.mark.parametrize(("made", "real"), PAIRS)
def test_the_header_is_the_real_one(england: Any, first_record: FirstRecord, made: str, real: str) -> None:
    encoding = "cp1252" if made.endswith("GP.csv") else "utf-8-sig"
    header = [name.replace("2025", "2020") for name in first_record(england.folder / made, encoding)]
    assert header == first_record(shared_path(f"{REAL}/{real}"), encoding)


@pytest.mark.parametrize(("made", "real"), OLDER_PAIRS)
def test_the_header_of_an_older_layout_is_the_real_one(
    older_england: Any, first_record: FirstRecord, made: str, real: str
) -> None:
    assert first_record(older_england.folder / made) == first_record(shared_path(f"{REAL}/{real}"))


@pytest.mark.parametrize(("made", "real"), PAIRS)
def test_marks_and_ends_of_lines_are_the_real_ones(england: Any, made: str, real: str) -> None:
    assert _dress(england.folder / made) == _dress(shared_path(f"{REAL}/{real}"))


@pytest.mark.parametrize(
    ("made", "real"),
    [("2019-20/epraccur.csv", "2014-15/epraccur.csv"), ("2021-22/epraccur.csv", "2021-22/epraccur.csv")],
)
def test_the_register_has_27_quoted_columns_and_no_header(
    older_england: Any, first_record: FirstRecord, made: str, real: str
) -> None:
    mine, theirs = older_england.folder / made, shared_path(f"{REAL}/{real}")
    assert _dress(mine) == _dress(theirs)
    assert len(first_record(mine)) == len(first_record(theirs)) == 27
    assert all(line.count(b'"') == 54 for line in mine.read_bytes().splitlines())


def test_the_payments_of_2022_23_are_headed_as_they_were(first_record: FirstRecord) -> None:
    real = first_record(shared_path(f"{REAL}/2021-22/nhspaymentsgp-22-23-prac.csv"))
    assert list(columns_of(2022).values()) == real


def test_the_payments_of_earlier_years_have_the_columns_of_their_time() -> None:
    names = list(columns_of(2019).values())
    assert "NHS England and NHS Improvement (Region, local office) Code" in names
    assert "Average Number of Registered Patients" in names
    assert not any("ovid" in name for name in names)
    assert "Covid Immunisation" in columns_of(2020).values()
    assert "Long Covid" not in columns_of(2020).values()


def test_small_areas_come_in_a_zip_with_the_real_header(england: Any) -> None:
    with zipfile.ZipFile(shared_path(f"{REAL}/2021-22/gp-reg-pat-prac-lsoa-all.zip")) as archive:
        (member,) = archive.namelist()
        with archive.open(member) as lines:
            header = lines.readline().decode().strip().split(",")
    assert list(england.zipped("2024-25/gp-reg-pat-prac-lsoa-all.zip")[0]) == header


def test_dates_are_written_as_they_were_in_their_year(older_england: Any) -> None:
    days = {
        year: older_england.records(f"{year}/gp-reg-pat-prac-map.csv")[0]["EXTRACT_DATE"]
        for year in ("2020-21", "2021-22")
    }
    assert days == {"2020-21": "01-Jan-21", "2021-22": "01Jan2022"}


def test_exceptions_are_called_by_the_name_of_their_year(older_england: Any, england: Any) -> None:
    old = {record["MEASURE"] for record in older_england.records("2019-20/ACHIEVEMENT_1920.csv")}
    new = {record["MEASURE"] for record in england.records("2024-25/ACHIEVEMENT_NORTHERN_MADE_UP_2425.csv")}
    assert old == {"NUMERATOR", "DENOMINATOR", "EXCEPTIONS"}
    assert new == {"NUMERATOR", "DENOMINATOR", "PCAS", "REGISTER", "ACHIEVED_POINTS"}


def test_a_region_has_an_achievement_file_of_its_own_and_says_so(england: Any) -> None:
    for region in ("NORTHERN", "SOUTHERN"):
        records = england.records(f"2024-25/ACHIEVEMENT_{region}_MADE_UP_2425.csv")
        assert {record["REGION_NAME"].upper() for record in records} == {f"{region} MADE-UP"}


def test_missing_staff_are_written_both_ways(england: Any) -> None:
    cells = {
        record["TOTAL_GP_EXTGL_FTE"]
        for year, march in (("2022-23", 2023), ("2023-24", 2024), ("2024-25", 2025))
        for record in england.records(f"{year}/general-practice-workforce-practice-{march}-03.csv")
    }
    assert {"NA", "ND"} <= cells


def test_the_directory_has_a_name_that_only_windows_can_spell(england: Any) -> None:
    names = [record["OrganisationName"] for record in england.records("reference/GP.csv", "cp1252", "¬")]
    assert any("–" in name for name in names)
    assert b"\x96" in (england.folder / "reference/GP.csv").read_bytes()


def test_england_comes_once_for_each_sex_among_networks_and_practices(england: Any) -> None:
    records = england.records("2024-25/fingertips-93930-ae-attendances-0-4.csv")
    whole = [record for record in records if record["Area Type"] == "England" and not record["Category"]]
    assert [record["Sex"] for record in whole] == ["Male", "Female", "Persons"]
    assert {record["Area Type"] for record in records} == {"England", "PCNs (v. 27/10/23)", "GPs"}


def _dress(path: Path) -> tuple[bool, bool, bool]:
    """Return whether a file has a byte-order mark, lines that end with both characters, and a last line that ends."""
    content = path.read_bytes()
    return content.startswith(b"\xef\xbb\xbf"), b"\r\n" in content, content.endswith(b"\n")
