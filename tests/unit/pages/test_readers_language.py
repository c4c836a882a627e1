"""A definition is given with its texts in the reader's language, and made once a language."""

from collections.abc import Iterator

import pytest

from evenhand.common import language
from evenhand.definitions.loading import load_catalogue
from evenhand.pages.readers_language import InReadersLanguage


class Language:
    """A language that puts its name before every text."""

    def __init__(self, name: str) -> None:
        self.name = name

    def get_language(self) -> str | None:
        return self.name

    def gettext(self, message: str) -> str:
        return f"{self.name}: {message}"

    def ngettext(self, singular: str, plural: str, number: int) -> str:
        return self.gettext(singular if number == 1 else plural)


@pytest.fixture
def read_in() -> Iterator[list[Language]]:
    """The language of the reader: the last of the list; English while it is empty."""
    before, reader = language._asked, list[Language]()
    language.translate_by(lambda: reader[-1] if reader else None)
    yield reader
    language.translate_by(before)


def test_each_reader_has_a_language(read_in: list[Language]) -> None:
    written = load_catalogue().contexts
    given = InReadersLanguage(written)
    name = next(iter(written))

    assert given[name] is written[name]
    read_in.append(Language("first"))
    first = given[name]
    read_in.append(Language("second"))
    assert (first.title, given[name].title) == (
        f"first: {written[name].title}",
        f"second: {written[name].title}",
    )
    read_in.pop()
    assert given[name] is first
    read_in.clear()
    assert given[name] is written[name]


def test_it_has_what_was_written(read_in: list[Language]) -> None:
    written = load_catalogue().contexts
    given = InReadersLanguage(written)

    assert (list(given), len(given), given.get("nothing-such")) == (list(written), len(written), None)
