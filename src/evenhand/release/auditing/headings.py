"""The headings and the words for ratings that cards use. Compared without case, spaces or signs."""

import re
from collections.abc import Iterable, Mapping
from typing import Final

from evenhand.common.errors import InputError

PRACTICE: Final = (
    "practice code",
    "ods code",
    "organisation code",
    "gp practice code",
    "gp code",
    "code",
    "ods",
    "org code",
    "orgcode",
    "practice id",
    "practice",
    "gp practice",
    "organisation",
    "surgery",
    "provider",
)
"""A code's heading before a name's, so that a card with both is read by its codes."""
INDICATOR: Final = (
    "indicator",
    "indicator id",
    "indicator name",
    "measure",
    "measure name",
    "metric",
    "kpi",
    "domain measure",
    "target",
)
RATING: Final = (
    "rating",
    "rag",
    "rag rating",
    "rag status",
    "band",
    "banding",
    "score",
    "colour",
    "color",
    "grade",
    "status",
    "outcome",
    "result",
)

NOT_RATED: Final = frozenset(
    {"", "na", "n a", "none", "grey", "gray", "white", "not rated", "no data", "nil", "null"}
)

_WORDS: Final[Mapping[str, str]] = {
    "red": "red",
    "amber": "amber",
    "yellow": "amber",
    "orange": "amber",
    "green": "green",
}
_RAG: Final[Mapping[str, str]] = {"r": "red", "a": "amber", "g": "green"}
_ABC: Final[Mapping[str, str]] = {"a": "green", "b": "amber", "c": "red"}
_NUMBERED: Final[Mapping[str, str]] = {"1": "green", "2": "amber", "3": "red"}
_NUMBER_WORDS: Final[Mapping[str, str]] = {
    "one": "1",
    "two": "2",
    "three": "3",
    "1 0": "1",
    "2 0": "2",
    "3 0": "3",
}


def plain(text: str) -> str:
    """Return `text` in small letters, its signs and spaces as single spaces: as headings and titles are compared."""
    return re.sub(r"[\W_]+", " ", text.casefold()).strip()


def scale(ratings: Iterable[str], where: str) -> tuple[Mapping[str, str], tuple[str, ...]]:
    """Return what each rating on a card means, and what had to be assumed to say so.

    The letter A is amber beside R or G and the top of A, B, C; alone it cannot be told which, and InputError says so.
    """
    seen = {_NUMBER_WORDS.get(plain(one), plain(one)) for one in ratings}
    known, assumed = dict(_WORDS), []
    if seen & {"r", "g"} or (seen & set(_WORDS) and "a" in seen and not seen & {"b", "c"}):
        known |= _RAG
    elif seen & {"b", "c"}:
        known |= _ABC
        assumed.append("A was read as green, B as amber and C as red.")
    elif "a" in seen:
        raise InputError(
            "the only rating letter is A, which is amber on one kind of card and the best on another",
            where=where,
            received="A",
            remedy="Write red, amber or green in words",
        )
    if seen & set(_NUMBERED):
        known |= _NUMBERED
        known |= {word: _NUMBERED[number] for word, number in _NUMBER_WORDS.items()}
        assumed.append(
            "1 was read as green, 2 as amber and 3 as red. If your card counts the other way, write words."
        )
    return known, tuple(assumed)
