"""The reader's language: English, unless whoever answers readers says who translates for the one being answered.

Pages are written here for a site of files, which is in English, and for the web app, which answers each reader in the
language asked for. What they say goes through :func:`gettext` at the moment it is said; a text that is written down
before that, in a table, is marked by :func:`noop` or kept in :class:`Texts`.
"""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Protocol


class Translator(Protocol):
    """What knows the texts of the reader's language, as modules of gettext do."""

    def get_language(self) -> str | None:
        """Return the code of that language."""

    def gettext(self, message: str) -> str:
        """Return the text in that language, or as it is."""

    def ngettext(self, singular: str, plural: str, number: int) -> str:
        """Return the text that goes with a number."""


_asked: Callable[[], Translator | None] | None = None
_kept: ContextVar[bool] = ContextVar("kept", default=False)


def translate_by(asked: Callable[[], Translator | None] | None) -> None:
    """Have every text translated by whom `asked` names at that moment; it names nobody while the reader is English.

    Nobody is asked from now on where it is None, as in the beginning.
    """
    global _asked
    _asked = asked


@contextmanager
def as_written() -> Iterator[None]:
    """Say everything as it is written, whoever reads: what is kept, such as a letter or a file, is in English."""
    before = _kept.set(True)
    try:
        yield
    finally:
        _kept.reset(before)


def translator_now() -> Translator | None:
    """Return who translates for the reader of this moment; None where the texts are read as they are written."""
    return None if _asked is None or _kept.get() else _asked()


def code() -> str:
    """Return the code of the reader's language, by which what is kept in it is told apart."""
    translator = translator_now()
    return (translator.get_language() if translator is not None else None) or "en"


def gettext(text: str) -> str:
    """Return a text in the reader's language; as it is written where nobody has translated it."""
    if _asked is None:  # at once, as a site of files says millions of texts
        return text
    translator = translator_now()
    # A catalogue answers an empty text with its own head.
    return translator.gettext(text) if translator is not None and text else text


def ngettext(singular: str, plural: str, number: int) -> str:
    """Return the one of two texts that goes with a number, in the reader's language."""
    translator = translator_now()
    if translator is not None:
        return translator.ngettext(singular, plural, number)
    return singular if number == 1 else plural


def noop(text: str) -> str:
    """Return a text as it is: it is translated where it is said."""
    return text


class Texts(Mapping[str, str]):
    """A table of texts by name, each in the reader's language when it is looked up."""

    def __init__(self, written: Mapping[str, str]) -> None:
        self.written = dict(written)

    def __getitem__(self, name: str) -> str:
        """Return the text of that name."""
        return gettext(self.written[name])

    def __iter__(self) -> Iterator[str]:
        """Go through the names."""
        return iter(self.written)

    def __len__(self) -> int:
        """Count the names."""
        return len(self.written)
