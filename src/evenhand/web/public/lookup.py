"""What a search looks through, with the words of each practice at hand: worked out once for a release."""

import difflib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Self
from weakref import WeakKeyDictionary

from evenhand.publication.installed import Opened
from evenhand.publication.search_index import Entry, matching_words, words_of

_LONGEST_WORD: Final = 24
_MOST_WORDS: Final = 6
_MOST_SUGGESTIONS: Final = 3
_LIKE_ENOUGH: Final = 0.72


@dataclass(frozen=True, eq=False)
class Lookup:
    """The practices of a release with their words, and every word by its first letter."""

    entries: tuple[tuple[Entry, tuple[str, ...]], ...]
    by_letter: dict[str, tuple[str, ...]]

    @classmethod
    def of(cls, opened: Opened) -> Self:
        """Return the one of a release, made when it is first asked for."""
        kept = _KEPT.get(opened)
        if kept is None:
            kept = _KEPT[opened] = cls._made(opened)
        return kept  # type: ignore[return-value]

    @classmethod
    def _made(cls, opened: Opened) -> Self:
        entries = tuple((entry, tuple(matching_words(entry))) for entry in opened.search_index)
        by_letter: dict[str, set[str]] = {}
        for word in {word for _, words in entries for word in words if word.isalpha()}:
            by_letter.setdefault(word[0], set()).add(word)
        return cls(entries, {letter: tuple(sorted(words)) for letter, words in by_letter.items()})

    def found_by(self, query: str) -> list[Entry]:
        """Return the practices of which every word of `query` begins some word, by name."""
        asked = words_of(query)
        if not asked:
            return []
        return [
            entry
            for entry, words in self.entries
            if all(any(word.startswith(one) for word in words) for one in asked)
        ]

    def meant(self, query: str) -> tuple[str, ...]:
        """Return other spellings of a query with which something is found: each of its unknown words mended."""
        asked = [word[:_LONGEST_WORD] for word in words_of(query)][:_MOST_WORDS]
        choices = [self._like(word) for word in asked]
        if not asked or not all(choices):
            return ()
        # The likeliest spelling of each word; then the others of the word that has most.
        first = [options[0] for options in choices]
        most = max(range(len(choices)), key=lambda place: len(choices[place]))
        spelt = [" ".join([*first[:most], option, *first[most + 1 :]]) for option in choices[most]]
        likely = [one for one in dict.fromkeys(spelt) if one != " ".join(asked) and self.found_by(one)]
        return tuple(likely[:_MOST_SUGGESTIONS])

    def _like(self, word: str) -> Sequence[str]:
        same_letter = self.by_letter.get(word[0], ())
        if any(one.startswith(word) for one in same_letter) or not word.isalpha():
            return [word]
        # Hardly anybody mistypes the first letter, but for two in the wrong order.
        others = self.by_letter.get(word[1], ()) if len(word) > 1 else ()
        near = [one for one in (*same_letter, *others) if abs(len(one) - len(word)) <= 2]
        return difflib.get_close_matches(word, near, n=_MOST_SUGGESTIONS, cutoff=_LIKE_ENOUGH)


_KEPT: "WeakKeyDictionary[Opened, Lookup]" = WeakKeyDictionary()
