"""A review comes after the last."""

from collections.abc import Iterator

from evenhand.definitions.catalogue import Catalogue
from evenhand.definitions.findings import Finding, Surroundings

SENTENCE = "An indicator's next review comes after its last."


def check(catalogue: Catalogue, given: Surroundings) -> Iterator[Finding]:
    """Yield indicators whose next review is not after the last."""
    for entry in catalogue.indicator_entries():
        last, following = entry.definition.reviewed_on, entry.definition.next_review
        if following <= last:
            message = f"the next review ({following}) is not after the last ({last})"
            yield Finding(entry, ("next_review",), message, "Set next_review to the day it is due")
