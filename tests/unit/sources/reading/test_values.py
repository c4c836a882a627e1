"""Tests of cells as numbers with their states."""

import polars as pl
import pytest

from evenhand.sources.reading.values import with_state


def read(text, kind="count"):
    frame = pl.DataFrame({"cell": [text]}, schema={"cell": pl.String})
    return tuple(frame.select(with_state(pl.col("cell"), kind).struct.unnest()).row(0))


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("0", 0.0),
        ("12", 12.0),
        (" 4.5 ", 4.5),
        ("1,234", 1234.0),
        ("1,234,567.8", 1234567.8),
        ("1e3", 1000.0),
    ],
)
def test_a_number_is_observed(text, value):
    assert read(text) == (value, "observed", None)


@pytest.mark.parametrize("text", ["", "-", ":", "NA", "n/a", "ND", "Null", "[x]", "–", "—", None])
def test_the_marks_of_a_missing_cell(text):
    assert read(text) == (None, "missing", None)


@pytest.mark.parametrize("text", ["*", "**", "[c]", "Suppressed"])
def test_the_marks_of_a_withheld_cell(text):
    assert read(text) == (None, "suppressed", None)


@pytest.mark.parametrize(("text", "state"), [("-97", "missing"), ("-98.0", "missing"), ("-99", "suppressed")])
@pytest.mark.parametrize("kind", ["count", "survey"])
def test_codes_below_zero_are_states_where_no_figure_is_negative(text, state, kind):
    assert read(text, kind) == (None, state, None)


@pytest.mark.parametrize("text", ["-97", "-99", "-1", "-1,234.5"])
def test_an_amount_may_be_any_number_below_zero(text):
    assert read(text, "amount") == (float(text.replace(",", "")), "observed", None)


def test_a_negative_count_is_a_problem():
    assert read("-1") == (None, None, "a count cannot be negative")


@pytest.mark.parametrize("text", ["many", "12,34", "1,23,456", "inf", "nan", "0x10", "1 2"])
def test_a_text_is_a_problem(text):
    assert read(text) == (None, None, "this is not a number")
