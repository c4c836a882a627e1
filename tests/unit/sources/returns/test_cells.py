"""Cells read one by one: numbers of each kind, days, age bands, codes and words."""

import pytest

from evenhand.sources.reading.returns.cells import read_words, read_yes_no
from evenhand.sources.reading.returns.days import DayColumn
from evenhand.sources.reading.returns.groups import (
    read_age_band,
    read_commissioner,
    read_practice,
    read_register,
    read_sender,
    read_sex,
)
from evenhand.sources.reading.returns.numbers import reader_of
from evenhand.sources.reading.returns.template import Column


def column(kind, **more):
    return Column(
        header="made", measure="made.up", kind=kind, unit="things", meaning="Made up", example="1",
        **{"largest": 1_000_000.0, **more},
    )  # fmt: skip


def read(kind, text, mark=None, **more):
    return reader_of(column(kind, **more))(text, mark)


@pytest.mark.parametrize(
    ("text", "value", "note"),
    [
        ("\u00a31,234.50", 1234.5, "with a pound sign were read as numbers; with thousands separators"),
        ("\u00a3 12", 12.0, "with a pound sign"),
        ("12\u00a3", 12.0, "with a pound sign"),
        ("-\u00a35", -5.0, "with a pound sign"),
        ("(1,200)", -1200.0, "in brackets were read as negative"),
        ("(\u00a31,200)", -1200.0, "in brackets were read as negative; with a pound sign"),
        ("\u22123.5", -3.5, ""),
    ],
)
def test_amounts_are_read_as_money_is_written(text, value, note):
    found = read("amount", text, smallest=-1_000_000.0)
    assert found.value == value
    assert found.note.startswith(note)


@pytest.mark.parametrize(
    ("text", "mark", "value"),
    [("12%", None, 0.12), ("0.12", None, 0.12), ("0.12", "percent", 0.12), ("1", None, 1.0)],
)
def test_a_share_may_be_a_percentage(text, mark, value):
    assert read("share", text, mark, largest=1.0).value == value


def test_a_percentage_read_as_a_share_is_noted_and_one_above_the_whole_is_not_read():
    assert read("share", "12%", largest=1.0).note == "written as percentages were read as shares"
    assert read("share", "12", largest=1.0).problem.startswith(
        "the number is outside what can be believed, 0 to 1"
    )


@pytest.mark.parametrize("text", ["-3", "\u00a35", "five", "1.234,5", "12 minutes"])
def test_minutes_are_numbers_that_are_not_negative(text):
    assert read("minutes", text).problem


@pytest.mark.parametrize(
    ("text", "words"), [("Yes", "Yes"), ("y", "Yes"), ("TRUE", "Yes"), ("no", "No"), ("", None)]
)
def test_yes_and_no_are_read_however_abbreviated(text, words):
    assert read_yes_no(text, None).text == words


@pytest.mark.parametrize("text", ["perhaps", "#N/A", "2"])
def test_other_words_are_neither_yes_nor_no(text):
    assert read_yes_no(text, None).problem


def test_words_are_kept_as_written_without_control_characters():
    assert read_words("  Bus 4\u00a0and\n17\x07 ", None).text == "Bus 4 and 17"
    assert read_words("n/a", None).state == "missing"
    assert read_words("None", None).text == "None"


@pytest.mark.parametrize(
    ("text", "mark"), [("2025-05-09", "date"), ("x" * 1001, None), ("#REF!", None), ("=A1", None)]
)
def test_words_that_a_spreadsheet_turned_into_something_else_are_kept_out(text, mark):
    assert read_words(text, mark).problem


@pytest.mark.parametrize(
    ("text", "band"),
    [
        ("0-4", "0_4"), ("00-04", "0_4"), ("under 5", "0_4"), ("<5", "0_4"), ("5\u201314", "5_14"), ("5 to 14", "5_14"),
        ("15_24", "15_24"), ("aged 25-44 years", "25_44"), ("85+", "85_over"), ("85 and over", "85_over"),
        ("85 years or older", "85_over"), ("85_over", "85_over"), ("\u226585", "85_over"), ("85 plus", "85_over"),
    ],
)  # fmt: skip
def test_age_bands_are_read_as_people_write_them(text, band):
    assert read_age_band(text, None).text == band


@pytest.mark.parametrize(
    "text", ["14-May", "May-14", "14/05/2023", "2024-05-14", "45060", "41760", "May 2014"]
)
def test_five_to_fourteen_is_read_whatever_date_a_spreadsheet_made_of_it(text):
    found = read_age_band(text, "date" if "-" in text else None)
    assert found.text == "5_14"
    assert found.note.startswith("5-14 that a spreadsheet")


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("45061", "a spreadsheet has turned the age band into a date"),
        ("14/06/2023", "a spreadsheet has turned the age band into a date"),
        ("65+", "this is not an age band of the template"),
        ("All ages", "this is a row of totals"),
        ("#NAME?", "the cell holds the error of a formula"),
    ],
)
def test_other_dates_bands_and_totals_are_kept_out(text, why):
    assert read_age_band(text, None).problem == why


@pytest.mark.parametrize(
    ("text", "sex"), [("F", "female"), ("Women", "female"), ("male ", "male"), ("M", "male")]
)
def test_sexes_are_read_as_people_write_them(text, sex):
    assert read_sex(text, None).text == sex


@pytest.mark.parametrize(
    ("text", "why"),
    [("Persons", "this is a row of totals"), ("1", "this is not female or male"), ("#N/A", "the cell holds")],
)
def test_totals_and_codes_are_no_sex(text, why):
    assert read_sex(text, None).problem.startswith(why)


@pytest.mark.parametrize(("text", "code"), [("15e", "15E"), ("a3a8r", "A3A8R"), (" q xx", "QXX")])
def test_commissioners_have_three_or_five_letters_and_digits(text, code):
    assert read_commissioner(text, None).text == code


@pytest.mark.parametrize(
    ("text", "mark"), [("", None), ("123", None), ("15E9", None), ("150", "date"), ("#REF!", None)]
)
def test_other_codes_are_no_commissioners(text, mark):
    assert read_commissioner(text, mark).problem


def test_registers_and_senders_are_codes_in_capitals():
    assert read_register("copd", None).text == "COPD"
    assert read_register("asthma register", None).problem == "this is not the code of a register"
    assert read_register("x", "merged").problem.startswith("the cell is merged")
    assert read_sender("qxx", None).text == "QXX"
    assert read_practice("", None).problem == "there is no practice code"


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("Mar-25", "2025-03-01", "2025-03-31"), ("2025-02", "2025-02-01", "2025-02-28"),
        ("3/2025", "2025-03-01", "2025-03-31"),
        ("2024/25", "2024-04-01", "2025-03-31"), ("2024-25", "2024-04-01", "2025-03-31"),
        ("Q4 2024/25", "2025-01-01", "2025-03-31"), ("31/3/25", "2025-03-31", "2025-03-31"),
        ("March 31, 2025", "2025-03-31", "2025-03-31"), ("20250331", "2025-03-31", "2025-03-31"),
    ],
)  # fmt: skip
def test_months_quarters_and_years_are_their_first_or_last_day(text, first, last):
    assert (DayColumn(last=False)(text, None).text, DayColumn(last=True)(text, None).text) == (first, last)


@pytest.mark.parametrize(
    ("text", "mark"),
    [("TRUE", "truth"), ("99999", None), ("03/31/2025", None), ("#REF!", None), ("2024-26", None)],
)
def test_what_is_no_day_is_kept_out(text, mark):
    assert DayColumn(last=False)(text, mark).problem
