"""Whose figure it is and what it rests on tell the same (safeguard R-22)."""

from collections.abc import Iterator

from evenhand.definitions.catalogue import Catalogue
from evenhand.definitions.findings import Finding, Surroundings

SENTENCE = "A figure of the commissioner's level has the basis commissioner or context, and no practice's the former."

OF_AREAS = frozenset({"commissioner", "context"})
"""What a figure of an area can rest on: it is the commissioner's result, or what practices find around them."""


def check(catalogue: Catalogue, given: Surroundings) -> Iterator[Finding]:
    """Yield indicators whose level is the commissioner's and whose basis is not, or the other way about."""
    for entry in catalogue.indicator_entries():
        level, basis = entry.definition.level, entry.definition.basis
        is_area = level == "commissioner"
        if (is_area and basis not in OF_AREAS) or (not is_area and basis == "commissioner"):
            message = f"its level is {level} and its basis {basis}"
            remedy = "Set level: commissioner with basis: commissioner or context, or neither of the two"
            yield Finding(entry, ("basis",), message, remedy)
