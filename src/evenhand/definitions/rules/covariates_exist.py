"""What is allowed for must be defined."""

from collections import Counter
from collections.abc import Iterator

from evenhand.definitions.catalogue import Catalogue
from evenhand.definitions.findings import Finding, Surroundings

SENTENCE = "Every covariate of an indicator is a context with a source, a year and an expiry, named once."


def check(catalogue: Catalogue, given: Surroundings) -> Iterator[Finding]:
    """Yield each covariate that is no context, and each named twice."""
    for entry in catalogue.indicator_entries():
        times = Counter(entry.definition.covariates)
        for index, covariate in enumerate(entry.definition.covariates):
            if not catalogue.has_context(covariate):
                known = ", ".join(sorted(catalogue.contexts)) or "none yet"
                remedy = f"Use a context there is ({known}) or define {covariate}"
                yield Finding(entry, ("covariates", index), f"there is no context {covariate}", remedy)
            elif times[covariate] > 1:
                yield Finding(entry, ("covariates", index), f"{covariate} is named twice", "Name it once")
