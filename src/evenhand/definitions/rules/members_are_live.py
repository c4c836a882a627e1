"""A profile shows what is in use."""

from collections.abc import Iterator

from evenhand.definitions.catalogue import Catalogue
from evenhand.definitions.findings import Finding, Surroundings
from evenhand.definitions.standards import members

SENTENCE = "A framework in use holds no indicator that is in development or archived."

_IN_USE = {"preview", "published"}


def check(catalogue: Catalogue, given: Surroundings) -> Iterator[Finding]:
    """Yield members that are not in use, of frameworks that are."""
    for held in members(catalogue):
        if held.indicator is None or held.entry.definition.status.state not in _IN_USE:
            continue
        state = held.indicator.status.state
        if state not in _IN_USE:
            remedy = "Remove it from the framework, or bring it into preview"
            yield Finding(held.entry, held.path, f"{held.member.indicator} is {state}", remedy)
