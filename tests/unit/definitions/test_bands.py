"""The bands of what a competitor could use: each number is in one, and no count's band leaves fewer than three."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from evenhand.definitions import check_catalogue, load_catalogue
from evenhand.definitions.bands import BANDS, CAPACITY
from evenhand.sources import all_sources
from support.definitions import TODAY, catalogue, indicator

NAMES = sorted(BANDS)
MOST_ROOMS = 200


def test_the_words_of_each_band() -> None:
    assert BANDS["rooms"].all_words == (
        "fewer than 4 rooms in all",
        "4 to 6 rooms in all",
        "7 to 9 rooms in all",
        "10 to 14 rooms in all",
        "15 to 19 rooms in all",
        "20 to 29 rooms in all",
        "30 or more rooms in all",
    )
    assert BANDS["minutes"].words(9.99) == "8 to under 10 minutes on average"
    assert BANDS["minutes"].words(10) == "10 to under 12 minutes on average"
    assert BANDS["space"].words(0.2) == "under 0.6 of the space planned for such a list"
    assert BANDS["space"].words(1.2) == "1.2 or more of the space planned for such a list"


@pytest.mark.parametrize("name", [one for one in NAMES if BANDS[one].are_counts])
def test_every_band_of_counts_leaves_three_whole_numbers_or_more(name: str) -> None:
    bands = BANDS[name]
    inside = [bands.words(count) for count in range(MOST_ROOMS + 1)]

    assert {inside.count(words) for words in bands.all_words} >= {3}
    assert min(inside.count(words) for words in bands.all_words) >= 3


@given(st.sampled_from(NAMES), st.floats(0, 300), st.floats(0, 300))
def test_numbers_share_words_exactly_when_one_number_stands_for_both(name, first, second):
    bands = BANDS[name]
    one, other = bands.middles(np.array([first, second]))

    assert (one == other) == (bands.words(first) == bands.words(second))


@given(st.sampled_from(NAMES), st.floats(0, 300))
def test_what_stands_for_a_band_lies_in_it(name, number):
    bands = BANDS[name]

    assert bands.words(bands.middles(np.array([number]))[0]) == bands.words(number)


def test_a_missing_number_has_nothing_that_stands_for_it() -> None:
    assert np.isnan(BANDS["rooms"].middles(np.array([np.nan]))).all()


def test_every_measure_of_capacity_is_one_that_a_return_gives() -> None:
    measures = {one.id for source in all_sources() for one in source.measures}
    assert set(CAPACITY) <= measures


def test_r19_every_shipped_figure_of_rooms_space_and_time_is_banded() -> None:
    shipped = load_catalogue().indicators.values()
    told = {one.id for one in shipped if one.suppression.rule == "banded"}

    assert told == {
        "consulting-rooms-per-1000",
        "consultation-length-mean",
        "premises-functional-suitability",
    }


def test_r19_a_new_figure_of_capacity_from_a_return_has_to_be_banded() -> None:
    made = catalogue(indicator(strand="capacity"))

    def found(returns: set[str]) -> list[str]:
        issues = check_catalogue(made, TODAY, returns=returns)
        return [one.message for one in issues if one.rule == "capacity_leaves_in_bands"]

    assert found(set()) == []
    assert "it is a figure of capacity from the return bus-survey" in found({"bus-survey"})[0]
