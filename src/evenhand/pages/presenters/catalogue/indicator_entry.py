"""An indicator's definition in words: its entry in the catalogue, on a page, in a document and in a table alike."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from evenhand.common.language import Texts, ngettext
from evenhand.common.language import gettext as _
from evenhand.definitions.indicator import IndicatorDefinition
from evenhand.definitions.vocabulary import MEANINGS
from evenhand.pages import addresses, words
from evenhand.pages.catalogue_contexts import standing_words
from evenhand.pages.catalogue_edition import CatalogueEdition, Code
from evenhand.pages.frame import Crumb, Frame
from evenhand.pages.noted import ContextNote
from evenhand.pages.numbers import day_words
from evenhand.pages.presenters.catalogue.allowing import allowing_lines
from evenhand.pages.presenters.catalogue.counting import counting_lines, measure_name
from evenhand.pages.presenters.catalogue.lines import Item, Line, Section, section, sections, source_words
from evenhand.pages.presenters.catalogue.membership import membership_lines
from evenhand.pages.presenters.definition_lines import too_few
from evenhand.pages.words.perspectives import PERSPECTIVE_NAMES

CADENCES: Final = Texts(
    {
        "monthly": "Every month",
        "quarterly": "Every three months",
        "annual": "Once a year",
        "event": "When something changes",
    }
)


@dataclass(frozen=True)
class MeasureRow:
    """A measure an indicator is made of: its id, its name, its unit and the source it comes from."""

    id: str
    name: str
    unit: str
    source: Item


@dataclass(frozen=True)
class IndicatorEntry:
    """Everything the catalogue says of an indicator. It cannot be made without the context note.

    `figures` is the page with its figures, in a release's site.
    """

    id: str
    title: str
    question: str
    why: str
    note: ContextNote
    sections: tuple[Section, ...]
    measures: tuple[MeasureRow, ...]
    expressions: tuple[tuple[str, str], ...]
    code: Code | None
    figures: str


def entry_frame(edition: CatalogueEdition, definition: IndicatorDefinition) -> Frame:
    """Return the frame of an indicator's page in the catalogue."""
    title = _("{title}: definition").format(title=definition.title) if edition.release else definition.title
    strand = edition.strand_of(definition.id)
    crumbs = (Crumb(strand.title, f"{edition.index_address}#strand-{strand.id}"),) if strand else ()
    address = addresses.definition("indicator", definition.id)
    return edition.frame(title, address, crumbs=crumbs, description=definition.question)


def present_entry(edition: CatalogueEdition, definition: IndicatorDefinition) -> IndicatorEntry:
    """Return an indicator's entry."""
    return IndicatorEntry(
        id=definition.id,
        title=definition.title,
        question=definition.question,
        why=definition.why_it_matters,
        note=ContextNote(definition.context_note),
        sections=sections(
            section("counted", _("How it is counted"), _counting(edition, definition)),
            section("sources", _("Where the figures come from"), _sources(edition, definition)),
            section("allowed-for", _("What is allowed for"), allowing_lines(edition, definition)),
            section("reading", _("How to read it"), _reading(edition, definition)),
            section("frameworks", _("Who uses it, and against what"), membership_lines(edition, definition)),
            section("answering", _("Who answers for it"), _answering(definition)),
            section("changes", _("What changed, and when"), _changes(definition)),
        ),
        measures=tuple(_measures(edition, definition)),
        expressions=tuple(expressions_of(definition)),
        code=edition.code.get(("indicator", definition.id)),
        figures=addresses.indicator(definition.id) if edition.release else "",
    )


def _counting(edition: CatalogueEdition, definition: IndicatorDefinition) -> Iterator[Line]:
    least, apart = definition.least, definition.align_within_months
    yield from counting_lines(edition, definition)
    yield Line.of(_("Shown as"), definition.unit)
    yield Line.of(_("Kind of figure"), _(MEANINGS["statistic"][definition.statistic]))
    if len(definition.source) > 1 or apart:
        yield Line.of(_("Periods"), _periods(apart))
    yield Line.of(_("Too few to compare"), too_few(least) if least else "")
    yield Line.of(_("Small numbers"), definition.suppression.text)
    yield Line.of(_("For whom it is not used"), definition.applicability.text, *_left_out(definition))


def _periods(apart: int) -> str:
    if not apart:
        return _("All measures are of the very same period")
    said = ngettext(
        "Periods of its measures end within {count} month",
        "Periods of its measures end within {count} months",
        apart,
    )
    return said.format(count=apart)


def _left_out(definition: IndicatorDefinition) -> Iterator[str]:
    left_out = (*definition.applicability.excludes, *definition.applicability.excludes_practice_types)
    if left_out:
        yield _("Left out, in the publisher's words: {names}").format(names=", ".join(left_out))


