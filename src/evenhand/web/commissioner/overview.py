"""An area at a glance: its practices A to Z, what is said of each figure in words with a sign, and nothing added up."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from evenhand.definitions.indicator import IndicatorDefinition
from evenhand.pages import addresses, words
from evenhand.pages.edition import Row
from evenhand.pages.names import name_words
from evenhand.pages.noted import ContextNote
from evenhand.pages.numbers import NumberForm, count_words, day_words, period_words, unit_words
from evenhand.pages.presenters.plotting import has_funnels
from evenhand.pages.words import Word
from evenhand.web.commissioner.choices import BESIDE, COLUMN, Field
from evenhand.web.commissioner.selecting import Selected
from evenhand.web.commissioner.telling import Cell, Telling


@dataclass(frozen=True)
class Column:
    """An indicator. It cannot be made without its context note."""

    id: str
    title: str
    unit: str
    polarity: str
    period: str
    beside: str
    note: ContextNote
    funnel: str


@dataclass(frozen=True)
class Line:
    """A practice: its circumstances in a few words, and a cell for each indicator; None where it has no figure."""

    name: str
    code: str
    address: str
    about: str
    is_unjudged: bool
    cells: tuple[Cell | None, ...]


@dataclass(frozen=True)
class Overview:
    """The page. Lines are in the order of names, whatever is chosen; `unjudged` says why some are not judged."""

    area: str
    strand: str
    found: str
    fields: tuple[Field, ...]
    area_field: Field | None
    columns: tuple[Column, ...]
    lines: tuple[Line, ...]
    keys: tuple[Word, ...]
    beside: str
    since: str
    unjudged: str
    query: str


def present_overview(
    chosen: Selected, fields: tuple[Field, ...], area_field: Field | None, unjudged: str
) -> Overview:
    """Return the page of what was chosen. `unjudged` is the sentence of R-18 where it holds anything back."""
    area, choices = chosen.area, chosen.choices
    definitions = [area.indicators[name] for name in choices.indicators(area)]
    told = Telling(chosen)
    held_back = any(row["code"] in area.unjudged for row in chosen.practices)
    return Overview(
        area=area.name,
        strand=area.strands[choices.strand][0] if choices.strand else "",
        found=_("{shown} of {all} practices, A to Z").format(
            shown=f"{len(chosen.practices):,}", all=f"{len(area.practices):,}"
        ),
        fields=fields,
        area_field=area_field,
        columns=tuple(_column(chosen, one) for one in definitions),
        lines=tuple(_line(chosen, told, row, definitions) for row in chosen.practices),
        keys=(*words.OUTCOMES.values(), words.FRAGILE),
        beside=str(BESIDE[choices.beside]),
        since=day_words(choices.since) if choices.since else "",
        unjudged=unjudged if held_back else "",
        query=choices.query(area),
    )


def _column(chosen: Selected, definition: IndicatorDefinition) -> Column:
    area, rows = chosen.area, [row for key, row in chosen.rows.items() if key[1] == definition.id]
    periods = sorted({(row["period_start"], row["period_end"]) for row in rows if row["period_end"]})
    beside = ""
    if chosen.choices.beside != "twins" and definition.statistic != "fact":
        number = next((row[COLUMN[chosen.choices.beside]] for row in rows if row["value"] is not None), None)
        beside = f"{BESIDE[chosen.choices.beside]}: {NumberForm.of(definition).words(number)}"
    return Column(
        id=definition.id,
        title=definition.title,
        unit=unit_words(definition.unit, definition.unit_symbol),
        polarity="" if definition.statistic == "fact" else words.POLARITIES[definition.polarity],
        period=_(" and ").join(period_words(*period) for period in periods),
        beside=beside,
        note=ContextNote(definition.context_note),
        funnel=addresses.funnel(definition.id, area.code)
        if has_funnels(area.opened.edition, definition)
        else "",
    )


def _line(chosen: Selected, told: Telling, practice: Row, definitions: Sequence[IndicatorDefinition]) -> Line:
    code, size = practice["code"], practice["list_size"]
    address = f"/desk/area/{addresses.segment(code)}/"
    rows = chosen.rows
    return Line(
        name=name_words(practice["name"]) or code,
        code=code,
        address=address,
        about=_("{patients} patients").format(patients=count_words(size)) if size is not None else "",
        is_unjudged=code in chosen.area.unjudged,
        cells=tuple(
            None if (row := rows.get((code, one.id))) is None else told.cell(row, one, address)
            for one in definitions
        ),
    )
