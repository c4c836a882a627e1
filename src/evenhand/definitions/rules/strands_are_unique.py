"""A strand has one place in a profile."""

from collections.abc import Iterator

from evenhand.definitions.catalogue import Catalogue
from evenhand.definitions.findings import Finding, Surroundings

SENTENCE = "No two strands of a framework share an id."


def check(catalogue: Catalogue, given: Surroundings) -> Iterator[Finding]:
    """Yield each strand whose id came before."""
    for entry in catalogue.framework_entries():
        seen: set[str] = set()
        for position, strand in enumerate(entry.definition.strands):
            if strand.id in seen:
                yield Finding(
                    entry, ("strands", position, "id"), f"the strand {strand.id} comes twice",
                    "Give it another id or join the two",
                )  # fmt: skip
            seen.add(strand.id)
