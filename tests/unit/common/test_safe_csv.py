import csv
import io
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evenhand.common.safe_csv import BEGINS_A_FORMULA, safe_cell, safe_csv


@pytest.mark.parametrize("text", ["=1+1", "+44", "-2", "@SUM", "\tx", "\rx", "  =cmd|'/C calc'!A0", "|x"])
def test_a_text_that_begins_like_a_formula_is_kept_as_text(text: str) -> None:
    assert safe_cell(text) == f"'{text}"


@pytest.mark.parametrize(
    ("value", "cell"), [(-1.5, -1.5), (None, ""), (date(2024, 2, 29), "2024-02-29"), ("St Ann’s", "St Ann’s")]
)
def test_numbers_days_and_other_texts_stay_as_they_are(value: object, cell: object) -> None:
    assert safe_cell(value) == cell


def test_a_record_without_a_column_has_an_empty_cell() -> None:
    assert safe_csv([{"b": 1}], ["a", "b"]) == "a,b\r\n,1\r\n"


@given(st.lists(st.text(max_size=20), min_size=1, max_size=4))
def test_no_cell_of_any_text_begins_a_formula(texts: list[str]) -> None:
    records = [{str(place): text for place, text in enumerate(texts)}]
    written = safe_csv(records, [str(place) for place in range(len(texts))])

    for cell in list(csv.reader(io.StringIO(written, newline="")))[-1]:
        assert not cell.startswith(BEGINS_A_FORMULA)
