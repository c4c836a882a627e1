"""No practice is judged on one side of its work (safeguard R-13)."""

from collections.abc import Iterator

from evenhand.definitions.balance import CONCLUDING
from evenhand.definitions.catalogue import Catalogue, Entry
from evenhand.definitions.findings import Finding, Surroundings
from evenhand.definitions.framework import FrameworkDefinition

FEWEST_STRANDS = 4
LARGEST_SHARE = 0.4

SENTENCE = (
    f"A framework that judges or pays practices has at least {FEWEST_STRANDS} strands, none with more than "
    f"{LARGEST_SHARE:.0%} of its indicators."
)


def check(catalogue: Catalogue, given: Surroundings) -> Iterator[Finding]:
    """Yield frameworks that conclude about practices with few strands or with one that outweighs the others."""
    for entry in catalogue.framework_entries():
        one = entry.definition
        if one.purpose in CONCLUDING and one.publication_level == "practice":
            yield from _about(entry)


def _about(entry: Entry[FrameworkDefinition]) -> Iterator[Finding]:
    strands = entry.definition.strands
    if len(strands) < FEWEST_STRANDS:
        message = f"a {entry.definition.purpose} framework has {len(strands)} strands (R-13)"
        remedy = f"Cover at least {FEWEST_STRANDS} strands, or make the purpose developmental"
        yield Finding(entry, ("strands",), message, remedy)
    total = sum(len(strand.indicators) for strand in strands)
    for position, strand in enumerate(strands):
        share = len(strand.indicators) / total
        if share > LARGEST_SHARE:
            message = f"{strand.id} holds {share:.0%} of the indicators (R-13)"
            yield Finding(entry, ("strands", position), message, "Move or remove some, or widen the others")
