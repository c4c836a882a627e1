"""Whose figure it is and what it rests on tell the same (safeguard R-22)."""

from collections.abc import Iterator

from evenhand.definitions.catalogue import Catalogue
from evenhand.definitions.findings import Finding, Surroundings

SENTENCE = "A figure of the commissioner's level has the basis commissioner, and no practice's figure has."


def check(catalogue: Catalogue, given: Surroundings) -> Iterator[Finding]:
    """Yield indicators whose level is the commissioner's and whose basis is not, or the other way about."""
    for entry in catalogue.indicator_entries():
        level, basis = entry.definition.level, entry.definition.basis
        if (level == "commissioner") != (basis == "commissioner"):
            message = f"its level is {level} and its basis {basis}"
            remedy = "Set both to commissioner, or neither: a commissioner's result is never a practice's"
            yield Finding(entry, ("basis",), message, remedy)
