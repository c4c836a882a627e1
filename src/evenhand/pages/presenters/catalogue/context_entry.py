"""The pages of a context and of a case-mix set: what is allowed for, why, of which year, and where it is used."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from evenhand.common.language import Texts
from evenhand.common.language import gettext as _
from evenhand.definitions.case_mix import CaseMixDefinition
from evenhand.pages import addresses
from evenhand.pages.catalogue_contexts import ContextFacts, standing_words
from evenhand.pages.catalogue_edition import CatalogueEdition, Code
from evenhand.pages.frame import Crumb, Frame
from evenhand.pages.numbers import day_words
from evenhand.pages.presenters.catalogue.allowing import context_item
from evenhand.pages.presenters.catalogue.lines import Item, Line, Section, section
from evenhand.pages.presenters.catalogue.listing import IndicatorList, listed

KINDS: Final = Texts(
    {
        "list_weighted_place_mean": "The mean of the places patients live in, each counted by its patients",
        "list_weighted_place_share": "The share of patients who live in such places",
        "expression": "Worked out from published figures of the practice",
        "text_share": "1 where what is published of the practice says so, and 0 where it does not",
    }
)
"""How a practice's value is made, by the kind of context."""


@dataclass(frozen=True)
class ContextEntry:
    """Everything the catalogue says of a context or a case-mix set, and the indicators that allow for it."""

    title: str
    question: str
    why: str
    about: Section
    used: IndicatorList
    code: Code | None


def context_frame(edition: CatalogueEdition, context: ContextFacts) -> Frame:
    """Return the frame of a context's page."""
    return _frame(edition, context.title, addresses.definition("context", context.id), context.question)


def case_mix_frame(edition: CatalogueEdition, chosen: CaseMixDefinition) -> Frame:
    """Return the frame of a case-mix set's page."""
    return _frame(edition, chosen.title, addresses.definition("case_mix", chosen.id), "")


def _frame(edition: CatalogueEdition, title: str, address: str, description: str) -> Frame:
    crumbs = [Crumb(_("Contexts"), addresses.CATALOGUE_CONTEXTS)]
    return edition.frame(title, address, section="contexts", crumbs=crumbs, description=description)


def present_context(edition: CatalogueEdition, context: ContextFacts) -> ContextEntry:
    """Return a context's entry."""
    using = [one.id for one in edition.indicators.values() if context.id in one.covariates]
    return ContextEntry(
        title=context.title,
        question=context.question,
        why=context.why,
        about=section("about", _("What it is"), _about(edition, context)),
        used=listed(edition, using),
        code=edition.code.get(("context", context.id)),
    )


def _about(edition: CatalogueEdition, context: ContextFacts) -> Iterator[Line]:
    yield Line.of(_("Shown as"), context.unit)
    yield Line.of(_("How it is made"), KINDS.get(context.kind, ""))
    yield Line(_("Made of"), (Item(context.measure, is_code=True),) if context.measure else ())
    yield Line.of(_("Counts as 1"), context.equals)
    yield Line.of(_("Source"), context.source)
    yield Line.of(_("Year of the figures"), str(context.year) if context.year else "")
    if context.expires_on is not None:
        over = context.expires_on < edition.as_of
        due = _("They were due, so every figure that allows for it says so") if over else ""
        yield Line.of(_("Newer figures due by"), day_words(context.expires_on), due)
    together = [one for one in edition.case_mixes.values() if context.id in one.covariates]
    yield Line(
        _("Case-mix sets"),
        tuple(Item(one.title, addresses.definition("case_mix", one.id)) for one in together),
    )
    yield Line.of(_("Good or bad"), _("Neither: it is what a practice works with, not what it does"))
    yield Line.of(_("Written by"), context.author)
    yield Line.of(_("Standing"), context.standing)


def present_case_mix(edition: CatalogueEdition, chosen: CaseMixDefinition) -> ContextEntry:
    """Return a case-mix set's entry."""
    using = [one.id for one in edition.indicators.values() if one.case_mix == chosen.id]
    lines = (
        Line(_("Contexts"), tuple(context_item(edition, name) for name in chosen.covariates)),
        Line.of(_("Not allowed for yet"), *chosen.not_yet),
        Line.of(_("Written by"), chosen.author),
        Line.of(_("Standing"), standing_words(chosen.status.state, chosen.status.reason)),
    )
    return ContextEntry(
        title=chosen.title,
        question="",
        why=chosen.why,
        about=section("about", _("What it is"), lines),
        used=listed(edition, using),
        code=edition.code.get(("case_mix", chosen.id)),
    )
