"""What an indicator's expected value allows for: a case-mix set, its contexts with their years, what is missing."""

from evenhand.definitions.indicator import IndicatorDefinition
from evenhand.pages import addresses
from evenhand.pages.catalogue_contexts import ContextFacts
from evenhand.pages.catalogue_edition import CatalogueEdition
from evenhand.pages.numbers import day_words
from evenhand.pages.presenters.catalogue.lines import Item, Line

NOTHING_ALLOWED_FOR = (
    "No circumstances are allowed for, so a figure that differs may come from them. "
    "Read the context note first."
)
WITHIN_AREAS = (
    "By what they go with inside areas, each area having a level of its own: what areas differ by is not taken "
    "for them"
)
NEVER_COMPARED = "It is never compared, so nothing is allowed for."


def allowing_lines(edition: CatalogueEdition, definition: IndicatorDefinition) -> tuple[Line, ...]:
    """Return what is allowed for, and what belongs there and cannot be had."""
    if not definition.covariates:
        return (Line.of("Nothing", NOTHING_ALLOWED_FOR if definition.is_compared else NEVER_COMPARED),)
    chosen = edition.case_mixes.get(definition.case_mix or "")
    together = Item(chosen.title, addresses.definition("case_mix", chosen.id)) if chosen else None
    return (
        Line("Case-mix set", (together,) if together else ()),
        Line("Contexts", tuple(context_item(edition, name) for name in definition.covariates)),
        Line.of("How", WITHIN_AREAS if definition.within_areas else ""),
        Line.of("Not allowed for yet", *(chosen.not_yet if chosen else ())),
    )


def context_item(edition: CatalogueEdition, name: str) -> Item:
    """Return a context by its title and its year, and whether newer figures are due; its id where it is not known."""
    known = edition.contexts.get(name)
    if known is None:
        return Item(name, is_code=True)
    return Item(
        f"{known.title}{_dated(known, edition)}",
        addresses.definition("context", name),
    )


def _dated(known: ContextFacts, edition: CatalogueEdition) -> str:
    if known.year is None or known.expires_on is None:
        return ""
    due = "were due" if known.expires_on < edition.as_of else "are due"
    return f" ({known.year}; newer figures {due} by {day_words(known.expires_on)})"
