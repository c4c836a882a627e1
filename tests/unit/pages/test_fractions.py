"""Shares in words: the nearest fraction people use."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as some

from evenhand.pages.presenters.fractions import ordinal, share_words

NAMED = {
    "about a tenth": Fraction(1, 10),
    "about a fifth": Fraction(1, 5),
    "about a quarter": Fraction(1, 4),
    "about a third": Fraction(1, 3),
    "about half": Fraction(1, 2),
    "about two thirds": Fraction(2, 3),
    "about three quarters": Fraction(3, 4),
    "about nine tenths": Fraction(9, 10),
}


@given(some.floats(0.05, 0.9499))
def test_a_share_is_called_by_the_nearest_fraction(share: float) -> None:
    said = NAMED[share_words(share)]

    assert all(abs(share - said) <= abs(share - other) for other in NAMED.values())


@pytest.mark.parametrize(
    ("share", "said"), [(0.0, "hardly any"), (0.049, "hardly any"), (0.95, "nearly all")]
)
def test_next_to_nothing_and_next_to_all_have_their_own_words(share: float, said: str) -> None:
    assert share_words(share) == said


@pytest.mark.parametrize("share", [-0.1, 1.1, float("nan")])
def test_what_is_no_share_is_refused(share: float) -> None:
    with pytest.raises(ValueError, match="between 0 and 1"):
        share_words(share)


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (1, "1st"),
        (2, "2nd"),
        (3, "3rd"),
        (4, "4th"),
        (11, "11th"),
        (12, "12th"),
        (43, "43rd"),
        (1112, "1,112th"),
    ],
)
def test_ordinals_are_as_people_write_them(number: int, said: str) -> None:
    assert ordinal(number) == said
