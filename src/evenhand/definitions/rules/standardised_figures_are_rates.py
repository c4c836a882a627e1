"""Events set beside the events expected: a rate, whose denominator is made and not given."""

from collections.abc import Iterator

from evenhand.definitions.catalogue import Catalogue
from evenhand.definitions.findings import Finding, Surroundings

SENTENCE = "A standardised figure is a rate without a denominator, of events among patients."


def check(catalogue: Catalogue, given: Surroundings) -> Iterator[Finding]:
    """Yield standardised figures of another statistic, with a denominator, or of events among themselves."""
    for entry in catalogue.indicator_entries():
        definition, by = entry.definition, entry.definition.standardisation
        if by is None:
            continue
        if definition.statistic != "rate":
            message = f"a {definition.statistic} is standardised"
            yield Finding(
                entry, ("statistic",), message, "Make the statistic rate, or remove standardisation"
            )
        if definition.denominator is not None:
            remedy = "Remove denominator: it is the number expected at England's rates"
            yield Finding(entry, ("denominator",), "it is standardised and has a denominator", remedy)
        if by.events == by.population:
            message = f"events and population are both {by.events}"
            yield Finding(entry, ("standardisation",), message, "Name the patients the events happen to")
