"""A standard says what it is, and being above or below others is none (safeguard R-02); no standard says nothing."""

from collections.abc import Iterator

from evenhand.definitions.catalogue import Catalogue
from evenhand.definitions.findings import Finding, Surroundings
from evenhand.definitions.standards import members

SENTENCE = (
    "A minimum or developmental standard has a target; where there is none there is no target or clause."
)


def check(catalogue: Catalogue, given: Surroundings) -> Iterator[Finding]:
    """Yield standards without a target, and targets or clauses without a standard."""
    for held in members(catalogue):
        standard, name = held.standard, held.member.indicator
        path = (*held.path, "standard")
        if standard.kind == "none" and (standard.target is not None or standard.clause is not None):
            message = f"{name} has a target or a clause and no standard"
            yield Finding(held.entry, path, message, "Say kind: minimum or developmental, or remove them")
        if standard.kind != "none" and standard.target is None:
            message = f"the {standard.kind} standard of {name} has no target"
            yield Finding(held.entry, path, message, "Add target, in the indicator's own unit")
