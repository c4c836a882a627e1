"""What a visitor typed, made safe to look with, and what they may have meant."""

import difflib
from collections.abc import Sequence
from typing import Final

from evenhand.publication.search_index import Entry, matching_words, words_of

LONGEST_QUERY: Final = 120
_LONGEST_WORD: Final = 24
_MOST_SUGGESTIONS: Final = 3
_LIKE_ENOUGH: Final = 0.72


def looked_for(typed: str | None) -> tuple[str, bool]:
    """Return what is looked for, on one line and without what cannot be printed, and whether it was cut short."""
    said = " ".join("".join(one if one.isprintable() else " " for one in typed or "").split())
    return said[:LONGEST_QUERY].strip(), len(said) > LONGEST_QUERY


def meant(query: str, index: Sequence[Entry]) -> tuple[str, ...]:
    """Return other spellings of a query with which something may be found: each of its unknown words mended."""
    asked = [word[:_LONGEST_WORD] for word in words_of(query)][:6]
    known = {word for entry in index for word in matching_words(entry)}
    choices = [_like(word, known) for word in asked]
    if not asked or not all(choices):
        return ()
    # The likeliest spelling of each word; then the others of the word that has most.
    first = [options[0] for options in choices]
    most = max(range(len(choices)), key=lambda place: len(choices[place]))
    found = [" ".join([*first[:most], option, *first[most + 1 :]]) for option in choices[most]]
    return tuple(dict.fromkeys(one for one in found if one != " ".join(asked)))[:_MOST_SUGGESTIONS]


def _like(word: str, known: set[str]) -> list[str]:
    if any(one.startswith(word) for one in known):
        return [word]
    near = [one for one in known if abs(len(one) - len(word)) <= 2]
    return difflib.get_close_matches(word, sorted(near), n=_MOST_SUGGESTIONS, cutoff=_LIKE_ENOUGH)
