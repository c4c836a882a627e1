"""A framework is made together with local clinicians (safeguard R-13)."""

from collections.abc import Iterator

from evenhand.definitions.catalogue import Catalogue
from evenhand.definitions.findings import Finding, Surroundings
from evenhand.definitions.readiness import level_before_publishing

SENTENCE = "A framework says which clinicians signed it off; none is published before."


def check(catalogue: Catalogue, given: Surroundings) -> Iterator[Finding]:
    """Yield frameworks nobody signed off: an error once published, a warning before."""
    for entry in catalogue.framework_entries():
        level = level_before_publishing(entry)
        if level is not None and entry.definition.clinician_sign_off is None:
            remedy = "Ask clinicians of the area; then add clinician_sign_off: who, in which role, when"
            yield Finding(
                entry, ("clinician_sign_off",), "no clinician has signed it off (R-13)", remedy, level
            )
