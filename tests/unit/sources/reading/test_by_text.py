"""Tests of columns read text by text."""

from datetime import date

import polars as pl
import pytest

from evenhand.sources.reading.by_text import by_text, month_starting, numbers, practice_code, year_month


def test_each_cell_gets_what_its_text_comes_to():
    assert by_text(pl.Series(["a", "bb", "a", ""]), len, pl.Int64).to_list() == [1, 2, 1, 0]


def test_no_cells_give_no_values():
    assert by_text(pl.Series([], dtype=pl.String), len, pl.Int64).dtype == pl.Int64


@pytest.mark.parametrize(
    ("text", "code"), [(" a81001 ", "A81001"), ("A8100", None), ("A81001X", None), ("", None)]
)
def test_a_practice_code_is_a_letter_and_five_digits(text, code):
    assert practice_code(text) == code


@pytest.mark.parametrize(
    ("text", "month"),
    [("01DEC2025", date(2025, 12, 1)), ("2025-12-01", date(2025, 12, 1)), ("02DEC2025", None), ("Dec", None)],
)
def test_a_month_starts_on_its_first_day(text, month):
    assert month_starting(text) == month


@pytest.mark.parametrize(
    ("text", "month"),
    [
        ("202512", date(2025, 12, 1)),
        ("2025_12", date(2025, 12, 1)),
        ("202513", None),
        ("000012", None),
        ("25-12", None),
    ],
)
def test_a_year_and_a_month_are_a_month(text, month):
    assert year_month(text) == month


def test_numbers_are_null_where_there_is_none():
    assert numbers(pl.Series(["1", "*", "", "x", "-1"]), "count").to_list() == [1.0, None, None, None, None]
    assert numbers(pl.Series(["-1.5"]), "amount").to_list() == [-1.5]
