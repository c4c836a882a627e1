"""A figure answers a question, so there must be one."""

from collections.abc import Iterator

from evenhand.definitions.catalogue import Catalogue
from evenhand.definitions.findings import Finding, Surroundings

SENTENCE = "Every question ends with a question mark."

_REMEDY = "Write the plain question the figures answer, as a patient would ask it"


def check(catalogue: Catalogue, given: Surroundings) -> Iterator[Finding]:
    """Yield questions of indicators, contexts and strands that are none."""
    for entry in catalogue.entries:
        if entry.kind in ("indicator", "context") and not entry.definition.question.endswith("?"):
            yield Finding(entry, ("question",), "the question has no question mark", _REMEDY)
    for framework in catalogue.framework_entries():
        for position, strand in enumerate(framework.definition.strands):
            if not strand.question.endswith("?"):
                message = f"the question of {strand.id} has no question mark"
                yield Finding(framework, ("strands", position, "question"), message, _REMEDY)
