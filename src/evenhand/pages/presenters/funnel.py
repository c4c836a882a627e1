"""An indicator's practices in one area: the funnel, and beside it the table in alphabetical order."""

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from evenhand.definitions.indicator import IndicatorDefinition
from evenhand.pages import addresses, words
from evenhand.pages.charts.funnel import Funnel, FunnelPoint, Limits, funnel
from evenhand.pages.edition import Edition, Row
from evenhand.pages.frame import Crumb, Frame
from evenhand.pages.names import name_words
from evenhand.pages.noted import ContextNote
from evenhand.pages.numbers import NumberForm, count_words, period_words, unit_words
from evenhand.pages.presenters.area_figures import AreaFigure, present_area_figure
from evenhand.pages.presenters.plotting import is_plotted, size_words


@dataclass(frozen=True)
class FunnelRow:
    """A practice in the table: its figure in words. `is_drawn` when it has a point in the picture."""

    code: str
    name: str
    address: str
    value: str
    interval: str
    size: str
    verdict: str
    sign: str
    is_drawn: bool


@dataclass(frozen=True)
class FunnelView:
    """Everything the page of an indicator in one area shows. It cannot be made without the context note."""

    indicator: str
    title: str
    question: str
    area: str
    area_address: str
    period: str
    unit: str
    polarity: str
    note: ContextNote
    caveats: tuple[str, ...]
    size_title: str
    own: AreaFigure | None
    england: str
    chart: Markup | None
    has_limits: bool
    keys: tuple[words.Word, ...]
    rows: tuple[FunnelRow, ...]


def funnel_frame(edition: Edition, definition: IndicatorDefinition, area: str) -> Frame:
    """Return the frame of an indicator's page for one area."""
    return edition.frame(
        f"{definition.title}: {edition.areas[area]}",
        addresses.funnel(definition.id, area),
        section="indicators",
        crumbs=[
            Crumb("Indicators", addresses.INDICATORS),
            Crumb(definition.title, addresses.indicator(definition.id)),
        ],
    )


def present_funnel(
    edition: Edition,
    definition: IndicatorDefinition,
    area: str,
    rows: Sequence[Row],
    limits: Sequence[Limits],
) -> FunnelView:
    """Return the view of one indicator in one area.

    `rows` are the area's results with the practice's ``name``; closed practices and those the indicator is not used
    for are left out. `limits` are England's, in order of size.
    """
    form = NumberForm.of(definition)
    listed = [row for row in rows if row["status"] != "not_applicable"]
    drawn = [row for row in listed if is_plotted(definition, row)]
    own = edition.area_rows.get((area, definition.id))
    england = edition.england_rows.get(definition.id)
    near = _within(limits, drawn)
    return FunnelView(
        indicator=definition.id,
        title=definition.title,
        question=definition.question,
        area=edition.areas[area],
        area_address=addresses.area(area),
        period=_period(listed),
        unit=unit_words(definition.unit, definition.unit_symbol),
        polarity=words.POLARITIES[definition.polarity],
        note=ContextNote(definition.context_note),
        caveats=(*definition.caveats, *edition.caveats_of(None, definition.id, None)),
        size_title=size_words(definition),
        own=present_area_figure(edition, definition, own) if own else None,
        england=form.words(england["value"]) if england else "",
        chart=_chart(edition, definition, area, drawn, near) if drawn else None,
        has_limits=bool(near),
        keys=(*words.OUTCOMES.values(), words.NOT_DRAWN_AS_COMPARED),
        rows=_table(definition, form, listed),
    )


def _table(definition: IndicatorDefinition, form: NumberForm, listed: Sequence[Row]) -> tuple[FunnelRow, ...]:
    rows = [_row(definition, form, row) for row in listed]
    return tuple(sorted(rows, key=lambda row: (row.name.casefold(), row.code)))


def _period(rows: Sequence[Row]) -> str:
    periods = {(row["period_start"], row["period_end"]) for row in rows if row["period_end"]}
    return " and ".join(period_words(*period) for period in sorted(periods))


def _within(limits: Sequence[Limits], drawn: Sequence[Row]) -> list[Limits]:
    """Return the limits over the sizes drawn, and one beyond, so that curves reach the last practice."""
    largest = max((row["denominator"] for row in drawn), default=0.0)
    inside = [limit for limit in limits if limit.size <= largest * 1.05]
    return inside if len(inside) > 1 else []


def _row(definition: IndicatorDefinition, form: NumberForm, row: Row) -> FunnelRow:
    if row["outcome"]:
        label, word = words.short_outcome(row["outcome"], row["direction"]), words.OUTCOMES[row["outcome"]]
    else:
        word = words.STATUSES[row["status"]]
        label = word.label
    return FunnelRow(
        code=row["practice"],
        name=name_words(row["name"]) or row["practice"],
        address=f"{addresses.practice(row['practice'])}#{definition.id}",
        value="" if row["value"] is None else form.words(row["value"]),
        interval=form.interval(row["lower95"], row["upper95"]),
        size="" if row["denominator"] is None else count_words(row["denominator"]),
        verdict=label,
        sign=word.mark,
        is_drawn=is_plotted(definition, row),
    )


def _chart(
    edition: Edition,
    definition: IndicatorDefinition,
    area: str,
    drawn: Sequence[Row],
    limits: Sequence[Limits],
) -> Markup:
    form = NumberForm.of(definition)
    england = edition.england_rows.get(definition.id)
    points = [
        FunnelPoint(
            row["practice"],
            f"{name_words(row['name']) or row['practice']}: {form.words(row['value'])}",
            row["denominator"],
            row["value"],
            row["outcome"],
        )
        for row in drawn
    ]
    shown = Funnel(points, limits, england["value"] if england else None, size_words(definition))
    outside = sum(1 for row in drawn if row["outcome"] in words.OUTSIDE_95)
    described = (
        f"{len(drawn)} practices of {edition.areas[area]} by size and value; {outside} lie outside the 95% limits. "
        "The table on this page has every number."
    )
    return funnel(
        shown, form.on_axis, title=f"{definition.title} in {edition.areas[area]}", description=described
    )
