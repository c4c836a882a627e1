"""Which frameworks use an indicator, in which strand, and what they hold it against."""

from collections.abc import Iterator
from dataclasses import dataclass

from evenhand.common.language import gettext as _
from evenhand.definitions.framework import FrameworkDefinition, Standard, Strand
from evenhand.definitions.indicator import IndicatorDefinition
from evenhand.definitions.vocabulary import MEANINGS
from evenhand.pages import addresses, words
from evenhand.pages.catalogue_edition import CatalogueEdition
from evenhand.pages.numbers import NumberForm
from evenhand.pages.presenters.catalogue.lines import Item, Line, sentence


@dataclass(frozen=True)
class Use:
    """An indicator's place in a framework."""

    framework: FrameworkDefinition
    strand: Strand
    standard: Standard


def uses_of(edition: CatalogueEdition, indicator: str) -> Iterator[Use]:
    """Yield where an indicator is used, frameworks in the order of their titles."""
    for framework in sorted(edition.frameworks.values(), key=lambda one: one.title.casefold()):
        for strand in framework.strands:
            for member in strand.indicators:
                if member.indicator == indicator:
                    yield Use(framework, strand, member.standard)


def membership_lines(edition: CatalogueEdition, definition: IndicatorDefinition) -> tuple[Line, ...]:
    """Return a line for each framework that uses the indicator."""
    found = list(uses_of(edition, definition.id))
    if not found:
        return (Line.of(_("Not in a framework"), _("No framework here uses it. Whoever makes one may")),)
    return tuple(
        Line(use.framework.title, tuple(Item(text, address) for text, address in _said(use, definition)))
        for use in found
    )


def _said(use: Use, definition: IndicatorDefinition) -> Iterator[tuple[str, str]]:
    """Yield what is told of a use, each with the page it leads to."""
    standard = standard_sentence(use.standard, definition)
    told = _("{strand}. {standard}").format(strand=use.strand.title, standard=standard)
    yield told, addresses.definition("framework", use.framework.id)
    if use.standard.clause:
        yield _("Rests on: {clause}").format(clause=use.standard.clause), ""
    if use.framework.purpose == "reconstruction":
        yield sentence(_(MEANINGS["purpose"]["reconstruction"])), ""


def standard_sentence(standard: Standard, definition: IndicatorDefinition | None) -> str:
    """Return what an indicator is held against, with its level in the indicator's own form."""
    kind = words.STANDARD_KINDS[standard.kind]
    if standard.kind == "none":
        return kind
    if standard.target is None or definition is None:
        return _("{standard}, without a level in figures.").format(standard=kind)
    target = NumberForm.of(definition).words(standard.target)
    said = {
        "higher": _("{standard}: at least {target} {unit}."),
        "lower": _("{standard}: no more than {target} {unit}."),
    }.get(definition.polarity, _("{standard}: {target} {unit}."))
    return said.format(standard=kind, target=target, unit=definition.unit.removesuffix("."))
