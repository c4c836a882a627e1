"""The area somebody works on, and its practices in the order of their names."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.http import HttpRequest
from django.utils import timezone

from evenhand.accounts.viewer import Viewer
from evenhand.cycle.challenges.of import said
from evenhand.cycle.contact.of import unjudged_for
from evenhand.cycle.contact.unjudged import HeldBack
from evenhand.definitions.indicator import IndicatorDefinition
from evenhand.pages.edition import Row
from evenhand.pages.presenters.plotting import is_of_practices
from evenhand.publication.installed import Opened
from evenhand.publication.said import Said
from evenhand.web.commissioner.seeing import may_see_figure
from evenhand.web.faults import nowhere
from evenhand.web.serving import opened_release


@dataclass(frozen=True)
class Area:
    """An area as one viewer has it. `code` is its commissioner's.

    `others` are further areas the viewer may turn to, codes with names.
    """

    viewer: Viewer
    opened: Opened
    code: str
    today: date
    others: Mapping[str, str]

    @property
    def name(self) -> str:
        """The area's name."""
        return self.opened.edition.areas.get(self.code, self.code)

    @cached_property
    def practices(self) -> Sequence[Row]:
        """The area's practices that are open, A to Z."""
        mine = self.viewer.practices(self.opened.practices_by_area.get(self.code, ()))
        return [row for row in mine if row["status"] != "closed"]

    @cached_property
    def unjudged(self) -> frozenset[str]:
        """The codes of practices whose figures this viewer sees without judgement (R-18)."""
        return unjudged_for(self.viewer, self.practices, self.today)

    @cached_property
    def _said(self) -> tuple[Said, Said]:
        found = said()
        return found, HeldBack(found.replies, found.challenges)

    def shown(self, row: Row) -> Row:
        """Return a figure as this viewer may see it: unjudged where it is challenged, or R-18 holds it back."""
        as_said, held_back = self._said
        return (held_back if row["practice"] in self.unjudged else as_said).shown(row)

    def said_by(self, practice: str) -> Said:
        """Return how a practice's figures are shown to this viewer."""
        return self._said[practice in self.unjudged]

    @cached_property
    def strands(self) -> Mapping[str, tuple[str, tuple[str, ...]]]:
        """The strands with an indicator this viewer sees: by id, its title and those indicators."""
        found = {}
        for strand in self.opened.edition.framework.strands:
            seen = tuple(one.indicator for one in strand.indicators if one.indicator in self.indicators)
            if seen:
                found[strand.id] = (strand.title, seen)
        return found

    @cached_property
    def indicators(self) -> Mapping[str, IndicatorDefinition]:
        """The practices' indicators that this viewer's role sees, in the framework's order."""
        edition = self.opened.edition
        members = [one.indicator for strand in edition.framework.strands for one in strand.indicators]
        return {
            name: definition
            for name in members
            if (definition := edition.indicators.get(name)) is not None
            and is_of_practices(edition, definition)
            and may_see_figure(self.viewer.role, definition)
        }


def area_of(request: HttpRequest, viewer: Viewer, asked: str | None = None) -> Area:
    """Return the area that is `asked` for, by the address if not said, else the viewer's first.

    No such page where it is not the viewer's.
    """
    opened = opened_release()
    names = {code: opened.edition.areas.get(code, code) for code in viewer.area_codes}
    mine = dict(sorted(names.items(), key=lambda pair: (pair[1].casefold(), pair[0])))
    known = [code for code in mine if code in opened.edition.areas]
    own = viewer.organisation_code if viewer.organisation_code in known else next(iter(known), None)
    code = asked or request.GET.get("area") or own or next(iter(mine), None)
    if code is None or code not in mine:
        nowhere()
    return Area(viewer, opened, code, timezone.localdate(), mine if len(mine) > 1 else {})


def practice_of(viewer: Viewer, opened: Opened, code: str) -> Row:
    """Return a practice of the viewer's area by its code; no such page for any other."""
    practice = opened.practices.get(code.upper())
    if practice is None or not viewer.practices([practice]):
        nowhere()
    return practice
