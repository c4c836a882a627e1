"""An indicator's page: what it measures, why, how England's practices and areas stand, and who answers for it."""

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from evenhand.common.language import gettext as _
from evenhand.common.language import ngettext
from evenhand.definitions.bands import BANDS
from evenhand.definitions.indicator import IndicatorDefinition
from evenhand.pages import addresses, words
from evenhand.pages.charts.distribution import distribution
from evenhand.pages.charts.interval_bar import Marked
from evenhand.pages.edition import Edition, Row
from evenhand.pages.frame import Crumb, Frame
from evenhand.pages.noted import ContextNote
from evenhand.pages.numbers import NumberForm, day_words
from evenhand.pages.presenters.area_figures import AreaFigure, present_area_figure
from evenhand.pages.presenters.chance import ChanceCount, chance_count
from evenhand.pages.presenters.definition_lines import DefinitionLine, definition_lines
from evenhand.pages.presenters.equity import equity_sentences
from evenhand.pages.presenters.expectation import ExpectationView, present_expectation
from evenhand.pages.presenters.plotting import has_area_pages, has_funnels, is_of_practices


@dataclass(frozen=True)
class NamedArea:
    """An area's row in the table."""

    name: str
    figure: AreaFigure
    address: str


@dataclass(frozen=True)
class IndicatorView:
    """Everything an indicator's page shows. It cannot be made without the context note."""

    id: str
    title: str
    question: str
    why: str
    note: ContextNote
    polarity: str
    unit: str
    caveats: tuple[str, ...]
    annotations: tuple[tuple[str, str], ...]
    lines: tuple[DefinitionLine, ...]
    england: AreaFigure | None
    chart: Markup | None
    chance: ChanceCount | None
    expectation: ExpectationView | None
    equity: tuple[str, ...]
    areas: tuple[NamedArea, ...]
    has_funnels: bool
    exported: str
    balancing: DefinitionLine | None
    balancing_address: str
    texts: tuple[tuple[str, str], ...]


def indicator_frame(edition: Edition, definition: IndicatorDefinition) -> Frame:
    """Return the frame of an indicator's page."""
    return edition.frame(
        definition.title,
        addresses.indicator(definition.id),
        section="indicators",
        crumbs=[Crumb(_("Indicators"), addresses.INDICATORS)],
        description=definition.question,
    )


def present_indicator(
    edition: Edition, definition: IndicatorDefinition, results: Sequence[Row]
) -> IndicatorView:
    """Return the view of one indicator. `results` are its rows for all practices of England."""
    england = edition.england_rows.get(definition.id)
    pair = edition.indicators.get(definition.balancing_pair or "")
    is_compared = has_area_pages(definition)
    # Of what is in bands no sum is told: the table of how many practices are in each stands in its place.
    is_told = is_compared and england is not None and england["status"] != "banded"
    return IndicatorView(
        id=definition.id,
        title=definition.title,
        question=definition.question,
        why=definition.why_it_matters,
        note=ContextNote(definition.context_note),
        polarity=words.POLARITIES[definition.polarity],
        unit=definition.unit,
        caveats=(*definition.caveats, *edition.caveats_of(None, definition.id, None)),
        annotations=tuple((day_words(note.on), note.text) for note in definition.annotations),
        lines=definition_lines(edition, definition),
        england=present_area_figure(edition, definition, england) if england and is_told else None,
        chart=_chart(edition, definition, results),
        chance=chance_count(results) if is_compared else None,
        expectation=present_expectation(edition, definition) if is_compared else None,
        equity=equity_sentences(edition, definition) if is_compared else (),
        areas=_areas(edition, definition),
        has_funnels=has_funnels(edition, definition),
        exported=_("practices") if is_of_practices(edition, definition) else _("areas"),
        balancing=DefinitionLine(pair.title, definition.balancing_note or "") if pair else None,
        balancing_address=addresses.indicator(pair.id) if pair else "",
        texts=_texts(definition, results),
    )


def _chart(edition: Edition, definition: IndicatorDefinition, results: Sequence[Row]) -> Markup | None:
    values = [
        row["value"] for row in results if row["value"] is not None and row["status"] in {"ok", "stale"}
    ]
    if len(values) < 2:
        return None
    form = NumberForm.of(definition)
    england = edition.england_rows.get(definition.id)
    known = england is not None and england["value"] is not None and has_area_pages(definition)
    marks = []
    if england and known:
        label = _("England {value}").format(value=form.words(england["value"]))
        marks.append(Marked(england["value"], label))
    described = ngettext(
        "{count} practice, from {least} to {most}.", "{count} practices, from {least} to {most}.", len(values)
    ).format(count=f"{len(values):,}", least=form.words(min(values)), most=form.words(max(values)))
    if marks:
        described += f" {marks[0].label}."
    return distribution(
        values,
        form.on_axis,
        marks=marks,
        axis_title=_("Value"),
        title=_("{title}: the practices of England").format(title=definition.title),
        description=described,
    )


def _areas(edition: Edition, definition: IndicatorDefinition) -> tuple[NamedArea, ...]:
    if not has_area_pages(definition):
        return ()
    figures = (
        (code, name, present_area_figure(edition, definition, row))
        for code, name in edition.areas.items()
        if (row := edition.area_rows.get((code, definition.id)))
    )
    return tuple(NamedArea(name, one, one.funnel or addresses.area(code)) for code, name, one in figures)


def _texts(definition: IndicatorDefinition, results: Sequence[Row]) -> tuple[tuple[str, str], ...]:
    """Return how many practices have each text: of a fact in alphabetical order, of bands from the lowest."""
    counted: dict[str, int] = {}
    for row in results:
        if row["value_text"] and row["status"] != "not_applicable":
            counted[row["value_text"]] = counted.get(row["value_text"], 0) + 1
    bands = definition.suppression.bands
    order = BANDS[bands].all_words if bands else ()
    places = {text: place for place, text in enumerate(order)}
    told = [
        (places.get(value_text, len(places)), _(value_text), f"{count:,}")
        for value_text, count in counted.items()
    ]
    return tuple((text, count) for place, text, count in sorted(told))
