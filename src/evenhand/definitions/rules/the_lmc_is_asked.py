"""Those who speak for practices are asked before a framework is used (safeguard R-12)."""

import re
from collections.abc import Iterator

from evenhand.definitions.catalogue import Catalogue
from evenhand.definitions.findings import Finding, Surroundings

SENTENCE = "A framework says what came of asking the LMC; a published one says when, and that it was asked."

_LMC = re.compile(r"\bLMCs?\b|local medical committee", re.IGNORECASE)
_DAY = re.compile(r"\b(19|20)[0-9]{2}\b")
_NOBODY = re.compile(
    r"\b(no|nobody|none|not)\b.{0,60}\b(been )?(consulted|asked)\b", re.IGNORECASE | re.DOTALL
)


def check(catalogue: Catalogue, given: Surroundings) -> Iterator[Finding]:
    """Yield consultations that do not speak of the LMC, and published ones without a year or before it was asked."""
    for entry in catalogue.framework_entries():
        told, path = entry.definition.consultation, ("consultation",)
        if not _LMC.search(told):
            remedy = "Say when the LMC was asked and what it said, or that it was not asked yet"
            yield Finding(entry, path, "the consultation does not speak of the LMC (R-12)", remedy)
        elif entry.definition.status.state == "published" and (_NOBODY.search(told) or not _DAY.search(told)):
            remedy = "Ask the LMC and write down when and what came of it, or keep the framework in preview"
            yield Finding(entry, path, "it is published and no day of asking the LMC is told (R-12)", remedy)
