"""Only what the contract or a signed term says may be called a minimum."""

from collections.abc import Iterator

from evenhand.definitions.catalogue import Catalogue
from evenhand.definitions.findings import Finding, Surroundings
from evenhand.definitions.standards import standards

SENTENCE = "A minimum standard cites its clause, and its indicator's basis is core or local."

_BINDING = {"core", "local"}


def check(catalogue: Catalogue, given: Surroundings) -> Iterator[Finding]:
    """Yield minimum standards without a clause or on a basis that binds nobody."""
    for held in standards(catalogue):
        if held.standard.kind != "minimum":
            continue
        name, path = held.member.indicator, (*held.path, "standard")
        if held.standard.clause is None:
            remedy = "Add clause: the contract clause or signed term it rests on"
            yield Finding(held.entry, path, f"the minimum standard of {name} cites no clause", remedy)
        if held.indicator is not None and held.indicator.basis not in _BINDING:
            message = f"{name} has the basis {held.indicator.basis}, which no minimum standard can rest on"
            remedy = "Make the standard developmental or none, or measure something core or local"
            yield Finding(held.entry, path, message, remedy)
