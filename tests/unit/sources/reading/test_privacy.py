"""Tests of the door: NHS numbers are refused, and nothing else is. The numbers are made up and valid by their check."""

import random

import pytest

from evenhand.common.errors import SourceError
from evenhand.sources.reading.privacy import refuse_nhs_numbers
from support.files import csv_text, raw_table

WEIGHTS = range(10, 1, -1)


def numbers(count, seed=1):
    """Return made numbers in the range kept for tests, which start with 999."""
    chance, found = random.Random(seed), []
    while len(found) < count:
        digits = [9, 9, 9, *(chance.randrange(10) for _ in range(6))]
        check = (11 - sum(w * d for w, d in zip(WEIGHTS, digits, strict=True)) % 11) % 11
        if check < 10:
            found.append("".join(map(str, [*digits, check])))
    return found


def refuse(folder, header, *records):
    refuse_nhs_numbers(raw_table(folder, csv_text(header, *records)))


@pytest.mark.parametrize(
    "form",
    [
        str,
        lambda number: f"{number[:3]} {number[3:6]} {number[6:]}",
        lambda number: f"{number[:3]}-{number[3:6]}-{number[6:]}",
        lambda number: f"{number}.0",
    ],
)
def test_a_column_of_nhs_numbers_is_refused_however_written(tmp_path, form):
    with pytest.raises(SourceError, match="column 'id': this column holds NHS numbers"):
        refuse(tmp_path, "practice,id", *(["A81001", form(number)] for number in numbers(20)))


def test_the_message_repeats_none_of_them(tmp_path):
    with pytest.raises(SourceError) as error:
        refuse(tmp_path, "id,x", *([number, 1] for number in numbers(20)))
    assert "999" not in str(error.value)


def test_a_few_among_many_empty_cells_are_enough(tmp_path):
    with pytest.raises(SourceError, match="NHS numbers"):
        refuse(tmp_path, "id,x", *([number, 1] for number in [*numbers(5), *[""] * 500]))


def test_one_is_enough_where_the_header_says_so(tmp_path):
    with pytest.raises(SourceError, match="NHS numbers"):
        refuse(tmp_path, "NHS_Number,x", [numbers(1)[0], 1])


def test_records_that_do_not_fit_the_header_are_looked_at_too(tmp_path):
    with pytest.raises(SourceError, match="records that do not fit its header"):
        refuse(tmp_path, "practice,list", *(["A81001", number, 1] for number in numbers(20)))


@pytest.mark.parametrize(
    "ids",
    [
        [str(random.Random(2).randrange(10**9, 10**10)) for _ in range(1)],
        [str(random.Random(seed).randrange(10**9, 10**10)) for seed in range(400)],
        ["1111111111", "2222222222", "3333333333", "4444444444", "5555555555"],
        [f"01234 56{number:04}" for number in range(50)],
        numbers(4),
    ],
    ids=["one", "random ids", "same digits", "telephones", "too few to say"],
)
def test_other_numbers_of_ten_digits_pass(tmp_path, ids):
    refuse(tmp_path, "id,x", *([one, 1] for one in ids))
