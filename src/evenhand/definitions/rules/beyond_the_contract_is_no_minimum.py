"""What goes beyond the contract is agreed locally or done freely (safeguards R-05, R-15)."""

from collections.abc import Iterator

from evenhand.definitions.catalogue import Catalogue
from evenhand.definitions.findings import Finding, Surroundings
from evenhand.definitions.standards import standards

SENTENCE = "A minimum standard is only of something core or in a signed local agreement."

BINDING = frozenset({"core", "local"})


def check(catalogue: Catalogue, given: Surroundings) -> Iterator[Finding]:
    """Yield minimum standards on a basis that binds nobody."""
    for held in standards(catalogue):
        if held.standard.kind != "minimum" or held.indicator is None or held.indicator.basis in BINDING:
            continue
        message = (
            f"{held.member.indicator} has the basis {held.indicator.basis}, "
            "which no minimum standard can rest on (R-15)"
        )
        remedy = (
            "Make the standard developmental or none; or sign a local enhanced service and set basis: local"
        )
        yield Finding(held.entry, (*held.path, "standard"), message, remedy)
