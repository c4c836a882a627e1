"""A figure that differs is a question, and the definition knows where to look for answers (safeguard R-23)."""

from collections.abc import Iterator

from evenhand.definitions.catalogue import Catalogue
from evenhand.definitions.findings import Finding, Surroundings
from evenhand.definitions.readiness import level_before_publishing

SENTENCE = (
    "An indicator that is compared says what may explain a difference, other than how the practice works."
)


def check(catalogue: Catalogue, given: Surroundings) -> Iterator[Finding]:
    """Yield compared indicators without explanations: an error once published, a warning before."""
    for entry in catalogue.indicator_entries():
        level = level_before_publishing(entry)
        if level and entry.definition.statistic != "fact" and not entry.definition.may_explain:
            message = "nothing is said of what may explain a difference (R-23)"
            remedy = "Add may_explain: the likeliest reasons outside the practice's own doing, one a sentence"
            yield Finding(entry, ("may_explain",), message, remedy, level)
