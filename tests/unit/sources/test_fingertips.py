from datetime import date
from pathlib import Path

import polars as pl
import pytest

from evenhand.common.periods import Period
from evenhand.sources import PublishedFile
from evenhand.sources.fingertips import SOURCE
from evenhand.sources.reading.fingertips_periods import fingertips_period
from support.published_text import periods, read_published, read_text, states, values
from support.shared import shared_path

HEADERS = [
    "Indicator ID", "Indicator Name", "Parent Code", "Parent Name", "Area Code", "Area Name", "Area Type", "Sex", "Age",
    "Category Type", "Category", "Time period", "Value", "Lower CI 95.0 limit", "Upper CI 95.0 limit",
    "Lower CI 99.8 limit", "Upper CI 99.8 limit", "Count", "Denominator", "Value note", "Recent Trend",
    "Compared to England value or percentiles", "Compared to PCNs (v. 27/10/23) value or percentiles",
    "Time period Sortable", "New data", "Compared to goal", "Time period range",
]  # fmt: skip
PRACTICE = {
    "Indicator ID": "90001",
    "Indicator Name": "A made rate, by practice",
    "Area Code": "B10001",
    "Area Type": "GPs",
    "Sex": "Persons",
    "Age": "0-4 yrs",
    "Time period": "2021/22",
    "Value": "500.5",
    "Lower CI 95.0 limit": "400.25",
    "Upper CI 95.0 limit": "600.75",
    "Count": "50",
    "Denominator": "100",
    "Time period range": "1y",
}
ENGLAND = {"Area Code": "E92000001", "Area Type": "England"}
NAME = "fingertips.csv"


def table(*rows: dict[str, str], headers: list[str] = HEADERS) -> str:
    lines = [",".join(f'"{header}"' for header in headers)]
    lines += [",".join(f'"{ {**PRACTICE, **row}.get(header, "") }"' for header in headers) for row in rows]
    return "\n".join(lines) + "\n"


def test_value_count_denominator_and_limits_become_observations_of_the_time_period(tmp_path: Path) -> None:
    reading = read_text(tmp_path, NAME, table({}), SOURCE)
    assert periods(reading) == {(date(2021, 4, 1), date(2022, 3, 31))}
    found = {
        part: values(reading, f"fingertips.90001.{part}")["B10001"]
        for part in ("value", "numerator", "denominator", "lower95", "upper95")
    }
    assert found == {
        "value": 500.5,
        "numerator": 50.0,
        "denominator": 100.0,
        "lower95": 400.25,
        "upper95": 600.75,
    }


def test_the_header_that_names_what_areas_were_compared_to_does_not_matter(tmp_path: Path) -> None:
    headers = [*HEADERS[:22], "Compared to percentiles", *HEADERS[23:]]
    assert read_text(tmp_path, NAME, table({}, headers=headers), SOURCE).rows_kept == 1


def test_england_for_each_sex_networks_and_categories_are_counted_and_not_needed(tmp_path: Path) -> None:
    others = ({**ENGLAND, "Sex": sex} for sex in ("Male", "Female", "Persons"))
    category = {**ENGLAND, "Category Type": "Deciles", "Category": "First"}
    network = {"Area Code": "U10001", "Area Type": "PCNs (v. 27/10/23)"}
    reading = read_text(tmp_path, NAME, table(*others, category, network, {}), SOURCE)
    assert set(values(reading, "fingertips.90001.value")) == {"B10001"}
    assert reading.notes == ("Rows of England, networks or other areas, which were not needed: 5",)
    assert reading.rows_quarantined == 0


@pytest.mark.parametrize("kind", ["GP", "GPs", "GPs (v. 27/10/23)"])
def test_practices_are_practices_under_each_name_of_their_area_type(tmp_path: Path, kind: str) -> None:
    assert read_text(tmp_path, NAME, table({"Area Type": kind}), SOURCE).rows_kept == 1


def test_persons_and_all_ages_are_preferred_where_a_practice_has_several_rows(tmp_path: Path) -> None:
    rows = (
        {"Sex": "Male", "Value": "1"},
        {"Sex": "Female", "Value": "2"},
        {},
        {"Age": "All ages", "Value": "9"},
    )
    assert values(read_text(tmp_path, NAME, table(*rows), SOURCE), "fingertips.90001.value") == {
        "B10001": 9.0
    }


def test_an_indicator_of_one_sex_is_kept(tmp_path: Path) -> None:
    reading = read_text(tmp_path, NAME, table({"Sex": "Female", "Age": "25-49 yrs"}), SOURCE)
    assert values(reading, "fingertips.90001.value") == {"B10001": 500.5}


def test_rows_of_two_sexes_and_none_of_persons_cannot_be_told_apart(tmp_path: Path) -> None:
    reading = read_text(tmp_path, NAME, table({"Sex": "Female"}, {"Sex": "Male"}), SOURCE)
    assert (reading.rows_kept, reading.rows_quarantined) == (0, 2)


