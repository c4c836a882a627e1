"""A fact is shown as it is: nothing is divided, nothing is compared."""

from collections.abc import Iterator

from evenhand.definitions.catalogue import Catalogue
from evenhand.definitions.findings import Finding, Surroundings

SENTENCE = (
    "A fact or a score has no denominator, and only a score rests on a base; "
    "a fact is one measure, times 1, with no covariates."
)

_ALONE = {"fact", "score"}


def check(catalogue: Catalogue, given: Surroundings) -> Iterator[Finding]:
    """Yield facts and scores that are divided, and facts that are worked out or adjusted."""
    for entry in catalogue.indicator_entries():
        definition = entry.definition
        if definition.minimum_base is not None and definition.statistic != "score":
            message = f"a {definition.statistic} has a minimum_base"
            yield Finding(entry, ("minimum_base",), message, "Remove it: minimum_denominator is meant")
        if definition.statistic not in _ALONE:
            continue
        for name in ("denominator", "minimum_denominator"):
            if getattr(definition, name) is not None:
                message = f"a {definition.statistic} has a {name}"
                yield Finding(entry, (name,), message, f"Remove {name} or choose another statistic")
        if definition.statistic == "score":
            continue
        if not definition.numerator.is_one_measure or definition.multiplier != 1:
            message = "a fact is worked out from measures"
            yield Finding(entry, ("numerator",), message, "Name one measure and set multiplier: 1")
        if definition.covariates:
            remedy = "Remove covariates: a fact is never compared"
            yield Finding(entry, ("covariates",), "a fact has covariates", remedy)
