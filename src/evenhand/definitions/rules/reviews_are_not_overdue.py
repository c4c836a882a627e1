"""A definition nobody has looked at lately may no longer be right."""

from collections.abc import Iterator

from evenhand.definitions.catalogue import Catalogue
from evenhand.definitions.findings import Finding, Surroundings

SENTENCE = "No indicator in use is past the day of its next review."


def check(catalogue: Catalogue, given: Surroundings) -> Iterator[Finding]:
    """Warn of each indicator, not archived, whose review is overdue."""
    for entry in catalogue.indicator_entries():
        due = entry.definition.next_review
        if due < given.today and entry.definition.status.state != "archived":
            remedy = "Review it, then set reviewed_on and next_review"
            yield Finding(entry, ("next_review",), f"its review was due on {due}", remedy, "warning")
