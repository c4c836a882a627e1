"""Every improvement could harm something, and that is looked at with it."""

from collections.abc import Iterator

from evenhand.definitions.catalogue import Catalogue
from evenhand.definitions.findings import Finding, Surroundings
from evenhand.definitions.readiness import level_before_publishing

SENTENCE = "A practice's figure that is compared and has a better end names a balancing pair."


def check(catalogue: Catalogue, given: Surroundings) -> Iterator[Finding]:
    """Yield compared indicators with a better end and no pair: an error once published, a warning before."""
    for entry in catalogue.indicator_entries():
        one, level = entry.definition, level_before_publishing(entry)
        if level is None or one.level != "practice" or one.statistic == "fact" or one.polarity == "neutral":
            continue
        if one.balancing_pair is None:
            remedy = "Add balancing_pair and balancing_note: what getting better at this could harm"
            yield Finding(entry, ("balancing_pair",), "it has no balancing pair", remedy, level)
