"""Words: said in one place, kind, and better or worse only where a definition says which way is good."""

from pathlib import Path

import pytest

from evenhand.definitions.colours import COLOURS
from evenhand.pages import words
from evenhand.release.schemas import DIRECTIONS, OUTCOMES, RESULTS, STANDARD_KINDS, STATUSES


def test_every_status_and_outcome_has_its_word() -> None:
    assert set(words.STATUSES) == set(STATUSES)
    assert set(words.OUTCOMES) == set(OUTCOMES)
    assert set(words.DIRECTIONS) == set(DIRECTIONS)
    assert set(words.STANDARD_KINDS) == set(STANDARD_KINDS)


def test_every_word_has_a_sign_that_is_not_only_colour() -> None:
    coloured = [colour.word for colour in words.COLOURS.values()]
    said = [
        *words.STATUSES.values(),
        *words.OUTCOMES.values(),
        words.FACT,
        words.NO_COMPARISON,
        words.FRAGILE,
    ]

    assert all(word.mark for word in (*said, *coloured))
    assert len({word.mark for word in (*words.OUTCOMES.values(), words.FRAGILE)}) == 4
    assert len({(word.mark, word.label) for word in coloured}) == 3


def test_every_colour_has_its_class_and_token_in_the_style_sheet() -> None:
    styles = (Path(words.__file__).parents[1] / "assets/evenhand.css").read_text("utf-8")

    assert set(words.COLOURS) == set(COLOURS)
    for colour in words.COLOURS.values():
        assert f".{colour.css_class} {{ color: var(--{colour.css_class}); }}" in styles
    assert words.colour_word("amber") is words.COLOURS["amber"]
    assert words.colour_word(None) is None


def test_the_parts_of_a_gap_are_columns_of_the_results_and_add_up_to_it() -> None:
    assert [part.column for part in words.PARTS.values()] == [
        "context_part",
        "place_part",
        "chance_part",
        "unexplained_part",
    ]
    assert all(part.column in RESULTS for part in words.PARTS.values())


@pytest.mark.parametrize(
    ("outcome", "robustness", "fragile"),
    [
        ("worth_a_look", 0.79, True),
        ("differs_explore", 0.8, False),
        ("similar", 0.1, False),
        ("worth_a_look", None, False),
        (None, 0.1, False),
    ],
)
def test_only_an_outcome_outside_the_limits_can_be_fragile(
    outcome: str | None, robustness: float | None, fragile: bool
) -> None:
    assert words.is_fragile(outcome, robustness) is fragile


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


def test_of_a_standard_met_by_an_answer_no_interval_is_spoken_of() -> None:
    assert words.answer_words("none", "No", None) == ""
    assert words.answer_words("minimum", "No", "not_met") == "A minimum standard, the answer No: not met."
