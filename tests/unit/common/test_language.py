"""Texts are in English until somebody translates for the reader; what is kept is in English whoever reads."""

from collections.abc import Iterator

import pytest

from evenhand.common import language


class Loud:
    """A language in which everything is said in capitals, and of which nobody has written a plural but that of two."""

    def get_language(self) -> str | None:
        return "loud"

    def gettext(self, message: str) -> str:
        return message.upper()

    def ngettext(self, singular: str, plural: str, number: int) -> str:
        return (plural if number == 2 else singular).upper()


@pytest.fixture
def loud() -> Iterator[None]:
    before = language._asked
    language.translate_by(Loud)
    yield
    language.translate_by(before)


@pytest.fixture(params=[None, lambda: None], ids=["nobody is asked", "English is asked for"])
def quiet(request: pytest.FixtureRequest) -> Iterator[None]:
    before = language._asked
    language.translate_by(request.param)
    yield
    language.translate_by(before)


def test_everything_is_as_written_where_nobody_translates(quiet: None) -> None:
    assert (language.gettext("Read it"), language.noop("Read it"), language.code()) == (
        "Read it",
        "Read it",
        "en",
    )
    assert [language.ngettext("one", "many", count) for count in (0, 1, 2)] == ["many", "one", "many"]


def test_a_text_is_in_the_readers_language(loud: None) -> None:
    assert (language.gettext("Read it"), language.noop("Read it"), language.code()) == (
        "READ IT",
        "Read it",
        "loud",
    )
    assert [language.ngettext("one", "many", count) for count in (1, 2, 3)] == ["ONE", "MANY", "ONE"]


def test_an_empty_text_asks_nobody(loud: None) -> None:
    assert language.gettext("") == ""


def test_a_table_is_translated_when_it_is_read(loud: None) -> None:
    table = language.Texts({"a": "first", "b": "second"})

    assert (table["a"], list(table), len(table), "c" in table) == ("FIRST", ["a", "b"], 2, False)
    assert table.written == {"a": "first", "b": "second"}


def test_what_is_kept_is_as_written_and_the_reader_is_asked_again_afterwards(loud: None) -> None:
    with language.as_written():
        assert (language.gettext("Read it"), language.code()) == ("Read it", "en")
        assert language.ngettext("one", "many", 3) == "many"

    assert language.gettext("Read it") == "READ IT"


def test_a_fault_while_something_is_kept_changes_no_language(loud: None) -> None:
    with pytest.raises(ZeroDivisionError), language.as_written():
        _ = 1 / 0

    assert language.gettext("Read it") == "READ IT"
