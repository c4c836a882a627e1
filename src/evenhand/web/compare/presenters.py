"""The comparison in words. Practices stand by name; a value is never without its interval, its period and its note."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from evenhand.cycle.offer.of import Offer
from evenhand.cycle.offer.topics import ACCEPTING
from evenhand.definitions.indicator import IndicatorDefinition
from evenhand.pages import addresses, words
from evenhand.pages.edition import Edition, Row
from evenhand.pages.names import name_words, place_words
from evenhand.pages.noted import ContextNote
from evenhand.pages.numbers import NumberForm, count_words, is_number, period_words, unit_words
from evenhand.pages.presenters.figure import value_words, verdict_of
from evenhand.pages.presenters.practice import present_contexts
from evenhand.pages.words import Word
from evenhand.publication.said import Said
from evenhand.web.compare.choosing import address_of
from evenhand.web.offer.presenters import lines_of


@dataclass(frozen=True)
class Column:
    """A practice chosen: who it is, and where the comparison without it is."""

    code: str
    name: str
    place: str
    address: str
    without: str
    is_closed: bool
    list_size: str
    accepting: str


@dataclass(frozen=True)
class ContextLine:
    """A circumstance of every practice chosen, England's beside it."""

    title: str
    unit: str
    england: str
    here: tuple[str, ...]


@dataclass(frozen=True)
class Cell:
    """One practice's figure. `note` is its own context note, None where it is the one all share."""

    code: str
    name: str
    value: str
    interval: str
    period: str
    verdict: Word
    fragile: Word | None
    expected: str
    note: ContextNote | None
    reply: str
    has_number: bool


@dataclass(frozen=True)
class IndicatorLines:
    """An indicator, and the figure of every practice chosen. It cannot be made without its context note."""

    id: str
    question: str
    title: str
    unit: str
    england: str
    polarity: str
    note: ContextNote
    cells: tuple[Cell, ...]

    @property
    def has_intervals(self) -> bool:
        """Whether any of the figures has an interval."""
        return any(cell.interval for cell in self.cells)


@dataclass(frozen=True)
class CompareStrand:
    """A strand's indicators."""

    id: str
    title: str
    question: str
    indicators: tuple[IndicatorLines, ...]


@dataclass(frozen=True)
class CompareView:
    """Everything of the comparison but how practices are chosen. There is no total, on purpose."""

    columns: tuple[Column, ...]
    contexts: tuple[ContextLine, ...]
    strands: tuple[CompareStrand, ...]
    left_out: int
    csv: str


Figures = Mapping[str, Mapping[str, Row]]
"""Rows of results by practice and indicator."""


def present_comparison(
    edition: Edition, practices: Sequence[Row], figures: Figures, said: Said, offers: Mapping[str, Offer]
) -> CompareView:
    """Return the comparison of some practices, in their order."""
    strands, left_out = [], 0
    for strand in edition.framework.strands:
        lines = []
        for member in strand.indicators:
            definition = edition.indicators.get(member.indicator)
            if definition is None or definition.level != "practice":
                continue
            found = _lines(edition, definition, practices, figures, said)
            if found is None:
                left_out += 1
            else:
                lines.append(found)
        if lines:
            strands.append(CompareStrand(strand.id, strand.title, strand.question, tuple(lines)))
    codes = [row["code"] for row in practices]
    return CompareView(
        tuple(_column(row, codes, offers[row["code"]]) for row in practices),
        _contexts(edition, practices),
        tuple(strands),
        left_out,
        address_of(codes, "/compare/figures.csv"),
    )


def _column(practice: Row, codes: Sequence[str], offer: Offer) -> Column:
    accepting = offer.item(ACCEPTING.id)
    said = lines_of(ACCEPTING, accepting.content) if accepting.is_confirmed and not accepting.is_stale else ()
    size = practice["list_size"]
    return Column(
        code=practice["code"],
        name=name_words(practice["name"]) or practice["code"],
        place=place_words(practice["town"], practice["postcode"]),
        address=f"/{addresses.practice(practice['code'])}",
        without=address_of(code for code in codes if code != practice["code"]),
        is_closed=practice["status"] == "closed",
        list_size=count_words(size) if size is not None else "",
        accepting=said[0] if said else "",
    )


def _contexts(edition: Edition, practices: Sequence[Row]) -> tuple[ContextLine, ...]:
    by_practice = [present_contexts(edition, practice) for practice in practices]
    return tuple(
        ContextLine(
            lines[0].title,
            ", ".join(filter(None, (lines[0].unit, lines[0].year))),
            lines[0].england,
            tuple(one.here for one in lines),
        )
        for lines in zip(*by_practice, strict=True)
        if any(is_number(one.here) for one in lines)
    )


def _lines(
    edition: Edition, definition: IndicatorDefinition, practices: Sequence[Row], figures: Figures, said: Said
) -> IndicatorLines | None:
    """Return an indicator's lines; None where none of the practices has a figure to show."""
    rows = [(one, figures[one["code"]].get(definition.id)) for one in practices]
    shown = [(one, said.shown(row)) for one, row in rows if row is not None]
    if not any(row["value"] is not None or row["value_text"] for _, row in shown):
        return None
    form, england = NumberForm.of(definition), edition.england_rows.get(definition.id)
    is_fact = definition.statistic == "fact"
    note = ContextNote(definition.context_note)
    unit = unit_words(definition.unit, definition.unit_symbol)
    return IndicatorLines(
        id=definition.id,
        question=definition.question,
        title=definition.title,
        unit="" if unit.casefold() == definition.title.casefold() else unit,
        england=""
        if is_fact or england is None or england["value"] is None
        else form.words(england["value"]),
        polarity="" if is_fact else words.POLARITIES[definition.polarity],
        note=note,
        cells=tuple(_cell(definition, form, one, row, note, said) for one, row in shown),
    )


def _cell(
    definition: IndicatorDefinition, form: NumberForm, practice: Row, row: Row, note: ContextNote, said: Said
) -> Cell:
    own, reply = ContextNote(_(row["context_note"] or "")), said.reply_to(row)
    is_fragile = words.is_fragile(row["outcome"], row["robustness"])
    return Cell(
        code=practice["code"],
        name=name_words(practice["name"]) or practice["code"],
        value=value_words(form, row),
        interval=form.interval(row["lower95"], row["upper95"]),
        period=period_words(row["period_start"], row["period_end"]),
        verdict=verdict_of(definition, row),
        fragile=words.FRAGILE if is_fragile else None,
        expected=form.words(row["expected"]) if row["expected"] is not None else "",
        note=own if own != note else None,
        reply=reply.text if reply else "",
        has_number=row["value"] is not None or bool(row["value_text"]),
    )
