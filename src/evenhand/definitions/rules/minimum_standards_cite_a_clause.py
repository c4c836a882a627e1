"""Only what the contract or a signed term says may be called a minimum (safeguard R-15)."""

from collections.abc import Iterator

from evenhand.definitions.catalogue import Catalogue
from evenhand.definitions.findings import Finding, Surroundings
from evenhand.definitions.standards import standards

SENTENCE = "A minimum standard cites its clause of the contract or of a signed agreement."


def check(catalogue: Catalogue, given: Surroundings) -> Iterator[Finding]:
    """Yield minimum standards without a clause."""
    for held in standards(catalogue):
        if held.standard.kind == "minimum" and held.standard.clause is None:
            message = f"the minimum standard of {held.member.indicator} cites no clause"
            remedy = "Add clause: the contract clause or signed term it rests on"
            yield Finding(held.entry, (*held.path, "standard"), message, remedy)
