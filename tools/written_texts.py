"""Texts that people read and that stand in no call of the code: those of definitions, and what columns mean."""

import importlib
import re
from collections.abc import Iterator
from pathlib import Path

from tools.translatable import Message

_DEFINITIONS = "src/evenhand/definitions"
_COLUMNS = "src/evenhand/publication/columns.py"
_YEARS = "src/evenhand/cycle/calendar/years"
_SOURCES = "src/evenhand/sources"

_VALIDITY = "src/evenhand/web/public/validity.json"
_WORD = re.compile(r"[^\W\d_]{3,}")


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


def of_sources() -> Iterator[Message]:
    """Yield what people are told of every source and its measures."""
    known = importlib.import_module("evenhand.publication.known_sources")
    for one in known.source_facts():
        yield from (Message(text, f"{_SOURCES}/{one.id}") for text in (one.title, one.publisher, one.licence))
    for one in known.measure_facts():
        told = (one.title, one.unit, one.meaning)
        yield from (Message(text, f"{_SOURCES}/{one.source}") for text in told if text)


def of_years() -> Iterator[Message]:
    """Yield what is told of every step of the years that are shipped, and of what follows."""
    steps = importlib.import_module("evenhand.cycle.calendar.steps")
    for path in sorted(steps.YEARS.glob("*.yaml")):
        year = steps.shipped_year(path.stem)
        told = [year.title, *(text.strip() for text in year.after.values())]
        told += [text for one in year.steps for text in (one.title, one.what.strip(), one.outcome)]
        yield from (Message(text, f"{_YEARS}/{path.name}") for text in told)


def of_validity() -> Iterator[Message]:
    """Yield what stands in words in the tables of the run that came with the product."""
    page = importlib.import_module("evenhand.web.public.validity")
    for *_told, table in page.tables(page.kept_run()):
        cells = [*table.headings, *(cell for row in table.rows for cell in row)]
        yield from (Message(cell, _VALIDITY) for cell in cells if _WORD.search(cell))


def every_text() -> Iterator[Message]:
    """Yield all of them."""
    for texts in (of_definitions, of_columns, of_sources, of_years, of_validity):
        yield from texts()
