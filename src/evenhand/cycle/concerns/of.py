"""Cases as far as a viewer may read them. Reading a case's papers is written down, whoever reads."""

from collections.abc import Iterator
from datetime import date
from typing import Any, Final

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from evenhand.accounts.audit import record
from evenhand.accounts.roles import Role
from evenhand.accounts.viewer import Viewer
from evenhand.cycle.agenda import AgendaItem
from evenhand.cycle.concerns.facts import issued, other_hats
from evenhand.cycle.concerns.kinds import NoticeKind
from evenhand.cycle.concerns.models import Case
from evenhand.cycle.concerns.policies import THING
from evenhand.cycle.concerns.tables import CASE
from evenhand.cycle.machine import in_states

_FROM_NOTICE: Final = Q(notices__isnull=False) | Q(moves__to_state__in=NoticeKind.values)


def cases_of(viewer: Viewer) -> list[Case]:
    """Return the cases a viewer may read.

    A practice reads all about itself; the performance team, region and auditor those of their area; the board those
    that have come to a notice; the LMC those it was told of; the commissioning and finance teams none (R-08).
    """
    return _without_other_hats(viewer, Case.objects.select_related("opened_by").prefetch_related("moves"))


def _without_other_hats(viewer: Viewer, cases: QuerySet[Any]) -> list[Any]:
    """Return those of some cases that a viewer may read: none of a commissioner whose services they plan (R-08)."""
    if not viewer.may("read", THING) or viewer.person is None:
        return []
    own = list(_own(viewer, cases))
    kept_out = {one for one in {case.commissioner for case in own} if other_hats(viewer.person, one)}
    return [one for one in own if one.commissioner not in kept_out]


def _own(viewer: Viewer, cases: QuerySet[Any]) -> QuerySet[Any]:
    if viewer.role == Role.PRACTICE:
        return cases.filter(practice=viewer.organisation_code)
    if viewer.role == Role.LMC:
        return cases.filter(lmcs__lmc=viewer.organisation_code, commissioner__in=viewer.area_codes)
    own = cases.filter(commissioner__in=viewer.area_codes)
    return own.filter(_FROM_NOTICE).distinct() if viewer.role == Role.BOARD else own


def case_of(viewer: Viewer, number: int) -> Case | None:
    """Return one case if the viewer may read it."""
    return next((one for one in cases_of(viewer) if one.pk == number), None)


def read_case(viewer: Viewer, number: int, papers: str = "the case") -> Case | None:
    """Return one case to read its papers, and write down who read which; None where the viewer may read none."""
    found = case_of(viewer, number)
    if found is not None:
        with transaction.atomic():
            record(viewer, f"read {papers}"[:60], THING, found.pk, practice=found.practice)
    return found


def agenda(viewer: Viewer, today: date) -> Iterator[AgendaItem]:
    """Yield what waits for the performance team and the board: replies that come in, and times that run out."""
    if viewer.role not in (Role.PERFORMANCE, Role.BOARD):
        return
    for one in _without_other_hats(
        viewer, in_states(CASE, Case.objects.all(), ("assess", *NoticeKind.values))
    ):
        state, address = one.state_now, f"/desk/cases/{one.pk}/"
        last = one.invitations.order_by("pk").last()
        if state == "assess" and last is not None and viewer.role == Role.PERFORMANCE:
            yield AgendaItem(
                _("A practice can reply in a case until then"), last.due_on, address, one.practice
            )
        given = issued(one)
        if state in NoticeKind.values and given is not None and given[0].ends_on is not None:
            yield AgendaItem(_("The day named in a notice"), given[0].ends_on, address, one.practice)