def test_a_practice_under_two_parents_is_one_practice(tmp_path: Path) -> None:
    reading = read_text(tmp_path, NAME, table({"Parent Code": "U1"}, {"Parent Code": "U2"}), SOURCE)
    assert values(reading, "fingertips.90001.value") == {"B10001": 500.5}
    assert reading.reasons == {"the record repeats an earlier one": 1}


def test_a_value_withheld_is_suppressed_and_a_value_not_there_is_missing(tmp_path: Path) -> None:
    blank = {"Value": "", "Count": ""}
    withheld = {**blank, "Value note": "Value suppressed for disclosure control reasons"}
    reading = read_text(
        tmp_path, NAME, table(withheld, {**blank, "Area Code": "B10002"}, {"Area Code": "B10003"}), SOURCE
    )
    assert states(reading, "fingertips.90001.value") == {
        "B10001": "suppressed",
        "B10002": "missing",
        "B10003": "observed",
    }
    assert states(reading, "fingertips.90001.denominator")["B10001"] == "observed"


def test_several_periods_and_indicators_in_one_file_are_kept_apart(tmp_path: Path) -> None:
    rows = (
        {},
        {"Time period": "2022/23", "Value": "7"},
        {"Indicator ID": "90002", "Count": "", "Denominator": ""},
    )
    reading = read_text(tmp_path, NAME, table(*rows), SOURCE)
    assert len(periods(reading)) == 2
    assert reading.tables["labels"].height == 3
    assert reading.tables["labels"]["title"].unique().to_list() == ["A made rate, by practice"]
    assert values(reading, "fingertips.90002.numerator") == {}


def test_faulty_cells_periods_and_codes_are_quarantined(tmp_path: Path) -> None:
    rows = ({"Count": "-5"}, {"Area Code": "B10002", "Value": "high"}, {"Area Code": "B10003", "Time period": "once"},
            {"Area Code": "X"}, {"Area Code": "B10004"}, {"Area Code": "B10004", "Value": "1"})  # fmt: skip
    reading = read_text(tmp_path, NAME, table(*rows), SOURCE)
    assert set(reading.reasons) == {
        "a count cannot be negative",
        "this is not a number",
        "the time period is in no form we know",
        "this is not a practice code",
        "the practice appears more than once with different figures",
    }


def test_a_file_of_other_areas_alone_is_an_empty_reading(tmp_path: Path) -> None:
    reading = read_text(tmp_path, NAME, table(ENGLAND), SOURCE)
    assert (reading.label, reading.rows_kept) == ("empty", 0)


@pytest.mark.parametrize(
    ("text", "span", "first", "last"),
    [
        ("2019", "1y", date(2019, 1, 1), date(2019, 12, 31)),
        ("2021/22", "1y", date(2021, 4, 1), date(2022, 3, 31)),
        ("2017 - 19", "3y", date(2017, 1, 1), date(2019, 12, 31)),
        ("2017-18", "2y", date(2017, 1, 1), date(2018, 12, 31)),
        ("2017-18", "1y", date(2017, 4, 1), date(2018, 3, 31)),
        ("2017/18 - 19/20", "3y", date(2017, 4, 1), date(2020, 3, 31)),
        ("2017/18 - 2019/20", "3y", date(2017, 4, 1), date(2020, 3, 31)),
        ("2021 Q1", "", date(2021, 1, 1), date(2021, 3, 31)),
        ("2021/22 Q4", "", date(2022, 1, 1), date(2022, 3, 31)),
        ("2021/22 Q1", "", date(2021, 4, 1), date(2021, 6, 30)),
        ("March 2022", "", date(2022, 3, 1), date(2022, 3, 31)),
    ],
)
def test_every_form_of_time_period_is_read(text: str, span: str, first: date, last: date) -> None:
    assert fingertips_period(text, span) == Period(first, last)


@pytest.mark.parametrize(
    ("name", "read", "kept"),
    [
        ("fingertips-93930-ae-attendances-0-4.csv", 7_610, 6_343),
        ("fingertips-93553-imd2019.csv", 6_547, 6_545),
    ],
)
def test_the_real_files_are_read_to_the_last_practice(name: str, read: int, kept: int) -> None:
    reading = read_published(PublishedFile(shared_path(f"data/nhs/2021-22/{name}")), SOURCE)
    assert (reading.rows_read, reading.rows_kept, reading.rows_quarantined) == (read, kept, 0)


def test_real_attendances_have_their_published_rates_and_one_is_suppressed() -> None:
    path = shared_path("data/nhs/2021-22/fingertips-93930-ae-attendances-0-4.csv")
    wide = (
        read_published(PublishedFile(path), SOURCE)
        .tables["observations"]
        .pivot("measure", index="practice", values="value")
    )
    rate = 1000 * pl.col("fingertips.93930.numerator") / pl.col("fingertips.93930.denominator")
    assert wide.select((rate - pl.col("fingertips.93930.value")).abs().max()).item() < 1e-5
    assert wide["fingertips.93930.value"].null_count() == 1
