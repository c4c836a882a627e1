"""A framework shows what is defined."""

import difflib
from collections.abc import Iterator

from evenhand.definitions.catalogue import Catalogue
from evenhand.definitions.findings import Finding, Surroundings

SENTENCE = "Every indicator a framework names is defined."


def check(catalogue: Catalogue, given: Surroundings) -> Iterator[Finding]:
    """Yield each member that is no indicator, naming the nearest there is."""
    for entry in catalogue.framework_entries():
        for position, strand in enumerate(entry.definition.strands):
            for index, member in enumerate(strand.indicators):
                if not catalogue.has_indicator(member.indicator):
                    near = difflib.get_close_matches(member.indicator, catalogue.indicators, n=1)
                    remedy = f"Did you mean {near[0]}" if near else "Name an indicator there is, or define it"
                    path = ("strands", position, "indicators", index, "indicator")
                    yield Finding(entry, path, f"there is no indicator {member.indicator}", remedy)
