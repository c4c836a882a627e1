"""Where neither end of a balancing pair is better, its partner says which way it moves when it is harmed."""

from collections.abc import Iterator

from evenhand.definitions.catalogue import Catalogue
from evenhand.definitions.findings import Finding, Surroundings

SENTENCE = "An indicator whose balancing pair is neutral says which way the pair moves when it is harmed."


def check(catalogue: Catalogue, given: Surroundings) -> Iterator[Finding]:
    """Yield harm that is not said of a neutral pair, contradicts a pair's own polarity, or has no pair."""
    polarities = {entry.id: entry.definition.polarity for entry in catalogue.indicator_entries()}
    for entry in catalogue.indicator_entries():
        pair, harm = entry.definition.balancing_pair, entry.definition.balancing_harm
        if pair is None and harm is not None:
            yield Finding(entry, ("balancing_harm",), "there is no pair to harm", "Remove balancing_harm")
        polarity = polarities.get(pair or "")
        if polarity == "neutral" and harm is None:
            yield Finding(
                entry, ("balancing_pair",), f"neither end of {pair} is better, so what harms it must be said",
                "Write balancing_harm: higher or lower",
            )  # fmt: skip
        if harm is not None and harm == polarity:
            yield Finding(
                entry, ("balancing_harm",), f"{harm} is the better end of {pair}",
                "Write the other, or leave balancing_harm out",
            )  # fmt: skip
