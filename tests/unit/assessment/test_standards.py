"""Standards look at the whole interval and never at the others."""

import numpy as np
import pytest

from evenhand.assessment.standards import answer_outcomes, colours, standard_outcomes
from evenhand.definitions.framework import Standard
from support.indicators import framework, indicator

MINIMUM = Standard(kind="minimum", target=0.5, clause="A clause")
DEVELOPMENTAL = Standard(kind="developmental", target=0.5)


def outcome(
    standard: Standard, value: float, lower: float, upper: float, polarity: str = "higher"
) -> str | None:
    arrays = (np.array([number]) for number in (value, lower, upper))
    return standard_outcomes(indicator(polarity=polarity), standard, *arrays)[0]


@pytest.mark.parametrize(
    ("value", "lower", "upper", "said"),
    [
        (0.60, 0.55, 0.65, "met"),
        (0.52, 0.45, 0.59, "met"),
        (0.50, 0.40, 0.60, "met"),
        (0.48, 0.41, 0.55, "cannot_tell"),
        (0.40, 0.31, 0.49, "not_met"),
        (np.nan, np.nan, np.nan, None),
    ],
)
def test_a_minimum_is_not_met_only_where_the_whole_interval_is_on_the_wrong_side(value, lower, upper, said):
    assert outcome(MINIMUM, value, lower, upper) == said


def test_the_wrong_side_follows_the_polarity():
    assert outcome(MINIMUM, 0.40, 0.31, 0.49, polarity="lower") == "met"
    assert outcome(MINIMUM, 0.60, 0.55, 0.65, polarity="lower") == "not_met"


def test_a_developmental_standard_has_words_of_its_own():
    assert outcome(DEVELOPMENTAL, 0.60, 0.55, 0.65) == "reached"
    assert outcome(DEVELOPMENTAL, 0.40, 0.31, 0.49) == "not_yet"


def test_an_amount_without_an_interval_is_its_own_interval():
    assert outcome(MINIMUM, 0.40, np.nan, np.nan) == "not_met"


def test_a_neutral_indicator_has_no_standard():
    assert outcome(MINIMUM, 0.40, 0.31, 0.49, polarity="neutral") is None


def test_no_standard_says_nothing():
    assert outcome(Standard(kind="none"), 0.40, 0.31, 0.49) is None


def test_colours_are_for_minimum_standards_alone():
    words = np.array(["met", "cannot_tell", "not_met", None], dtype=object)
    judging = framework("made-up", purpose="judgemental", band_rule="minimum_standards")
    assert colours(judging, MINIMUM, words).tolist() == ["green", "amber", "red", None]
    assert colours(judging, DEVELOPMENTAL, words).tolist() == [None] * 4
    learning = framework("made-up", purpose="developmental", band_rule="minimum_standards")
    assert colours(learning, MINIMUM, words).tolist() == [None] * 4
    assert colours(framework("made-up", band_rule="none"), MINIMUM, words).tolist() == [None] * 4


def test_an_answer_counts_whatever_its_capitals_and_can_always_be_told():
    told = answer_outcomes(Standard(kind="developmental", answer="Yes"), [" YES", "no", None])
    assert told.tolist() == ["reached", "not_yet", None]
