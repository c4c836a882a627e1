"""How often patients use A&E goes with how far it is and how many there are (safeguard R-14)."""

import re
from collections.abc import Iterator

from evenhand.definitions.catalogue import Catalogue
from evenhand.definitions.findings import Finding, Surroundings

SENTENCE = "A figure of A&E or walk-in visits says in its context note how far departments are and how many."

_MEASURES = ("activity.ed_attendances", "urgent.")
_TITLE = re.compile(r"A&E|emergency department|walk-in|urgent treatment", re.IGNORECASE)
_DISTANCE = re.compile(r"\b(distance|far|near|nearer|nearest|close|travel|minutes)\b", re.IGNORECASE)
_CHOICE = re.compile(r"\b(how many|number of|several|more than one|one or more)\b", re.IGNORECASE)


def check(catalogue: Catalogue, given: Surroundings) -> Iterator[Finding]:
    """Yield figures of A&E whose context note leaves out distance or the number of departments."""
    for entry in catalogue.indicator_entries():
        one = entry.definition
        if not (_TITLE.search(one.title) or any(m.startswith(_MEASURES) for m in one.numerator.measures)):
            continue
        missing = [
            name
            for name, words in (("how far departments are", _DISTANCE), ("how many there are", _CHOICE))
            if not words.search(one.context_note)
        ]
        if missing:
            message = f"the context note does not say {' or '.join(missing)} (R-14)"
            remedy = "Say that use goes with the distance to departments and the number of them"
            yield Finding(entry, ("context_note",), message, remedy)
