"""An area's practices together: how they spread, what they share, what chance alone would give, and no names."""

from collections.abc import Sequence
from dataclasses import dataclass

import polars as pl
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from markupsafe import Markup

from evenhand.cycle.consent.of import named
from evenhand.definitions.indicator import IndicatorDefinition
from evenhand.pages import words
from evenhand.pages.charts.distribution import distribution
from evenhand.pages.charts.interval_bar import Marked
from evenhand.pages.edition import Row
from evenhand.pages.names import name_words
from evenhand.pages.noted import ContextNote
from evenhand.pages.numbers import NumberForm
from evenhand.pages.presenters.area_figures import AreaFigure
from evenhand.pages.presenters.budget import BudgetView, present_budget
from evenhand.pages.presenters.equity import FifthsView, equity_sentences, present_fifths
from evenhand.pages.presenters.funnel import FunnelView, present_funnel
from evenhand.pages.presenters.funnel_pictures import Picture
from evenhand.pages.words import Word
from evenhand.web.commissioner.choices import Field, strand_field
from evenhand.web.commissioner.scope import Area

FEWEST = 5
"""Practices in a picture of how they spread; fewer would show each by itself."""
_SHARE_BEYOND_95 = 0.05


@dataclass(frozen=True)
class TogetherFigure:
    """An indicator of the area's practices together. It cannot be made without its context note."""

    id: str
    title: str
    question: str
    unit: str
    period: str
    note: ContextNote
    own: AreaFigure | None
    england: str
    picture: Picture | None
    spread: Markup | None
    chance: str
    turned: str
    equity: tuple[str, ...]
    keys: tuple[Word, ...]


@dataclass(frozen=True)
class TogetherView:
    """The page of a strand."""

    area: str
    strand: str
    strand_field: Field | None
    figures: tuple[TogetherFigure, ...]
    budget: BudgetView | None
    fifths: FifthsView | None


def present_together(area: Area, strand: str) -> TogetherView:
    """Return the page of a strand of an area."""
    title, indicators = area.strands.get(strand, ("", ()))
    edition = area.opened.edition
    codes = [row["code"] for row in area.practices]
    consents = named(area.viewer, codes)
    table = area.opened.figures.results_of_all(codes)
    figures = []
    for name in indicators:
        definition = area.indicators[name]
        if definition.statistic == "fact":
            continue
        rows = [area.shown(row) for row in table.filter(pl.col("indicator") == name).iter_rows(named=True)]
        told = {code for code in codes if name in consents.get(code, ())}
        figures.append(_figure(area, definition, unnamed(rows, name, told, area.practices)))
    return TogetherView(
        area=area.name,
        strand=title,
        strand_field=strand_field(area, strand),
        figures=tuple(figures),
        budget=present_budget(edition, area.code),
        fifths=present_fifths(edition),
    )


def unnamed(
    rows: Sequence[Row], indicator: str, told: set[str], practices: Sequence[Row]
) -> list[dict[str, object]]:
    """Return rows without code and name, but of practices that agreed to be named; in the order of their size.

    Each gets a number of its own in place of its code, so that points in a picture can be told apart.
    """
    names = {row["code"]: name_words(row["name"]) or row["code"] for row in practices}
    ordered = sorted(rows, key=lambda row: (row["denominator"] or 0.0, row["value"] or 0.0))
    return [
        {
            **row,
            "practice": f"{indicator}-{number}",
            "name": names[row["practice"]] if row["practice"] in told else _("A practice"),
        }
        for number, row in enumerate(ordered, start=1)
    ]


def _figure(area: Area, definition: IndicatorDefinition, rows: Sequence[Row]) -> TogetherFigure:
    edition = area.opened.edition
    view = present_funnel(edition, definition, area.code, rows)
    picture = view.fair or view.plain
    return TogetherFigure(
        id=definition.id,
        title=definition.title,
        question=definition.question,
        unit=view.unit,
        period=view.period,
        note=view.note,
        own=view.own,
        england=view.england,
        picture=picture,
        spread=None if picture else _spread(view, definition, rows),
        chance=_chance(rows),
        turned=view.turned,
        equity=equity_sentences(edition, definition),
        keys=view.keys,
    )


def _spread(view: FunnelView, definition: IndicatorDefinition, rows: Sequence[Row]) -> Markup | None:
    """Return how figures without a size spread: a histogram, England's value marked; None of too few."""
    form = NumberForm.of(definition)
    values = [row["value"] for row in rows if row["value"] is not None and row["status"] != "not_applicable"]
    if len(values) < FEWEST:
        return None
    england = next((row["england"] for row in rows if row["england"] is not None), None)
    marks = [] if england is None else [Marked(england, f"England {form.words(england)}")]
    return distribution(
        values,
        form.on_axis,
        marks=marks,
        axis_title=view.unit,
        title=_("{title} in {area}").format(title=definition.title, area=view.area),
        description=_("How {count} spread.").format(count=_practices(len(values))),
    )


def _practices(count: int) -> str:
    return ngettext("{count} practice", "{count} practices", count).format(count=f"{count:,}")


def _chance(rows: Sequence[Row]) -> str:
    """Return how many lie outside the limits beside how many chance alone would put there."""
    compared = [row for row in rows if row["outcome"]]
    if not compared:
        return ""
    outside = sum(row["outcome"] in words.OUTSIDE_95 for row in compared)
    return _(
        "{all} compared: {outside} outside the 95% limits, where chance alone would put about {chance}."
    ).format(
        all=_practices(len(compared)),
        outside=outside,
        chance=f"{len(compared) * _SHARE_BEYOND_95:,.0f}",
    )
