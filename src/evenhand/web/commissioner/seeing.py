"""Which figures of practices a role of the commissioner sees by name: the finance team those of money (DOMAIN.md 9)."""

from collections.abc import Mapping
from dataclasses import replace

from evenhand.accounts.roles import Role
from evenhand.definitions.indicator import IndicatorDefinition
from evenhand.pages.presenters.figure import FigureView
from evenhand.pages.presenters.practice import PracticeView, StrandView


def may_see_figure(role: str, definition: IndicatorDefinition) -> bool:
    """Whether a role sees practices' figures of an indicator."""
    return role != Role.FINANCE or definition.perspective == "money"


def seen_by(role: str, view: PracticeView, indicators: Mapping[str, IndicatorDefinition]) -> PracticeView:
    """Return a practice's page with the figures that a role sees; a strand of which nothing is left goes."""

    def seen(figures: tuple[FigureView, ...]) -> tuple[FigureView, ...]:
        return tuple(one for one in figures if may_see_figure(role, indicators[one.id]))

    strands = [
        StrandView(one.id, one.title, one.question, seen(one.figures), seen(one.older))
        for one in view.strands
    ]
    return replace(view, strands=tuple(one for one in strands if one.figures or one.older))
