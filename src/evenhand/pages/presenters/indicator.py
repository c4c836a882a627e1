"""An indicator's page: what it measures, why, how England's practices and areas stand, and who answers for it."""

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from evenhand.definitions.indicator import IndicatorDefinition
from evenhand.definitions.vocabulary import MEANINGS
from evenhand.pages import addresses, words
from evenhand.pages.charts.distribution import distribution
from evenhand.pages.charts.interval_bar import Marked
from evenhand.pages.edition import Edition, Row
from evenhand.pages.frame import Crumb, Frame
from evenhand.pages.noted import ContextNote
from evenhand.pages.numbers import NumberForm, day_words, fewer_than
from evenhand.pages.presenters.area_figures import AreaFigure, present_area_figure
from evenhand.pages.presenters.chance import ChanceCount, chance_count
from evenhand.pages.presenters.plotting import has_area_pages


@dataclass(frozen=True)
class NamedArea:
    """An area's row in the table."""

    name: str
    figure: AreaFigure


@dataclass(frozen=True)
class DefinitionLine:
    """A line of the definition: its name, its words, and whether they are code."""

    name: str
    text: str
    is_code: bool = False


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
    areas: tuple[NamedArea, ...]
    has_area_pages: bool
    balancing: DefinitionLine | None
    balancing_address: str
    texts: tuple[tuple[str, str], ...]


def indicator_frame(edition: Edition, definition: IndicatorDefinition) -> Frame:
    """Return the frame of an indicator's page."""
    return edition.frame(
        definition.title,
        addresses.indicator(definition.id),
        section="indicators",
        crumbs=[Crumb("Indicators", addresses.INDICATORS)],
        description=definition.question,
    )


def present_indicator(
    edition: Edition, definition: IndicatorDefinition, results: Sequence[Row]
) -> IndicatorView:
    """Return the view of one indicator. `results` are its rows for all practices of England."""
    england = edition.england_rows.get(definition.id)
    pair = edition.indicators.get(definition.balancing_pair or "")
    is_compared = has_area_pages(definition)
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
        lines=_lines(edition, definition),
        england=present_area_figure(edition, definition, england) if england and is_compared else None,
        chart=_chart(edition, definition, results),
        chance=chance_count(results) if is_compared else None,
        areas=_areas(edition, definition),
        has_area_pages=is_compared,
        balancing=DefinitionLine(pair.title, definition.balancing_note or "") if pair else None,
        balancing_address=addresses.indicator(pair.id) if pair else "",
        texts=_texts(results),
    )


def _lines(edition: Edition, definition: IndicatorDefinition) -> tuple[DefinitionLine, ...]:
    lines = [DefinitionLine("Counted (numerator)", str(definition.numerator), True)]
    if definition.denominator is not None:
        lines.append(DefinitionLine("Out of (denominator)", str(definition.denominator), True))
    lines += [
        DefinitionLine("Shown as", definition.unit),
        DefinitionLine("Kind of figure", MEANINGS["statistic"][definition.statistic]),
        DefinitionLine("What ties a practice to it", MEANINGS["basis"][definition.basis]),
        DefinitionLine("Practices", definition.applicability.text),
    ]
    if least := definition.minimum_denominator:
        lines.append(DefinitionLine("Not compared with", f"{fewer_than(least.value)} {least.of}"))
    return (
        *lines,
        DefinitionLine("Small numbers", definition.suppression.text),
        DefinitionLine("Source", ", ".join(map(edition.source_title, definition.source))),
        DefinitionLine("New figures", definition.cadence),
        DefinitionLine("Shown, not judged after", f"{definition.stale_after_months} months"),
        DefinitionLine("Written by", definition.author),
        DefinitionLine("Reviewed by", f"{definition.reviewer}, {day_words(definition.reviewed_on)}"),
        DefinitionLine("Next review", day_words(definition.next_review)),
        DefinitionLine(
            "Standing",
            f"{definition.status.state.replace('_', ' ').capitalize()}. {definition.status.reason}",
        ),
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
    marks = [Marked(england["value"], f"England {form.words(england['value'])}")] if england and known else []
    described = f"{len(values):,} practices, from {form.words(min(values))} to {form.words(max(values))}."
    if marks:
        described += f" {marks[0].label}."
    return distribution(
        values,
        form.on_axis,
        marks=marks,
        axis_title="Value",
        title=f"{definition.title}: the practices of England",
        description=described,
    )


def _areas(edition: Edition, definition: IndicatorDefinition) -> tuple[NamedArea, ...]:
    if not has_area_pages(definition):
        return ()
    return tuple(
        NamedArea(name, present_area_figure(edition, definition, row))
        for code, name in edition.areas.items()
        if (row := edition.area_rows.get((code, definition.id)))
    )


def _texts(results: Sequence[Row]) -> tuple[tuple[str, str], ...]:
    """Return how many practices have each text of a fact, in alphabetical order."""
    counted: dict[str, int] = {}
    for row in results:
        if row["value_text"] and row["status"] != "not_applicable":
            counted[row["value_text"]] = counted.get(row["value_text"], 0) + 1
    return tuple((text, f"{count:,}") for text, count in sorted(counted.items()))
