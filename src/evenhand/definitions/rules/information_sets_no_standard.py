"""What only informs asks nothing of anybody (safeguard R-20)."""

from collections.abc import Iterator

from evenhand.definitions.catalogue import Catalogue
from evenhand.definitions.findings import Finding, Surroundings
from evenhand.definitions.standards import standards

SENTENCE = "A framework for information sets no standard and shows no colour."


def check(catalogue: Catalogue, given: Surroundings) -> Iterator[Finding]:
    """Yield standards and colours of frameworks for information."""
    for held in standards(catalogue):
        if held.entry.definition.purpose == "information":
            message = f"the framework is for information and {held.member.indicator} has a standard"
            yield Finding(held.entry, (*held.path, "standard"), message, "Remove it or change the purpose")
    for entry in catalogue.framework_entries():
        if entry.definition.purpose == "information" and entry.definition.band_rule != "none":
            message = "the framework is for information and its band_rule allows colours"
            yield Finding(entry, ("band_rule",), message, "Set band_rule: none")
