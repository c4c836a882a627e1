"""What is allowed for is named once: by its set, or context by context."""

from collections import Counter
from collections.abc import Iterator

from evenhand.definitions.catalogue import Catalogue
from evenhand.definitions.findings import Finding, Surroundings

SENTENCE = "A case-mix set is defined, holds contexts there are, each once, and stands instead of covariates."


def check(catalogue: Catalogue, given: Surroundings) -> Iterator[Finding]:
    """Yield sets that are not defined or hold what is not there, and indicators with a set and covariates."""
    for entry in catalogue.indicator_entries():
        name = entry.definition.case_mix
        if name is None:
            continue
        if not catalogue.has_case_mix(name):
            known = ", ".join(sorted(catalogue.case_mixes)) or "none yet"
            remedy = f"Use a set there is ({known}) or define {name}"
            yield Finding(entry, ("case_mix",), f"there is no case-mix set {name}", remedy)
        own = entry.definition.covariates
        theirs = catalogue.case_mixes[name].covariates if name in catalogue.case_mixes else own
        if ("covariates",) in entry.lines or (own and own != theirs):
            message = f"it names the case-mix set {name} and covariates as well"
            yield Finding(
                entry, ("covariates",), message, "Keep case_mix, or covariates, and remove the other"
            )
    for one in catalogue.case_mix_entries():
        times = Counter(one.definition.covariates)
        for index, context in enumerate(one.definition.covariates):
            path = ("covariates", index)
            if not catalogue.has_context(context):
                remedy = f"Use a context there is, or define {context}"
                yield Finding(one, path, f"there is no context {context}", remedy)
            elif times[context] > 1:
                yield Finding(one, path, f"{context} is named twice", "Name it once")
