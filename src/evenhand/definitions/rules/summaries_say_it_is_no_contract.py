"""A framework takes the place of no contract (safeguard R-24)."""

from collections.abc import Iterator

from evenhand.definitions.catalogue import Catalogue
from evenhand.definitions.findings import Finding, Surroundings

SENTENCE = 'The summary of a framework of practices says that it is "not a contract document".'

PHRASE = "not a contract document"


def check(catalogue: Catalogue, given: Surroundings) -> Iterator[Finding]:
    """Yield frameworks that publish practices and whose summary does not say so."""
    for entry in catalogue.framework_entries():
        one = entry.definition
        if one.publication_level == "practice" and PHRASE not in " ".join(one.summary.split()):
            message = f"the summary does not say that it is {PHRASE} (R-24)"
            remedy = "Add it to the summary: what practices signed always counts before a profile"
            yield Finding(entry, ("summary",), message, remedy)
