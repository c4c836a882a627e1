"""What an improvement could harm must be measured."""

from collections.abc import Iterator

from evenhand.definitions.catalogue import Catalogue
from evenhand.definitions.findings import Finding, Surroundings

SENTENCE = "A balancing pair is another indicator there is, with a note on how the one could harm the other."


def check(catalogue: Catalogue, given: Surroundings) -> Iterator[Finding]:
    """Yield pairs that do not exist, that are the indicator itself, or that come without their note."""
    for entry in catalogue.indicator_entries():
        pair, note = entry.definition.balancing_pair, entry.definition.balancing_note
        if pair == entry.id:
            yield Finding(entry, ("balancing_pair",), "is its own balancing pair", "Name another indicator")
        elif pair is not None and not catalogue.has_indicator(pair):
            yield Finding(
                entry, ("balancing_pair",), f"there is no indicator {pair}", "Name one there is, or define it"
            )
        if (pair is None) != (note is None):
            yield Finding(
                entry, ("balancing_pair" if note is None else "balancing_note",),
                "the balancing pair and its note go together",
                "Write balancing_pair and balancing_note, or neither",
            )  # fmt: skip
