"""Tests of values of a category that nobody told us of."""

import polars as pl

from evenhand.sources.reading.unmapped import Unmapped


def sentence(*texts):
    unmapped = Unmapped()
    for text in texts:
        unmapped.add("MODE", pl.Series([text, text]), pl.Series([2, 3]))
    return unmapped.caveats("appointments")[0]


def test_the_largest_are_named_first_and_spaces_do_not_count():
    assert "not known: B C (10), a (5)." in sentence("B  C", "a", "B C")


def test_of_many_only_some_are_named():
    named = sentence(*(f"value {number:02}" for number in range(12)))
    assert "value 09 (5), others (10)." in named
    assert "value 10" not in named


def test_a_column_of_too_many_texts_is_held_in_bounded_memory():
    unmapped = Unmapped()
    unmapped.add("MODE", pl.Series([str(n) for n in range(3000)]), pl.Series([1] * 3000))
    assert len(unmapped.amounts["MODE"]) == 1000
    assert "others (2,990)" in unmapped.caveats("appointments")[0]


def test_nothing_unknown_is_no_caveat():
    assert Unmapped().caveats("appointments") == ()
