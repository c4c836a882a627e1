"""Versions of frameworks as each viewer may know them."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Final

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext, gettext_noop

from evenhand.accounts.models import Organisation
from evenhand.accounts.roles import OrganisationKind, Role
from evenhand.accounts.viewer import Viewer
from evenhand.cycle.agenda import AgendaItem
from evenhand.cycle.calendar.working_days import working_days_after
from evenhand.cycle.consultation.models import Comment, FrameworkMove, FrameworkVersion
from evenhand.cycle.consultation.tables import FRAMEWORK, WORKING_DAYS_FOR_AN_ANSWER
from evenhand.cycle.machine import state_of

THING: Final = "framework draft"
PUBLIC_STATES: Final = frozenset(FRAMEWORK.states) - {"draft", "withdrawn"}
"""From the day it is open for comments, anybody may read a framework and what was said of it."""
_WAITING: Final[Mapping[str, Mapping[str, str]]] = {
    Role.LMC: {
        "consulting": gettext_noop("Comment on a framework"),
        "answered": gettext_noop("Say whether the LMC agrees to a framework"),
    },
    Role.PERFORMANCE: {"consulting": gettext_noop("Answer comments on a framework")},
    Role.BOARD: {
        "agreed": gettext_noop("Approve a framework"),
        "disagreement_recorded": gettext_noop("Approve a framework"),
        "approved_once": gettext_noop("Put a framework in force, as the second"),
    },
}
"""What waits in which state, by role."""


def versions(viewer: Viewer, commissioner: str, framework: str = "") -> list[FrameworkVersion]:
    """Return a commissioner's versions, newest first: all for its own people, those once opened for anybody else."""
    found: QuerySet[FrameworkVersion] = FrameworkVersion.objects.filter(commissioner=commissioner)
    if framework:
        found = found.filter(framework=framework)
    every = list(found.select_related("author").order_by("-made_at", "-pk"))
    if is_own(viewer, commissioner):
        return every
    return [one for one in every if state_of(FRAMEWORK, one) in PUBLIC_STATES]


def is_own(viewer: Viewer, commissioner: str) -> bool:
    """Whether a viewer works for this commissioner or looks over it."""
    known = (Role.PERFORMANCE, Role.COMMISSIONING, Role.FINANCE, Role.BOARD, Role.REGION, Role.AUDITOR)
    return viewer.role in known and viewer.may("read", THING) and commissioner in viewer.area_codes


def version_of(viewer: Viewer, commissioner: str, framework: str, pk: str = "") -> FrameworkVersion | None:
    """Return one version, or the newest where none is named; None where the viewer may see none."""
    found = versions(viewer, commissioner, framework)
    return next((one for one in found if not pk or str(one.pk) == pk), None)


def lmcs_of(commissioner: str) -> list[Organisation]:
    """Return the LMCs whose practices are a commissioner's."""
    every = Organisation.objects.filter(kind=OrganisationKind.LMC).order_by("name")
    return [one for one in every if commissioner in one.areas]


def active_framework(commissioner: str, on: date | None = None) -> FrameworkVersion | None:
    """Return the framework in force for a commissioner on a day, today unless said; None where none was.

    It is in force from the later of the day it was put in force and the day its own text names, until another took
    its place.
    """
    day = on or timezone.localdate()
    for one in FrameworkVersion.objects.filter(commissioner=commissioner).order_by("-pk"):
        begins, ends = _span(one)
        if begins is not None and begins <= day and (ends is None or day < ends):
            return one
    return None


def _span(version: FrameworkVersion) -> tuple[date | None, date | None]:
    moves = {move.to_state: move for move in version.moves.order_by("number")}
    if "active" not in moves:
        return None, None
    begins = max(timezone.localdate(moves["active"].at), version.as_definition.active_from)
    later = moves.get("superseded")
    return begins, date.fromisoformat(later.evidence["from"]) if later else None


def moves_of(version: FrameworkVersion) -> list[FrameworkMove]:
    """Return what has happened to a version the viewer was given, the first first."""
    return list(version.moves.select_related("by").order_by("number"))


def comments_of(version: FrameworkVersion) -> list[Comment]:
    """Return what was said of a version the viewer was given, each with its answer."""
    return list(version.comments.select_related("by", "answer"))


def has_signed(viewer: Viewer, version: FrameworkVersion) -> bool:
    """Whether the viewer has signed a version off."""
    return version.sign_offs.filter(by=viewer.person).exists()


def agenda(viewer: Viewer, today: date) -> list[AgendaItem]:
    """Return what waits for the viewer: comments to give or answer, the LMC's word, an approval."""
    if viewer.role not in _WAITING or not viewer.may("read", THING):
        return []
    found = FrameworkVersion.objects.filter(commissioner__in=viewer.area_codes)
    return [item for one in found for item in _waiting(viewer, one, today)]


def _waiting(viewer: Viewer, version: FrameworkVersion, today: date) -> Iterator[AgendaItem]:
    state = state_of(FRAMEWORK, version)
    what = _WAITING[viewer.role].get(state)
    if what is None:
        return
    opened = version.moves.filter(transition="consult").first()
    closes = date.fromisoformat(opened.evidence["closes_on"]) if opened else today
    last = version.moves.order_by("-number").first()
    due = closes
    if state != "consulting" and last is not None:
        due = working_days_after(timezone.localdate(last.at), WORKING_DAYS_FOR_AN_ANSWER)
    at = "/desk/lmc/frameworks/{}/" if viewer.role == Role.LMC else "/desk/frameworks/{}/consultation/"
    if due >= today:
        yield AgendaItem(gettext(what), due, at.format(version.framework))


def states_of(found: Sequence[FrameworkVersion]) -> dict[int, str]:
    """Return the state of each version, by its key."""
    return {one.pk: state_of(FRAMEWORK, one) for one in found}
