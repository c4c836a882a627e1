"""What is cited must be something that is read."""

from collections.abc import Iterator

from evenhand.definitions.catalogue import Catalogue
from evenhand.definitions.findings import Finding, Surroundings

SENTENCE = "Every source an indicator cites is one that is read."


def check(catalogue: Catalogue, given: Surroundings) -> Iterator[Finding]:
    """Yield each source that is not known, when the sources are given."""
    for entry in catalogue.indicator_entries():
        for index, source in enumerate(entry.definition.source):
            if not given.knows_source(source):
                known = ", ".join(sorted(given.known_sources or ()))
                yield Finding(entry, ("source", index), f"there is no source {source}", f"Use one of {known}")
