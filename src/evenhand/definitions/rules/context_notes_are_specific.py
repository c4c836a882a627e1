"""No figure without its context, and no context that would fit any figure (safeguard R-01)."""

from collections import defaultdict
from collections.abc import Iterator

from evenhand.definitions.catalogue import Catalogue, Entry
from evenhand.definitions.findings import Finding, Surroundings
from evenhand.definitions.indicator import IndicatorDefinition

SENTENCE = "Every indicator has a context note of its own, long enough to say something about this figure."

SHORTEST_NOTE = 80
"""Characters: shorter than a sentence that names the figure and what moves it."""


def check(catalogue: Catalogue, given: Surroundings) -> Iterator[Finding]:
    """Yield notes that are short, that repeat a title or question, or that another indicator has."""
    entries = list(catalogue.indicator_entries())
    titles = {_plain(text) for e in entries for text in (e.definition.title, e.definition.question)}
    same: defaultdict[str, list[Entry[IndicatorDefinition]]] = defaultdict(list)
    for entry in entries:
        same[_plain(entry.definition.context_note)].append(entry)
        yield from _about(entry, titles)
    for sharing in same.values():
        for entry in sharing[1:]:
            message = f"has the same context note as {sharing[0].id}"
            yield Finding(entry, ("context_note",), message, "Say what is particular to this figure")


def _about(entry: Entry[IndicatorDefinition], titles: set[str]) -> Iterator[Finding]:
    note = entry.definition.context_note
    remedy = "Say what outside the practice moves this figure and what it does not show"
    if _plain(note) in titles:
        yield Finding(entry, ("context_note",), "the context note repeats a title", remedy)
    elif len(note) < SHORTEST_NOTE:
        message = f"the context note has {len(note)} characters, fewer than {SHORTEST_NOTE}"
        yield Finding(entry, ("context_note",), message, remedy)


def _plain(text: str) -> str:
    return " ".join(text.lower().rstrip(".?").split())
