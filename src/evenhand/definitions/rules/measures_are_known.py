"""What is counted must be something a source yields."""

from collections.abc import Iterator

from evenhand.definitions.catalogue import Catalogue
from evenhand.definitions.findings import Finding, Surroundings

SENTENCE = "Every measure of an indicator or a context is one that a source yields."

_REMEDY = "Use a measure of a source (see the list of sources), or add the source that yields it"


def check(catalogue: Catalogue, given: Surroundings) -> Iterator[Finding]:
    """Yield each measure no source yields, when the sources' measures are given."""
    for entry in catalogue.indicator_entries():
        for name in ("numerator", "denominator", "spread"):
            expression = getattr(entry.definition, name)
            for measure in expression.measures if expression else ():
                if not given.knows_measure(measure):
                    yield Finding(entry, (name,), f"no source yields the measure {measure}", _REMEDY)
    for context in catalogue.context_entries():
        one = context.definition
        named = {"place_measure": one.place_measure, "text_measure": one.text_measure}
        wanted = [(name, measure) for name, measure in named.items() if measure]
        wanted += [("expression", measure) for measure in (one.expression.measures if one.expression else ())]
        for name, measure in wanted:
            if not given.knows_measure(measure):
                yield Finding(context, (name,), f"no source yields the measure {measure}", _REMEDY)