def _sources(edition: CatalogueEdition, definition: IndicatorDefinition) -> Iterator[Line]:
    yield Line(
        _("Published by"), tuple(item for name in definition.source for item in _source(edition, name))
    )
    yield Line(_("Columns"), tuple(Item(one) for one in definition.source_columns))
    yield Line.of(_("New figures"), CADENCES[definition.cadence])
    used, old = definition.available_after_months, definition.stale_after_months
    used_from = ngettext(
        "{count} month after the end of the period they are about",
        "{count} months after the end of the period they are about",
        used,
    )
    yield Line.of(_("Used from"), used_from.format(count=used))
    shown_until = ngettext(
        "{count} month from the end of that period", "{count} months from the end of that period", old
    )
    yield Line.of(_("Shown and no longer compared after"), shown_until.format(count=old))


def _source(edition: CatalogueEdition, name: str) -> Iterator[Item]:
    yield Item(edition.source_title(name), f"{addresses.catalogue_list('source')}#{name}")
    if facts := edition.sources.get(name):
        yield Item(source_words(facts))


def _reading(edition: CatalogueEdition, definition: IndicatorDefinition) -> Iterator[Line]:
    yield Line.of(_("Why it is never compared"), definition.never_compared or "")
    yield Line.of(_("Which way is better"), words.POLARITIES[definition.polarity])
    yield Line.of(_("What ties a practice to it"), _(MEANINGS["basis"][definition.basis]))
    yield Line.of(_("Whose figure it is"), _(MEANINGS["level"][definition.level]))
    side = PERSPECTIVE_NAMES[definition.perspective]
    meaning = _(MEANINGS["perspective"][definition.perspective]).lower()
    yield Line.of(_("Side of the work"), _("{side}: {meaning}").format(side=side, meaning=meaning))
    yield from _balancing(edition, definition)
    yield Line.of(_("What may explain a difference"), *definition.may_explain)
    yield Line.of(_("Limits of the figures"), *definition.caveats)


def _balancing(edition: CatalogueEdition, definition: IndicatorDefinition) -> Iterator[Line]:
    if definition.balancing_pair is None:
        return
    pair = edition.indicators.get(definition.balancing_pair)
    named = (
        Item(pair.title, addresses.definition("indicator", pair.id))
        if pair
        else Item(definition.balancing_pair, is_code=True)
    )
    yield Line(_("Read together with"), (named,))
    yield Line.of(_("What could be harmed"), definition.balancing_note or "", _harm(definition, pair))


def _harm(definition: IndicatorDefinition, pair: IndicatorDefinition | None) -> str:
    harm = definition.balancing_harm
    if harm is None and pair is not None and pair.polarity != "neutral":
        harm = "lower" if pair.polarity == "higher" else "higher"
    if harm is None:
        return ""
    if harm == "lower":
        return _("It would show by the other figure going lower")
    return _("It would show by the other figure going higher")


def _answering(definition: IndicatorDefinition) -> Iterator[Line]:
    on = day_words(definition.reviewed_on)
    yield Line.of(_("Written by"), definition.author)
    yield Line.of(_("Reviewed by"), _("{name}, on {day}").format(name=definition.reviewer, day=on))
    yield Line.of(_("Next review"), _("By {day}").format(day=day_words(definition.next_review)))
    yield Line.of(_("Standing"), standing_words(definition.status.state, definition.status.reason))


def _changes(definition: IndicatorDefinition) -> Iterator[Line]:
    for note in definition.annotations:
        yield Line.of(day_words(note.on), _("In the figures: {what}").format(what=note.text))
    for note in definition.changes:
        yield Line.of(day_words(note.on), _("In this definition: {what}").format(what=note.text))
    if not definition.changes:
        yield Line.of(_("This definition"), _("Nothing in it has changed since it was first written"))


def _measures(edition: CatalogueEdition, definition: IndicatorDefinition) -> Iterator[MeasureRow]:
    for name in measures_of(definition):
        facts = edition.measure(name, definition.source)
        source = facts.source if facts else definition.source[0]
        yield MeasureRow(
            name,
            measure_name(edition, name, definition) if facts else "",
            _(facts.unit) if facts else "",
            Item(edition.source_title(source), f"{addresses.catalogue_list('source')}#{source}"),
        )


def measures_of(definition: IndicatorDefinition) -> tuple[str, ...]:
    """Return every measure an indicator needs, each once; groups of a standardisation as a pattern."""
    interval = definition.published_interval
    given = [definition.numerator, definition.denominator, definition.spread]
    given += [interval.lower, interval.upper] if interval else []
    given += [definition.minimum_base.base] if definition.minimum_base else []
    found = [name for one in given if one is not None for name in one.measures]
    if by := definition.standardisation:
        found += [f"{by.events}.*", f"{by.population}.*"]
    return tuple(dict.fromkeys(found))


def expressions_of(definition: IndicatorDefinition) -> Iterator[tuple[str, str]]:
    """Yield the expressions of an indicator as they are computed, each with its name."""
    yield _("Numerator"), str(definition.numerator)
    if definition.denominator is not None:
        yield _("Denominator"), str(definition.denominator)
    if by := definition.standardisation:
        yield _("Expected"), f"sum over g of {by.population}.g * England's {by.events}.g / {by.population}.g"
    if definition.spread is not None:
        yield _("Spread"), str(definition.spread)
    if definition.minimum_base is not None:
        yield _("Base"), str(definition.minimum_base.base)
    if definition.is_quotient:
        yield _("Multiplier"), f"{definition.multiplier:g}"
