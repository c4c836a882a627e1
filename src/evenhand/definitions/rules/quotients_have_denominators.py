"""A count alone compares only the size of lists."""

from collections.abc import Iterator

from evenhand.definitions.catalogue import Catalogue
from evenhand.definitions.findings import Finding, Surroundings

SENTENCE = "A proportion, a rate, a ratio and a mean have a denominator and a smallest one that is compared."

_QUOTIENTS = {"proportion", "rate", "ratio", "mean"}


def check(catalogue: Catalogue, given: Surroundings) -> Iterator[Finding]:
    """Yield quotients without a denominator or without a minimum for it."""
    for entry in catalogue.indicator_entries():
        definition = entry.definition
        if definition.statistic not in _QUOTIENTS:
            continue
        if definition.denominator is None and definition.standardisation is None:
            message = f"a {definition.statistic} has no denominator"
            yield Finding(
                entry, ("statistic",), message, "Add denominator: what it is divided by, or standardisation"
            )
        if definition.minimum_denominator is None:
            message = f"a {definition.statistic} has no minimum_denominator"
            remedy = "Add minimum_denominator with value and of: below it practices are not compared"
            yield Finding(entry, ("statistic",), message, remedy)
