"""Effects within areas are found from counts, by a random intercept (METHODS 3.11)."""

from collections.abc import Iterator
from typing import Final

from evenhand.definitions.catalogue import Catalogue
from evenhand.definitions.findings import Finding, Surroundings

SENTENCE = "Only a proportion or a rate that allows for contexts asks for their effects within areas."

COUNTED: Final = ("proportion", "rate")


def check(catalogue: Catalogue, given: Surroundings) -> Iterator[Finding]:
    """Yield what asks for effects within areas and has no counts, or nothing that has an effect."""
    for entry in catalogue.indicator_entries():
        one = entry.definition
        if not one.within_areas:
            continue
        if one.statistic not in COUNTED:
            message = f"a {one.statistic} has no effects within areas"
            yield Finding(entry, ("within_areas",), message, "Remove within_areas")
        elif not one.covariates:
            remedy = "Name a case-mix set or covariates, or remove within_areas"
            yield Finding(entry, ("within_areas",), "it allows for no context", remedy)
