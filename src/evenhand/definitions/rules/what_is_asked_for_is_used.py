"""Nobody is asked for figures that nothing uses (safeguard R-25)."""

from collections.abc import Iterator

from evenhand.definitions.catalogue import Catalogue
from evenhand.definitions.findings import Finding, Surroundings
from evenhand.definitions.standards import members

SENTENCE = "What is collected for us, and is not public already, is shown by a framework."

_IN_USE = frozenset({"preview", "published"})


def check(catalogue: Catalogue, given: Surroundings) -> Iterator[Finding]:
    """Warn of indicators fed by returns that no framework shows, when the returns are given."""
    used = {held.member.indicator for held in members(catalogue)}
    for entry in catalogue.indicator_entries():
        returns = [source for source in entry.definition.source if source in given.returns]
        if returns and entry.id not in used and entry.definition.status.state in _IN_USE:
            message = f"it needs the return {returns[0]} and no framework shows it (R-25)"
            remedy = "Add it to a framework, or ask nobody for it"
            yield Finding(entry, ("source",), message, remedy, "warning")
