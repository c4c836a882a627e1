"""What care costs is never looked at without the care (safeguard R-21)."""

from collections.abc import Iterator

from evenhand.definitions.balance import framework_balance
from evenhand.definitions.catalogue import Catalogue
from evenhand.definitions.findings import Finding, Surroundings

SENTENCE = "A framework that looks at money also looks at what patients say or at what came of their care."


def check(catalogue: Catalogue, given: Surroundings) -> Iterator[Finding]:
    """Yield frameworks with money and neither patient voice nor outcome."""
    for entry in catalogue.framework_entries():
        balance = framework_balance(entry.definition, catalogue.indicators)
        if balance.share("money") and not balance.has_care and not balance.undefined:
            message = "it looks at money and at neither patients' voice nor outcomes (R-21)"
            remedy = "Add an indicator of the perspective patient-voice or outcome"
            yield Finding(entry, ("strands",), message, remedy)
