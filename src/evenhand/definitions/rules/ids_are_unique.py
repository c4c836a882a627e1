"""An id means one thing."""

from collections.abc import Iterator

from evenhand.definitions.catalogue import Catalogue, Entry
from evenhand.definitions.findings import Finding, Surroundings

SENTENCE = "No two indicators, no two frameworks and no two contexts share an id."


def check(catalogue: Catalogue, given: Surroundings) -> Iterator[Finding]:
    """Yield each definition whose id an earlier one of its kind has."""
    first: dict[tuple[str, str], Entry[object]] = {}  # type: ignore[type-var]
    for entry in catalogue.entries:
        earlier = first.setdefault((entry.kind, entry.id), entry)
        if earlier is not entry:
            yield Finding(entry, ("id",), f"{earlier.file} has the same id", "Give one of the two another id")
