"""A figure must be usable for a while before it is stale."""

from collections.abc import Iterator

from evenhand.definitions.catalogue import Catalogue
from evenhand.definitions.findings import Finding, Surroundings

SENTENCE = "A figure stays fresh until the next of its cadence can be out."

MONTHS_BETWEEN = {"monthly": 1, "quarterly": 3, "annual": 12, "event": 0}


def check(catalogue: Catalogue, given: Surroundings) -> Iterator[Finding]:
    """Yield indicators whose figures go stale before the next can have come."""
    for entry in catalogue.indicator_entries():
        definition = entry.definition
        until_next = definition.available_after_months + MONTHS_BETWEEN[definition.cadence]
        if definition.stale_after_months < until_next:
            message = (
                f"figures go stale after {definition.stale_after_months} months "
                f"and the next can be {until_next} months away"
            )
            remedy = f"Set stale_after_months to {until_next} or more"
            yield Finding(entry, ("stale_after_months",), message, remedy)
