"""The words of publications."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from evenhand.accounts.viewer import Viewer
from evenhand.cycle.calendar.working_days import working_days_between
from evenhand.cycle.machine import state_of
from evenhand.cycle.publications.models import Publication
from evenhand.cycle.publications.tables import PUBLICATION
from evenhand.pages.numbers import day_words


@dataclass(frozen=True)
class PublicationView:
    """A release on its way, as it is shown."""

    number: int
    address: str
    release: str
    state: str
    meaning: str
    clock: str
    opened_by: str
    is_own: bool
    can_decide: bool
    gate: tuple[str, ...]
    reason: str


@dataclass(frozen=True)
class ListView:
    """Every publication, and the installed releases a preview can be opened for."""

    publications: tuple[PublicationView, ...]
    waiting: tuple[str, ...]


def present_publication(viewer: Viewer, one: Publication, today: date) -> PublicationView:
    """Return a publication as a viewer sees it on a day."""
    state = state_of(PUBLICATION, one)
    last = one.moves.last()
    guards = PUBLICATION.by_name["publish"].guards
    return PublicationView(
        number=one.pk,
        address=f"/desk/publications/{one.pk}/",
        release=one.release,
        state=state,
        meaning=_(PUBLICATION.states[state]),
        clock=_clock(one, state, today),
        opened_by=one.opened_by.name,
        is_own=viewer.person is not None and viewer.person.pk == one.opened_by_id,
        can_decide=state == "previewing" and bool(PUBLICATION.leaving(state, {viewer.role})),
        gate=tuple(_(guard.sentence) for guard in guards),
        reason=last.reason if last else "",
    )


def _clock(one: Publication, state: str, today: date) -> str:
    if state != "previewing":
        return ""
    if today > one.closes_on:
        return _("Practices have had their time.")
    days = working_days_between(today, one.closes_on)
    left = ngettext("{days} working day left", "{days} working days left", days).format(days=days)
    return _("Practices have until {day}: {left}.").format(day=day_words(one.closes_on), left=left)
