"""Texts that people read and that stand in no call of the code: those of definitions, and what columns mean."""

import importlib
from collections.abc import Iterator
from pathlib import Path

from tools.translatable import Message

_DEFINITIONS = "src/evenhand/definitions"
_COLUMNS = "src/evenhand/publication/columns.py"


def of_definitions() -> Iterator[Message]:
    """Yield the texts of every definition that is shipped; one that stands in two definitions twice."""
    texts_of = importlib.import_module("evenhand.definitions.texts").texts_of
    catalogue = importlib.import_module("evenhand.definitions.loading").load_catalogue()
    for entry in catalogue.entries:
        path = f"{_DEFINITIONS}/{Path(entry.file).name}"
        yield from (Message(text, path) for text in texts_of(entry.definition))


def of_columns() -> Iterator[Message]:
    """Yield what the columns of downloads mean, and the names of the downloads."""
    dictionary = importlib.import_module("evenhand.publication.columns").DICTIONARY
    for name, columns in dictionary.items():
        yield Message(name, _COLUMNS)
        yield from (Message(meaning, _COLUMNS) for meaning in columns.values())
