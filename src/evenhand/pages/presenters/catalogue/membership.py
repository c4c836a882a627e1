"""Which frameworks use an indicator, in which strand, and what they hold it against."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from evenhand.definitions.framework import FrameworkDefinition, Standard, Strand
from evenhand.definitions.indicator import IndicatorDefinition
from evenhand.definitions.vocabulary import MEANINGS
from evenhand.pages import addresses, words
from evenhand.pages.catalogue_edition import CatalogueEdition
from evenhand.pages.numbers import NumberForm
from evenhand.pages.presenters.catalogue.lines import Item, Line, sentence

_PAST: Final = sentence(MEANINGS["purpose"]["reconstruction"])


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
        return (Line.of("Not in a framework", "No framework here uses it. Whoever makes one may"),)
    return tuple(
        Line(
            use.framework.title,
            (
                Item(
                    f"{use.strand.title}. {standard_sentence(use.standard, definition)}",
                    addresses.definition("framework", use.framework.id),
                ),
                *((Item(f"Rests on: {use.standard.clause}"),) if use.standard.clause else ()),
                *((Item(_PAST),) if use.framework.purpose == "reconstruction" else ()),
            ),
        )
        for use in found
    )


def standard_sentence(standard: Standard, definition: IndicatorDefinition | None) -> str:
    """Return what an indicator is held against, with its level in the indicator's own form."""
    kind = words.STANDARD_KINDS[standard.kind]
    if standard.kind == "none":
        return kind
    if standard.target is None or definition is None:
        return f"{kind}, without a level in figures."
    target = NumberForm.of(definition).words(standard.target)
    side = {"higher": "at least ", "lower": "no more than "}.get(definition.polarity, "")
    return f"{kind}: {side}{target} {definition.unit.removesuffix('.')}."
