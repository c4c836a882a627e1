"""Four eyes."""

from collections.abc import Iterator

from evenhand.definitions.catalogue import Catalogue
from evenhand.definitions.findings import Finding, Surroundings

SENTENCE = "An indicator is reviewed by someone who did not write it."


def check(catalogue: Catalogue, given: Surroundings) -> Iterator[Finding]:
    """Yield indicators whose author is their reviewer."""
    for entry in catalogue.indicator_entries():
        author, reviewer = entry.definition.author, entry.definition.reviewer
        if author.casefold() == reviewer.casefold():
            yield Finding(entry, ("reviewer",), f"{reviewer} reviews their own text", "Name another reviewer")
