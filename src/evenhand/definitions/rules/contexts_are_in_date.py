"""Old circumstances may no longer be those of today's patients."""

from collections.abc import Iterator

from evenhand.definitions.catalogue import Catalogue
from evenhand.definitions.findings import Finding, Surroundings

SENTENCE = "No context in use is past its expiry date."


def check(catalogue: Catalogue, given: Surroundings) -> Iterator[Finding]:
    """Warn of each context, not archived, that has expired."""
    for entry in catalogue.context_entries():
        expired = entry.definition.expires_on
        if expired < given.today and entry.definition.status.state != "archived":
            remedy = "Take the newer edition, or say in why it still serves and set a later expires_on"
            yield Finding(entry, ("expires_on",), f"it expired on {expired}", remedy, "warning")
