"""What an indicator's expected value allows for: a case-mix set, its contexts with their years, what is missing."""

from evenhand.common.language import gettext as _
from evenhand.definitions.indicator import IndicatorDefinition
from evenhand.pages import addresses
from evenhand.pages.catalogue_contexts import ContextFacts
from evenhand.pages.catalogue_edition import CatalogueEdition
from evenhand.pages.numbers import day_words
from evenhand.pages.presenters.catalogue.lines import Item, Line


def allowing_lines(edition: CatalogueEdition, definition: IndicatorDefinition) -> tuple[Line, ...]:
    """Return what is allowed for, and what belongs there and cannot be had."""
    if not definition.covariates:
        return (Line.of(_("Nothing"), _why_nothing(definition)),)
    chosen = edition.case_mixes.get(definition.case_mix or "")
    together = Item(chosen.title, addresses.definition("case_mix", chosen.id)) if chosen else None
    return (
        Line(_("Case-mix set"), (together,) if together else ()),
        Line(_("Contexts"), tuple(context_item(edition, name) for name in definition.covariates)),
        Line.of(_("How"), _within_areas() if definition.within_areas else ""),
        Line.of(_("Not allowed for yet"), *(chosen.not_yet if chosen else ())),
    )


def _why_nothing(definition: IndicatorDefinition) -> str:
    if not definition.is_compared:
        return _("It is never compared, so nothing is allowed for.")
    return _(
        "No circumstances are allowed for, so a figure that differs may come from them. "
        "Read the context note first."
    )


def _within_areas() -> str:
    return _(
        "By what they go with inside areas, each area having a level of its own: what areas differ by is not taken "
        "for them"
    )


def context_item(edition: CatalogueEdition, name: str) -> Item:
    """Return a context by its title and its year, and whether newer figures are due; its id where it is not known."""
    known = edition.contexts.get(name)
    if known is None:
        return Item(name, is_code=True)
    return Item(_dated(known, edition), addresses.definition("context", name))


def _dated(known: ContextFacts, edition: CatalogueEdition) -> str:
    """Return a context's title, with its year where one is known."""
    if known.year is None or known.expires_on is None:
        return known.title
    late = known.expires_on < edition.as_of
    said = (
        _("{title} ({year}; newer figures were due by {day})")
        if late
        else _("{title} ({year}; newer figures are due by {day})")
    )
    return said.format(title=known.title, year=known.year, day=day_words(known.expires_on))
