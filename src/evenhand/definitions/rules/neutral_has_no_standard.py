"""Where neither end is better there is nothing to meet (safeguard R-04)."""

from collections.abc import Iterator

from evenhand.definitions.catalogue import Catalogue
from evenhand.definitions.findings import Finding, Surroundings
from evenhand.definitions.standards import standards

SENTENCE = "A neutral indicator is never held against a standard."


def check(catalogue: Catalogue, given: Surroundings) -> Iterator[Finding]:
    """Yield each standard on a neutral indicator."""
    for held in standards(catalogue):
        if held.indicator is not None and held.indicator.polarity == "neutral":
            message = f"{held.member.indicator} is neutral and has a {held.standard.kind} standard"
            yield Finding(held.entry, (*held.path, "standard"), message, "Remove the standard")
