"""A commissioner's result is not a practice's (safeguard R-22)."""

from collections.abc import Iterator

from evenhand.definitions.catalogue import Catalogue
from evenhand.definitions.findings import Finding, Surroundings
from evenhand.definitions.standards import members

SENTENCE = "An indicator of the commissioner is never in a framework that publishes practices."


def check(catalogue: Catalogue, given: Surroundings) -> Iterator[Finding]:
    """Yield indicators with the basis commissioner in frameworks of practices.

    A figure of the commissioner's level with another basis describes the area practices work in: it may be among
    them, and is only ever shown of the area.
    """
    for held in members(catalogue):
        basis = held.indicator.basis if held.indicator else None
        if basis == "commissioner" and held.entry.definition.publication_level == "practice":
            message = f"{held.member.indicator} is a result of the commissioner, not of a practice"
            yield Finding(held.entry, held.path, message, "Remove it or set publication_level: area")
