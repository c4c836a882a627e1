"""One figure, one place: shown twice it would weigh twice."""

from collections.abc import Iterator

from evenhand.definitions.catalogue import Catalogue
from evenhand.definitions.findings import Finding, Surroundings

SENTENCE = "An indicator stands at most once in a framework."


def check(catalogue: Catalogue, given: Surroundings) -> Iterator[Finding]:
    """Yield each member that came before."""
    for entry in catalogue.framework_entries():
        strand_of: dict[str, str] = {}
        for position, strand in enumerate(entry.definition.strands):
            for index, member in enumerate(strand.indicators):
                if member.indicator in strand_of:
                    path = ("strands", position, "indicators", index)
                    message = f"{member.indicator} is already in the strand {strand_of[member.indicator]}"
                    yield Finding(entry, path, message, "Keep it in one strand")
                strand_of.setdefault(member.indicator, strand.id)
