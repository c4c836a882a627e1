"""What a practice was given to work with is no circumstance of its patients (METHODS 1.2)."""

from collections.abc import Iterator

from evenhand.definitions.catalogue import Catalogue
from evenhand.definitions.findings import Finding, Surroundings

SENTENCE = "Money, rooms and other resources are allowed for only by a case-mix set that says why."


def check(catalogue: Catalogue, given: Surroundings) -> Iterator[Finding]:
    """Yield indicators that allow for a resource by themselves, and sets that hold one without a reason."""
    resources = {name for name, one in catalogue.contexts.items() if one.resource}
    for entry in catalogue.indicator_entries():
        if entry.definition.case_mix is not None:
            continue  # Its set is looked at below.
        for index, name in enumerate(entry.definition.covariates):
            if name in resources:
                remedy = f"Leave {name} out: it is shown apart; or name a case-mix set with resources"
                yield Finding(entry, ("covariates", index), f"it allows for the resource {name}", remedy)
    for one in catalogue.case_mix_entries():
        held = [index for index, name in enumerate(one.definition.covariates) if name in resources]
        if one.definition.resources is None:
            for index in held:
                message = f"it holds the resource {one.definition.covariates[index]} and does not say why"
                remedy = "Leave it out, or say under resources why figures of this kind must allow for it"
                yield Finding(one, ("covariates", index), message, remedy)
        elif not held:
            yield Finding(one, ("resources",), "it holds no resource", "Remove resources")
