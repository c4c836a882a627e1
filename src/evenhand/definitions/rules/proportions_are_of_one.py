"""A proportion is stored from 0 to 1 and printed as a percentage."""

from collections.abc import Iterator

from evenhand.definitions.catalogue import Catalogue
from evenhand.definitions.findings import Finding, Surroundings

SENTENCE = "A proportion has the multiplier 1 and the unit symbol %, which no other statistic has."


def check(catalogue: Catalogue, given: Surroundings) -> Iterator[Finding]:
    """Yield proportions with another multiplier or symbol, and other statistics shown as percentages."""
    for entry in catalogue.indicator_entries():
        definition = entry.definition
        proportion = definition.statistic == "proportion"
        if proportion and definition.multiplier != 1:
            message = f"a proportion has the multiplier {definition.multiplier:g}"
            yield Finding(entry, ("multiplier",), message, "Set multiplier: 1; % is added when it is shown")
        if proportion != (definition.unit_symbol == "%"):
            message = f"a {definition.statistic} has the unit symbol {definition.unit_symbol!r}"
            yield Finding(entry, ("unit_symbol",), message, "Use % for proportions, and for them alone")
