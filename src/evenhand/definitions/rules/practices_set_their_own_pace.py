"""How far and how fast a practice goes in a scheme it may choose is its own affair (safeguard R-05)."""

from collections.abc import Iterator

from evenhand.definitions.catalogue import Catalogue
from evenhand.definitions.findings import Finding, Surroundings
from evenhand.definitions.standards import standards

SENTENCE = "Outside a payment agreed to, an incentive scheme's indicator is held to no standard of ours."


def check(catalogue: Catalogue, given: Surroundings) -> Iterator[Finding]:
    """Yield developmental standards on incentives; minimum standards on them break a rule of their own."""
    for held in standards(catalogue):
        if held.indicator is None or held.standard.kind != "developmental":
            continue
        if held.indicator.basis == "incentive" and held.entry.definition.purpose != "payment":
            message = f"{held.member.indicator} is of an incentive scheme and has a standard (R-05)"
            remedy = "Remove it: in a voluntary scheme each practice sets its own aim"
            yield Finding(held.entry, (*held.path, "standard"), message, remedy)
