"""One figure in words, for a frame on another site."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from evenhand.definitions.indicator import IndicatorDefinition
from evenhand.pages import addresses, words
from evenhand.pages.edition import Edition, Row
from evenhand.pages.names import name_words
from evenhand.pages.noted import ContextNote
from evenhand.pages.numbers import NumberForm, period_words, unit_words
from evenhand.pages.presenters.figure import value_words, verdict_of
from evenhand.pages.words import Word
from evenhand.publication.said import Said


@dataclass(frozen=True)
class Embedded:
    """A figure in a frame. It cannot be made without its context note."""

    practice: str
    question: str
    title: str
    value: str
    unit: str
    interval: str
    period: str
    verdict: Word
    fragile: Word | None
    note: ContextNote
    reply: str
    address: str
    edition: str


def present_embedded(
    edition: Edition, definition: IndicatorDefinition, practice: Row, row: Row, said: Said
) -> Embedded:
    """Return one figure for a frame; what a practice `said` of it goes with it."""
    shown, reply, form = said.shown(row), said.reply_to(row), NumberForm.of(definition)
    is_fragile = words.is_fragile(shown["outcome"], shown["robustness"])
    has_number = shown["value"] is not None
    return Embedded(
        practice=f"{name_words(practice['name']) or practice['code']} ({practice['code']})",
        question=definition.question,
        title=definition.title,
        value=value_words(form, shown),
        unit=unit_words(definition.unit, definition.unit_symbol) if has_number else "",
        interval=form.interval(shown["lower95"], shown["upper95"]),
        period=period_words(shown["period_start"], shown["period_end"]),
        verdict=verdict_of(definition, shown),
        fragile=words.FRAGILE if is_fragile else None,
        note=ContextNote(_(shown["context_note"] or "")),
        reply=reply.text if reply else "",
        address=f"{addresses.practice(practice['code']).removesuffix('index.html')}#{definition.id}",
        edition=edition.frame("", "").edition,
    )
