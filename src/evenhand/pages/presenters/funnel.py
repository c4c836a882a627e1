"""An indicator's practices in one area: the funnel, and beside it the table in alphabetical order."""

from collections.abc import Sequence
from dataclasses import dataclass

from evenhand.common.language import gettext as _
from evenhand.common.language import ngettext
from evenhand.definitions.indicator import IndicatorDefinition
from evenhand.pages import addresses, words
from evenhand.pages.edition import Edition, Row
from evenhand.pages.frame import Crumb, Frame
from evenhand.pages.noted import ContextNote
from evenhand.pages.numbers import NumberForm, period_words, unit_words
from evenhand.pages.presenters.area_figures import AreaFigure, present_area_figure
from evenhand.pages.presenters.funnel_pictures import Picture, fair_picture, plain_picture
from evenhand.pages.presenters.funnel_table import FunnelRow, funnel_table, plain_place
from evenhand.pages.presenters.plotting import is_plotted, size_words


@dataclass(frozen=True)
class FunnelView:
    """Everything the page of an indicator in one area shows. It cannot be made without the context note.

    `fair` allows for circumstances and place and `plain` for neither; `turned` says how many outcomes that changes.
    """

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
    fair: Picture | None
    plain: Picture | None
    turned: str
    keys: tuple[words.Word, ...]
    rows: tuple[FunnelRow, ...]


def funnel_frame(edition: Edition, definition: IndicatorDefinition, area: str) -> Frame:
    """Return the frame of an indicator's page for one area."""
    return edition.frame(
        f"{definition.title}: {edition.areas[area]}",
        addresses.funnel(definition.id, area),
        section="indicators",
        crumbs=[
            Crumb(_("Indicators"), addresses.INDICATORS),
            Crumb(definition.title, addresses.indicator(definition.id)),
        ],
    )


def present_funnel(
    edition: Edition, definition: IndicatorDefinition, area: str, rows: Sequence[Row]
) -> FunnelView:
    """Return the view of one indicator in one area.

    `rows` are the area's results with the practice's ``name``; closed practices and those the indicator is not used
    for are left out.
    """
    form = NumberForm.of(definition)
    listed = [row for row in rows if row["status"] != "not_applicable"]
    drawn = [row for row in listed if is_plotted(definition, row)]
    own = edition.area_rows.get((area, definition.id))
    england = edition.england_rows.get(definition.id)
    fair = fair_picture(edition, definition, area, drawn)
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
        fair=fair,
        plain=plain_picture(edition, definition, area, drawn, are_targets=fair is None),
        turned=_turned(listed),
        keys=(*words.OUTCOMES.values(), words.NOT_DRAWN_AS_COMPARED),
        rows=funnel_table(definition, listed),
    )


def _period(rows: Sequence[Row]) -> str:
    periods = {(row["period_start"], row["period_end"]) for row in rows if row["period_end"]}
    return f" {_('and')} ".join(period_words(*period) for period in sorted(periods))


def _turned(rows: Sequence[Row]) -> str:
    """Return how many practices lie outside the limits without and with circumstances allowed for, as a sentence."""
    places = [place for row in rows if (place := plain_place(row))]
    if not places:
        return ""
    before = sum(place != "inside" for place in places)
    after = sum(row["outcome"] in words.OUTSIDE_95 for row in rows)
    of = ngettext("{count} practice", "{count} practices", len(places)).format(count=f"{len(places):,}")
    return ngettext(
        "Without allowing for circumstances and place, {before} of {practices} would lie outside the 95% limits; "
        "with them allowed for, {after} does.",
        "Without allowing for circumstances and place, {before} of {practices} would lie outside the 95% limits; "
        "with them allowed for, {after} do.",
        after,
    ).format(before=before, practices=of, after=after)
