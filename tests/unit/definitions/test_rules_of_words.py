"""Words that judge, however a text is laid out, and measures known by a pattern or by name."""

from datetime import date

import pytest

from evenhand.definitions import check_catalogue
from evenhand.definitions.findings import Surroundings
from support.definitions import TODAY, catalogue, indicator


@pytest.mark.parametrize("words", ["a risk\nband", "near the\nworst of them", "Leagues of it"])
def test_a_banned_word_is_found_across_the_end_of_a_line(words):
    one = indicator(caveats=[f"Some would call it {words} and be unkind"])
    (issue,) = [issue for issue in check_catalogue(catalogue(one), TODAY) if issue.rule == "words_are_kind"]
    assert issue.message.startswith("bus-riders: caveats holds the word")


@pytest.mark.parametrize(
    ("known", "is_known"),
    [
        (None, True),
        ((), False),
        (("bus.riders",), True),
        (("bus.*",), True),
        (("bus.r?ders", "tram.*"), True),
        (("tram.*", "bus"), False),
        (("bus.rider[s]",), True),
    ],
)
def test_a_measure_is_known_by_its_name_or_by_a_pattern(known, is_known):
    assert Surroundings(date(2022, 1, 1), known).knows_measure("bus.riders") is is_known
