"""Definitions as the reader reads them: with their texts in the reader's language, made once a language."""

from collections.abc import Iterator, Mapping
from typing import TypeVar

from evenhand.common import language
from evenhand.definitions.base import Part
from evenhand.definitions.texts import in_words_of

P = TypeVar("P", bound=Part)


class InReadersLanguage(Mapping[str, P]):
    """Definitions by their ids. Each has the texts of the reader's language at the moment it is looked up."""

    def __init__(self, written: Mapping[str, P]) -> None:
        self.written = dict(written)
        self._made: dict[tuple[str, str], P] = {}

    def __getitem__(self, name: str) -> P:
        """Return the definition of that id."""
        if language.translator_now() is None:
            return self.written[name]
        wanted = (language.code(), name)
        if wanted not in self._made:
            self._made[wanted] = in_words_of(self.written[name], language.gettext)
        return self._made[wanted]

    def __iter__(self) -> Iterator[str]:
        """Go through the ids."""
        return iter(self.written)

    def __len__(self) -> int:
        """Count the definitions."""
        return len(self.written)
