"""Words: said in one place, kind, and better or worse only where a definition says which way is good."""

import inspect

import pytest

from evenhand.definitions.wording import banned_words_in
from evenhand.pages import words
from evenhand.release.schemas import OUTCOMES, STANDARD_KINDS, STATUSES


def test_every_status_and_outcome_has_its_word() -> None:
    assert set(words.STATUSES) == set(STATUSES)
    assert set(words.OUTCOMES) == set(OUTCOMES)
    assert set(words.STANDARD_KINDS) == set(STANDARD_KINDS)


def test_every_word_has_a_sign_that_is_not_only_colour() -> None:
    said = [*words.STATUSES.values(), *words.OUTCOMES.values(), words.FACT, words.NO_COMPARISON]

    assert all(words.SIGNS[word.sign] for word in said)
    assert len({words.SIGNS[word.sign] for word in words.OUTCOMES.values()}) == len(words.OUTCOMES)


def test_no_banned_word_is_among_them() -> None:
    assert banned_words_in(inspect.getsource(words)) == ()


@pytest.mark.parametrize(
    ("direction", "polarity", "said"),
    [
        ("higher", "higher", "higher than expected, which is the better direction"),
        ("lower", "lower", "lower than expected, which is the better direction"),
        ("lower", "higher", "lower than expected, which is the worse direction"),
        ("higher", "lower", "higher than expected, which is the worse direction"),
        ("higher", "neutral", "higher than expected"),
        ("lower", "neutral", "lower than expected"),
        ("similar", "higher", ""),
        (None, "higher", ""),
    ],
)
def test_a_direction_is_judged_only_by_its_polarity(direction: str | None, polarity: str, said: str) -> None:
    assert words.direction_words(direction, polarity) == said


def test_an_outcome_says_which_way() -> None:
    assert words.outcome_label("similar", "similar", "higher") == "Similar to expected"
    assert words.outcome_label("worth_a_look", "lower", "neutral") == "Worth a look: lower than expected"
    assert (
        words.outcome_label("differs_explore", "higher", "neutral")
        == "Differs: explore (higher than expected)"
    )
    assert words.short_outcome("worth_a_look", "lower") == "Worth a look (lower)"
    assert words.short_outcome("similar", "similar") == "Similar to expected"


def test_a_standard_is_said_only_where_one_is_set() -> None:
    assert words.standard_words("none", "80%", None) == ""
    assert words.standard_words("minimum", "80%", "met") == "A minimum standard of 80%: met."
    assert words.standard_words("developmental", "80%", "not_yet") == (
        "A standard to work towards of 80%: not yet reached."
    )
