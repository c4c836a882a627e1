import pytest

from evenhand.definitions import BANNED_WORDS, banned_words_in


@pytest.mark.parametrize("word", BANNED_WORDS)
def test_each_banned_word_is_found_in_any_case(word):
    assert banned_words_in(f"This is a {word.upper()} here.") == (word,)


@pytest.mark.parametrize("text", ["league tables", "Risk-bands", "poor\nperformers", "the league's end"])
def test_endings_spacing_and_hyphens_do_not_hide_a_word(text):
    assert len(banned_words_in(text)) == 1


@pytest.mark.parametrize("text", ["a colleague", "worsted wool", "high risk of falls", "poor housing", ""])
def test_other_words_are_let_pass(text):
    assert banned_words_in(text) == ()


def test_each_word_is_given_once_in_the_order_met():
    assert banned_words_in("worst league, worst") == ("worst", "league")
