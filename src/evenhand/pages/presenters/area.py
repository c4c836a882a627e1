"""An area's page: its own figures beside England's, and its practices in alphabetical order."""

from collections.abc import Sequence
from dataclasses import dataclass

from evenhand.common.language import gettext as _
from evenhand.pages import addresses
from evenhand.pages.edition import Edition, Row
from evenhand.pages.frame import Crumb, Frame
from evenhand.pages.presenters.area_figures import AreaFigure, present_area_figure
from evenhand.pages.presenters.budget import BudgetView, present_budget
from evenhand.pages.presenters.practice_links import PracticeLink, practice_links


@dataclass(frozen=True)
class AreaStrand:
    """A strand's figures for the area."""

    id: str
    title: str
    figures: tuple[AreaFigure, ...]


@dataclass(frozen=True)
class AreaView:
    """Everything an area's page shows. Practices are in alphabetical order, never in order of a value.

    `has_places` when any figure has a place effect; `budget` is the area's own false-alarm budget.
    """

    code: str
    name: str
    strands: tuple[AreaStrand, ...]
    has_places: bool
    budget: BudgetView | None
    practices: tuple[PracticeLink, ...]
    closed: tuple[PracticeLink, ...]


def area_frame(edition: Edition, code: str) -> Frame:
    """Return the frame of an area's page."""
    return edition.frame(
        edition.areas[code],
        addresses.area(code),
        section="areas",
        crumbs=[Crumb(_("Areas"), addresses.AREAS)],
    )


def present_area(edition: Edition, code: str, practices: Sequence[Row]) -> AreaView:
    """Return the view of one area. `practices` are its rows of the practices table, in any order."""
    strands = []
    for strand in edition.framework.strands:
        figures = tuple(
            present_area_figure(edition, edition.indicators[member.indicator], row)
            for member in strand.indicators
            if (row := edition.area_rows.get((code, member.indicator)))
            and (row["value"] is not None or row["status"])
        )
        if figures:
            strands.append(AreaStrand(strand.id, strand.title, figures))
    return AreaView(
        code=code,
        name=edition.areas[code],
        strands=tuple(strands),
        has_places=any(figure.place for strand in strands for figure in strand.figures),
        budget=present_budget(edition, code),
        practices=practice_links(row for row in practices if row["status"] != "closed"),
        closed=practice_links(row for row in practices if row["status"] == "closed"),
    )
