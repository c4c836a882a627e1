"""A framework for learning threatens nobody (safeguard R-20)."""

from collections.abc import Iterator

from evenhand.definitions.catalogue import Catalogue
from evenhand.definitions.findings import Finding, Surroundings
from evenhand.definitions.standards import standards

SENTENCE = "A developmental framework holds no minimum standard and shows no colour."


def check(catalogue: Catalogue, given: Surroundings) -> Iterator[Finding]:
    """Yield minimum standards and colours of developmental frameworks."""
    for held in standards(catalogue):
        if held.entry.definition.purpose == "developmental" and held.standard.kind == "minimum":
            message = f"the framework is developmental and {held.member.indicator} has a minimum standard"
            remedy = "Make the standard developmental, or the framework's purpose judgemental"
            yield Finding(held.entry, (*held.path, "standard"), message, remedy)
    for entry in catalogue.framework_entries():
        if entry.definition.purpose == "developmental" and entry.definition.band_rule != "none":
            message = "the framework is developmental and its band_rule allows colours"
            yield Finding(entry, ("band_rule",), message, "Set band_rule: none")
