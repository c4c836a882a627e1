"""No definition says what no page may say, nor speaks of practices as a list to climb (safeguard R-03)."""

from collections.abc import Iterator
from typing import Any

from evenhand.definitions.catalogue import Catalogue
from evenhand.definitions.findings import Finding, Surroundings
from evenhand.definitions.wording import BANNED_WORDS, banned_words_in
from evenhand.definitions.yaml_reading import KeyPath

SENTENCE = f"No text of a definition holds one of the words: {', '.join(BANNED_WORDS)}."


def check(catalogue: Catalogue, given: Surroundings) -> Iterator[Finding]:
    """Yield each text that holds a banned word."""
    for entry in catalogue.entries:
        if not banned_words_in(entry.definition.model_dump_json().replace("\\n", " ")):
            continue  # looked through as a whole first: hardly any has one
        for path, text in _texts(entry.definition.model_dump(mode="json"), ()):
            for word in banned_words_in(text):
                name = next(part for part in reversed(path) if isinstance(part, str))
                message = f"{name} holds the word {word!r}"
                yield Finding(entry, path, message, "Say what is seen and what may explain it, without blame")


def _texts(value: Any, path: KeyPath) -> Iterator[tuple[KeyPath, str]]:
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from _texts(item, (*path, key))
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from _texts(item, (*path, index))
