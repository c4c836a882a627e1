"""Shares in words, as people say them: about half, two thirds, a quarter, nearly all."""

from fractions import Fraction
from typing import Final

_WORDS: Final = (
    (Fraction(1, 10), "about a tenth"),
    (Fraction(1, 5), "about a fifth"),
    (Fraction(1, 4), "about a quarter"),
    (Fraction(1, 3), "about a third"),
    (Fraction(1, 2), "about half"),
    (Fraction(2, 3), "about two thirds"),
    (Fraction(3, 4), "about three quarters"),
    (Fraction(9, 10), "about nine tenths"),
)
HARDLY_ANY: Final = 0.05
"""Below this share nothing is said but that it is hardly any; within as much of the whole it is nearly all."""


def share_words(share: float) -> str:
    """Return the share, from 0 to 1, as the nearest fraction people use: ``about two thirds``.

    Below 0.05 ``hardly any``, from 0.95 ``nearly all``. ValueError outside 0 to 1, but for rounding.
    """
    if not -1e-9 <= share <= 1 + 1e-9:
        raise ValueError(f"A share lies between 0 and 1. Received: {share}.")
    if share < HARDLY_ANY:
        return "hardly any"
    if share >= 1 - HARDLY_ANY:
        return "nearly all"
    return min(_WORDS, key=lambda entry: abs(float(entry[0]) - share))[1]


def ordinal(number: float) -> str:
    """Return ``1st``, ``12th``, ``43rd`` of a whole number."""
    whole = int(number)
    last = {1: "st", 2: "nd", 3: "rd"}.get(whole % 10, "th")
    return f"{whole:,}{'th' if whole % 100 in {11, 12, 13} else last}"
