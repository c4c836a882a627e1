"""What is counted must be something a source yields."""

from collections.abc import Iterator

from evenhand.definitions.catalogue import Catalogue
from evenhand.definitions.findings import Finding, Surroundings
from evenhand.definitions.indicator import IndicatorDefinition
from evenhand.definitions.yaml_reading import KeyPath

SENTENCE = "Every measure of an indicator or a context is one that a source yields."

_GROUP = "female_45_64"
"""One of the groups of a sex and an age, to look whether a measure is given by them."""
_REMEDY = "Use a measure of a source (see the list of sources), or add the source that yields it"


def check(catalogue: Catalogue, given: Surroundings) -> Iterator[Finding]:
    """Yield each measure no source yields, when the sources' measures are given."""
    for entry in catalogue.indicator_entries():
        for path, measure in _of_indicator(entry.definition):
            if not given.knows_measure(measure):
                yield Finding(entry, path, f"no source yields the measure {measure}", _REMEDY)
    for context in catalogue.context_entries():
        one = context.definition
        named = {"place_measure": one.place_measure, "text_measure": one.text_measure}
        wanted = [(name, measure) for name, measure in named.items() if measure]
        wanted += [("expression", measure) for measure in (one.expression.measures if one.expression else ())]
        for name, measure in wanted:
            if not given.knows_measure(measure):
                yield Finding(context, (name,), f"no source yields the measure {measure}", _REMEDY)


def _of_indicator(one: IndicatorDefinition) -> Iterator[tuple[KeyPath, str]]:
    """Yield each measure of an indicator with the field it is named in."""
    for name in ("numerator", "denominator", "spread"):
        expression = getattr(one, name)
        for measure in expression.measures if expression else ():
            yield (name,), measure
    if one.standardisation is not None:
        for name in ("events", "population"):
            yield ("standardisation", name), f"{getattr(one.standardisation, name)}.{_GROUP}"
    if one.published_interval is not None:
        for name in ("lower", "upper"):
            for measure in getattr(one.published_interval, name).measures:
                yield ("published_interval", name), measure
