"""A small fictional catalogue as its pages see it: a pair of indicators, a fact, a framework, a context and a set."""

from typing import Any

from evenhand.definitions import Catalogue
from evenhand.pages.catalogue_edition import CatalogueEdition, MeasureFacts
from evenhand.pages.edition import SourceFacts
from evenhand.publication.catalogue import catalogue_edition
from support.definitions import TODAY, case_mix, catalogue, context, fact, framework, indicator, paired

SOURCE = SourceFacts("bus-survey", "Bus survey", "Town council", "OGL v3.0", "https://example.org/buses")
MEASURES = (
    MeasureFacts("bus-survey", "bus.riders", "Riders", "people", "Patients who came by bus. Children count."),
    MeasureFacts("bus-survey", "bus.asked", "Patients asked", "people"),
    MeasureFacts("bus-survey", "bus.*.riders", "Riders of a line", "people"),
    MeasureFacts("bus-survey", "bus.ages.*", "Riders of an age", "people"),
)


def small_catalogue(*more: Any) -> Catalogue:
    """Return the definitions, and `more` of them."""
    riders, walkers = paired(
        case_mix="streets",
        covariates=["hills"],
        changes=[{"on": "2022-03-01", "text": "Counts trams no more"}],
        annotations=[{"on": "2021-05-01", "text": "A bus line was closed"}],
    )
    standard = {"kind": "minimum", "target": 0.8, "clause": "Clause 7 of the town's contract"}
    return catalogue(
        riders,
        walkers,
        fact(id="bus-shelter", title="Bus shelter", strand="waiting"),
        framework({"indicator": "bus-riders", "standard": standard}, "walkers", purpose="judgemental"),
        context(),
        case_mix(not_yet=["How wide the pavements are"]),
        *more,
    )


def edition_of(definitions: Catalogue | None = None, **changes: Any) -> CatalogueEdition:
    """Return the small catalogue's edition, or that of other definitions, with some of its fields changed."""
    made = catalogue_edition(definitions or small_catalogue(), TODAY, name="Town catalogue")
    given = {**vars(made), "sources": {SOURCE.id: SOURCE}, "measures": MEASURES, **changes}
    return CatalogueEdition(**{name: given[name] for name in CatalogueEdition.__dataclass_fields__})


def edition_with(**changes: Any) -> CatalogueEdition:
    """Return the edition of one sound indicator with some fields changed."""
    return edition_of(catalogue(indicator(**changes)))
