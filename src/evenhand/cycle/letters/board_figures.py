"""An area's figures in the paper for the board: funnels in the framework's order, and what the area itself shares."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from evenhand.definitions.indicator import IndicatorDefinition
from evenhand.documents.blocks import Charts, Named, Paragraph, Part, Picture
from evenhand.documents.pictures import standing_alone
from evenhand.pages.noted import ContextNote
from evenhand.pages.presenters.chance import chance_count
from evenhand.pages.presenters.funnel import FunnelView
from evenhand.publication.installed import Opened
from evenhand.publication.installed.pages import funnel_page
from evenhand.publication.said import Said


def distribution(opened: Opened, area: str, said: Said) -> Iterator[Part]:
    """Yield the funnels strand by strand, in the framework's order, or say that there is none."""
    yield Part(
        _("How the practices lie"),
        (
            Paragraph(
                _(
                    "One picture a figure, in the framework’s order. Each dot is a practice; a triangle lies outside "
                    "the inner limits, a diamond outside the outer ones, a ring is shown and not compared. The blue "
                    "line is what is expected of the average practice."
                )
            ),
        ),
    )
    for strand in opened.edition.framework.strands:
        charts = [
            chart
            for member in strand.indicators
            if (chart := _chart(opened, opened.edition.indicators[member.indicator], area, said)) is not None
        ]
        if charts:
            yield Part(strand.title, (Charts(tuple(charts)),), level=3)


def _view(opened: Opened, indicator: str, area: str, said: Said) -> FunnelView | None:
    found = funnel_page(opened, indicator, area, opened.figures, said)
    return found.view if found else None


def _chart(
    opened: Opened, definition: IndicatorDefinition, area: str, said: Said
) -> tuple[str, Picture, ContextNote, str] | None:
    view = _view(opened, definition.id, area, said)
    picture = (view.fair or view.plain) if view else None
    if view is None or picture is None:
        return None
    codes = {row["code"] for row in opened.practices_by_area.get(area, ())}
    rows = [
        said.shown(row)
        for row in opened.figures.of_indicator(definition.id).iter_rows(named=True)
        if row["practice"] in codes
    ]
    count = chance_count(rows)
    under = [view.period]
    if view.own and view.own.value:
        interval = (
            _(" (95% interval {interval})").format(interval=view.own.interval) if view.own.interval else ""
        )
        under.append(
            _("{area} {value}{interval}; England {england}").format(
                area=view.area, value=view.own.value, interval=interval, england=view.england
            )
        )
    if count:
        under.append(
            _("{n} compared; {outside} outside the inner limits, {chance} by chance alone").format(
                n=count.compared, outside=count.outside_95, chance=count.chance_95
            )
        )
    alt = _("{title}. {under}. Each practice is a dot by its size and its value, between the limits.").format(
        title=view.title, under=". ".join(under)
    )
    return view.title, standing_alone(str(picture.chart), alt), view.note, f"{'. '.join(under)}."


def shared(opened: Opened, area: str, said: Said) -> Iterator[Part]:
    """Yield what all practices of the area share, which is the commissioner's to answer."""
    pairs = []
    for strand in opened.edition.framework.strands:
        for member in strand.indicators:
            view = _view(opened, member.indicator, area, said)
            own = view.own if view else None
            if view and own and own.place and "not told apart" not in own.place:
                pairs.append((f"{view.title} ({own.period})", f"{own.place}. {view.note.text}"))
    if pairs:
        words = _(
            "Beyond their circumstances, the practices of this area together lie higher or lower than those elsewhere. "
            "What they share is asked of the commissioner, and never of a practice."
        )
        yield Part(_("What the area shares: questions for us"), (Paragraph(words), Named(tuple(pairs))))
