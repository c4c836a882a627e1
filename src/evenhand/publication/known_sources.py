"""What pages are told of the sources there are, and of the measures each yields."""

from evenhand.pages.catalogue_edition import MeasureFacts
from evenhand.pages.edition import SourceFacts
from evenhand.sources import all_sources


def source_facts() -> tuple[SourceFacts, ...]:
    """Return every source as people are told of it."""
    return tuple(SourceFacts(one.id, one.title, one.publisher, one.licence, one.url) for one in all_sources())


def measure_facts() -> tuple[MeasureFacts, ...]:
    """Return every measure of every source."""
    return tuple(
        MeasureFacts(source.id, one.id, one.title, one.unit, one.meaning)
        for source in all_sources()
        for one in source.measures
    )


def measure_titles() -> dict[str, str]:
    """Return the title of each measure, by its id; of one with groups also by what comes before them."""
    return {one.id.removesuffix(".*"): one.title for one in reversed(measure_facts())}
