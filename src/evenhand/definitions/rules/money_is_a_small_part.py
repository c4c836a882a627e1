"""A card of costs undermines what patients and doctors are to each other (safeguard R-21)."""

from collections.abc import Iterator

from evenhand.definitions.balance import CONCLUDING, MOST_MONEY, MOST_MONEY_JUDGED, framework_balance
from evenhand.definitions.catalogue import Catalogue
from evenhand.definitions.findings import Finding, Surroundings

SENTENCE = (
    f"At most {MOST_MONEY:.0%} of a framework's indicators look at money, and at most {MOST_MONEY_JUDGED:.0%} "
    "where practices are judged or paid by it."
)


def check(catalogue: Catalogue, given: Surroundings) -> Iterator[Finding]:
    """Yield frameworks with more money than their purpose allows."""
    for entry in catalogue.framework_entries():
        purpose = entry.definition.purpose
        if purpose == "reconstruction":
            continue
        share = framework_balance(entry.definition, catalogue.indicators).share("money")
        most = MOST_MONEY_JUDGED if purpose in CONCLUDING else MOST_MONEY
        if share > most:
            message = f"{share:.0%} of its indicators look at money, more than {most:.0%} (R-21)"
            remedy = "Remove some, or add what patients say and what came of their care"
            yield Finding(entry, ("strands",), message, remedy)
