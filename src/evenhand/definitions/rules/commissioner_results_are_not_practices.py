"""A commissioner's result is not a practice's (safeguard R-22)."""

from collections.abc import Iterator

from evenhand.definitions.catalogue import Catalogue
from evenhand.definitions.findings import Finding, Surroundings
from evenhand.definitions.standards import members

SENTENCE = "An indicator of the commissioner is never in a framework that publishes practices."


def check(catalogue: Catalogue, given: Surroundings) -> Iterator[Finding]:
    """Yield indicators of the commissioner's basis or level in frameworks of practices."""
    for held in members(catalogue):
        whose = (held.indicator.basis, held.indicator.level) if held.indicator else ()
        if "commissioner" in whose and held.entry.definition.publication_level == "practice":
            message = f"{held.member.indicator} is a result of the commissioner, not of a practice"
            yield Finding(held.entry, held.path, message, "Remove it or set publication_level: area")
