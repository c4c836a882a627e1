"""Nobody's referrals are capped, and no doctor is counted (safeguard R-21)."""

from collections.abc import Iterator

from evenhand.definitions.catalogue import Catalogue
from evenhand.definitions.findings import Finding, Surroundings
from evenhand.definitions.standards import standards

SENTENCE = "Referrals, visits and admissions have no target, and nothing done for patients is given per GP."

_CARE = ("referrals.", "prescribing.", "activity.", "urgent.", "appointments.")
"""What is done for patients, by the beginning of its measures."""
DECIDED = ("referrals.", "activity.", "urgent.")
"""What is decided for one patient after another, or by patients themselves."""
_GPS = ("workforce.",)


def check(catalogue: Catalogue, given: Surroundings) -> Iterator[Finding]:
    """Yield standards on what a doctor decides for a patient, and figures of work divided by doctors."""
    for held in standards(catalogue):
        if held.indicator is not None and _counts(held.indicator.numerator.measures, DECIDED):
            message = (
                f"{held.member.indicator} counts what patients are sent or given and has a target (R-21)"
            )
            remedy = "Remove the standard: a target here is a cap on the care of one patient after another"
            yield Finding(held.entry, (*held.path, "standard"), message, remedy)
    for entry in catalogue.indicator_entries():
        denominator = entry.definition.denominator
        below = denominator.measures if denominator else ()
        if _counts(entry.definition.numerator.measures, _CARE) and _counts(below, _GPS):
            message = "it divides what is done for patients by the practice's clinicians (R-21)"
            yield Finding(entry, ("denominator",), message, "Divide by patients")


def _counts(measures: tuple[str, ...], beginnings: tuple[str, ...]) -> bool:
    return any(measure.startswith(beginnings) for measure in measures)
