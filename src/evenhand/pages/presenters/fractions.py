"""Shares in words, as people say them: about half, two thirds, a quarter, nearly all."""

from fractions import Fraction
from typing import Final

from evenhand.common.language import Texts
from evenhand.common.language import gettext as _

_WORDS: Final = Texts(
    {
        "1/10": "about a tenth",
        "1/5": "about a fifth",
        "1/4": "about a quarter",
        "1/3": "about a third",
        "1/2": "about half",
        "2/3": "about two thirds",
        "3/4": "about three quarters",
        "9/10": "about nine tenths",
    }
)
_SHARES: Final = {name: float(Fraction(name)) for name in _WORDS}
HARDLY_ANY: Final = 0.05
"""Below this share nothing is said but that it is hardly any; within as much of the whole it is nearly all."""


def share_words(share: float) -> str:
    """Return the share, from 0 to 1, as the nearest fraction people use: ``about two thirds``.

    Below 0.05 ``hardly any``, from 0.95 ``nearly all``. ValueError outside 0 to 1, but for rounding.
    """
    if not -1e-9 <= share <= 1 + 1e-9:
        raise ValueError(f"A share lies between 0 and 1. Received: {share}.")
    if share < HARDLY_ANY:
        return _("hardly any")
    if is_nearly_all(share):
        return _("nearly all")
    return _WORDS[min(_SHARES, key=lambda name: abs(_SHARES[name] - share))]


def is_nearly_all(share: float) -> bool:
    """Say whether so little is left of the whole that nothing more is said of the rest."""
    return share >= 1 - HARDLY_ANY


def ordinal(number: float) -> str:
    """Return ``1st``, ``12th``, ``43rd`` of a whole number."""
    whole = int(number)
    last = 0 if whole % 100 in {11, 12, 13} else whole % 10
    if last == 1:
        said = _("{number}st")
    elif last == 2:
        said = _("{number}nd")
    else:
        said = _("{number}rd") if last == 3 else _("{number}th")
    return said.format(number=f"{whole:,}")
