"""Without its spread a mean has no interval."""

from collections.abc import Iterator

from evenhand.definitions.catalogue import Catalogue
from evenhand.definitions.findings import Finding, Surroundings

SENTENCE = "A mean has a spread, its standard deviation, and nothing else has."


def check(catalogue: Catalogue, given: Surroundings) -> Iterator[Finding]:
    """Yield means without a spread, and a spread on anything else."""
    for entry in catalogue.indicator_entries():
        is_mean = entry.definition.statistic == "mean"
        if is_mean and entry.definition.spread is None:
            remedy = "Add spread: the standard deviation; if it is not published the statistic is score"
            yield Finding(entry, ("statistic",), "a mean has no spread", remedy)
        if not is_mean and entry.definition.spread is not None:
            message = f"a {entry.definition.statistic} has a spread"
            yield Finding(entry, ("spread",), message, "Remove spread, or make the statistic mean")
