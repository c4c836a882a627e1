"""The two pictures of a funnel page: with circumstances and place allowed for, and without."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from evenhand.common.language import gettext as _
from evenhand.definitions.indicator import IndicatorDefinition
from evenhand.pages import words
from evenhand.pages.charts.funnel import Funnel, FunnelPoint, Limits, funnel
from evenhand.pages.edition import Edition, Row
from evenhand.pages.names import name_words
from evenhand.pages.numbers import NumberForm
from evenhand.pages.presenters.placing import expected_here, has_own_limits, placed
from evenhand.pages.presenters.plotting import size_words
from evenhand.release.schemas import GIVEN_CONTEXT_AND_PLACE, GIVEN_NOTHING


@dataclass(frozen=True)
class Picture:
    """A funnel: the picture, what its middle line is called, and whether it has limits."""

    chart: Markup
    line: str
    has_limits: bool


@dataclass(frozen=True)
class _Drawing:
    """What the two pictures share: whose they are and how they are described."""

    edition: Edition
    definition: IndicatorDefinition
    area: str
    rows: Sequence[Row]

    def picture(
        self,
        values: Sequence[float],
        limits: Sequence[Limits],
        middle: float | None,
        label: Callable[[Row], str],
        *,
        line: str,
        value_title: str,
        title: str,
        are_targets: bool,
    ) -> Picture:
        points = [
            FunnelPoint(row["practice"], label(row), row["denominator"], value, row["outcome"])
            for row, value in zip(self.rows, values, strict=True)
        ]
        near = _within(limits, self.rows)
        outside = sum(row["outcome"] in words.OUTSIDE_95 for row in self.rows)
        described = _(
            "{count} practices of {area} by size and value. {outside} have an outcome other than {similar}. "
            "The table after the picture has every number."
        ).format(
            count=len(points),
            area=self.edition.areas[self.area],
            outside=outside,
            similar=words.OUTCOMES["similar"].label.lower(),
        )
        shown = Funnel(points, near, middle, size_words(self.definition), value_title, are_targets)
        form = NumberForm.of(self.definition)
        chart = funnel(shown, form.on_axis, title=title, description=described)
        return Picture(chart, line, bool(near))


def plain_picture(
    edition: Edition,
    definition: IndicatorDefinition,
    area: str,
    rows: Sequence[Row],
    *,
    are_targets: bool,
) -> Picture | None:
    """Return the values as published, beside England, with limits that allow for no circumstances; None of nobody."""
    if not rows:
        return None
    form, england = NumberForm.of(definition), edition.england_rows.get(definition.id)
    return _Drawing(edition, definition, area, rows).picture(
        [row["value"] for row in rows],
        edition.curves.get((definition.id, GIVEN_NOTHING), ()),
        england["value"] if england else None,
        lambda row: f"{_name(row)}: {form.words(row['value'])}",
        line=_("England"),
        value_title=_("Value as published"),
        title=_("{title} in {area}, as published").format(title=definition.title, area=edition.areas[area]),
        are_targets=are_targets,
    )


def fair_picture(
    edition: Edition, definition: IndicatorDefinition, area: str, rows: Sequence[Row]
) -> Picture | None:
    """Return each practice where it would lie in average circumstances; None where a release does not say.

    A practice that is not compared stays at its value as published.
    """
    curves = edition.curves.get((definition.id, GIVEN_CONTEXT_AND_PLACE), ())
    average = (edition.models.get(definition.id) or {}).get("average_expected")
    if not rows or not curves or average is None:
        return None
    form = NumberForm.of(definition)
    compared = [row for row in rows if has_own_limits(row)]
    at = dict(zip(_codes(compared), placed(definition, compared, curves, average), strict=True))

    told = _("{name}: {value}, expected {expected}")

    def label(row: Row) -> str:
        name, value, expected = _name(row), form.words(row["value"]), expected_here(row)
        if expected is None:
            return f"{name}: {value}"
        return told.format(name=name, value=value, expected=form.words(expected))

    return _Drawing(edition, definition, area, rows).picture(
        [at[row["practice"]] if row["practice"] in at else row["value"] for row in rows],
        curves,
        average,
        label,
        line=_("Expected of the average practice"),
        value_title=_("Value in average circumstances"),
        title=_("{title} in {area}, with circumstances and place allowed for").format(
            title=definition.title, area=edition.areas[area]
        ),
        are_targets=True,
    )


def _codes(rows: Sequence[Row]) -> list[str]:
    return [row["practice"] for row in rows]


def _name(row: Row) -> str:
    return name_words(row["name"]) or str(row["practice"])


def _within(limits: Sequence[Limits], drawn: Sequence[Row]) -> list[Limits]:
    """Return the limits over the sizes drawn, and one beyond, so that curves reach the last practice."""
    largest = max(row["denominator"] for row in drawn)
    inside = [limit for limit in limits if limit.size <= largest]
    inside += limits[len(inside) : len(inside) + 1]
    return inside if len(inside) > 1 else []
