"""Support as each viewer may see it, and the commissioner's own record of giving what it promised."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from evenhand.accounts.roles import Role
from evenhand.accounts.viewer import Viewer
from evenhand.cycle.agenda import AgendaItem
from evenhand.cycle.calendar.working_days import working_days_after
from evenhand.cycle.machine import in_states, state_of
from evenhand.cycle.support.kinds import Decision
from evenhand.cycle.support.models import Ask, Offer
from evenhand.cycle.support.policies import THING
from evenhand.cycle.support.tables import SUPPORT

_PROMISED = frozenset({"accepted", "delivering"})
_TO_LOOK_AT = frozenset({"delivered", "not_delivered"})
WORKING_DAYS_TO_DECIDE = 20
"""For an answer to what a practice asks for; a design of ours, as long as for a challenge."""


def offers_of(viewer: Viewer) -> list[Offer]:
    """Return the offers a viewer may read: a practice's own, an area's for its commissioner and region."""
    found = Offer.objects.select_related("made_by", "replacement").prefetch_related("moves")
    return list(_own(viewer, found))


def offer_of(viewer: Viewer, number: int) -> Offer | None:
    """Return one offer if the viewer may read it."""
    return next((one for one in offers_of(viewer) if one.pk == number), None)


def asks_of(viewer: Viewer) -> list[Ask]:
    """Return what practices asked for, likewise, with what was decided."""
    return list(_own(viewer, Ask.objects.select_related("by").prefetch_related("decisions")))


def ask_of(viewer: Viewer, number: int) -> Ask | None:
    """Return one request if the viewer may read it."""
    return next((one for one in asks_of(viewer) if one.pk == number), None)


def agenda(viewer: Viewer, today: date) -> Iterator[AgendaItem]:
    """Yield what waits for a commissioner: requests to answer, help to give, and to look at what came of it.

    A practice has tasks.
    """
    if viewer.role != Role.PERFORMANCE:
        return
    for one in _own(viewer, Ask.objects.filter(decisions__isnull=True)):
        due = working_days_after(one.asked_on, WORKING_DAYS_TO_DECIDE)
        yield AgendaItem(_("Answer a request for support"), due, f"/desk/support/#ask-{one.pk}", one.practice)
    give, look = _("Give the support that was promised"), _("Write down what came of support")
    waiting = in_states(SUPPORT, _own(viewer, Offer.objects.all()), _PROMISED | _TO_LOOK_AT)
    for number, practice, state, due, second in waiting.values_list(
        "pk", "practice", "state_now", "due_on", "second_review_on"
    ):
        what, by = (give, due) if state in _PROMISED else (look, second)
        yield AgendaItem(what, by, f"/desk/support/{number}/", practice)


def _own(viewer: Viewer, rows: QuerySet[Any]) -> QuerySet[Any]:
    if not viewer.may("read", THING):
        return rows.none()
    if viewer.role == Role.PRACTICE:
        return rows.filter(practice=viewer.organisation_code)
    return rows.filter(commissioner__in=viewer.area_codes)


def is_late(offer: Offer, today: date) -> bool:
    """Whether the commissioner has promised it and its day has passed."""
    return state_of(SUPPORT, offer) in _PROMISED and offer.due_on < today


def is_kept(offer: Offer) -> bool:
    """Whether the commissioner's promise stands as kept: it was given, or the practice did not want it."""
    states = list(offer.moves.order_by("number").values_list("to_state", flat=True))
    told = [state for state in states if state in ("declined", "delivered", "not_delivered")]
    return bool(told) and told[-1] != "not_delivered"


def reviews_are_past(offer: Offer, today: date) -> bool:
    """Whether both days on which the two sides look at an offer have passed."""
    return today > offer.second_review_on


def is_premises_unfunded(practice: str) -> bool:
    """Whether a practice asked for investment in its premises that was not granted, or not decided on yet (R-11)."""
    asked = Ask.objects.filter(practice=practice, is_premises=True)
    return asked.exclude(decisions__outcome=Decision.GRANTED).exists()


def deeds(commissioner: str, begin: date, end: date) -> tuple[int, int]:
    """Return how much promised support that was due in a span was given in time, and how much was due.

    Promised is what a practice took. What was given late, or what the practice says it never had, does not count.
    """
    due = Offer.objects.filter(commissioner=commissioner, due_on__gte=begin, due_on__lte=end)
    promised = due.filter(moves__to_state="accepted").distinct().prefetch_related("moves")
    return sum(_in_time(one) for one in promised), len(promised)


def _in_time(offer: Offer) -> bool:
    given = [one for one in offer.moves.all() if one.to_state in ("delivered", "not_delivered")]
    return (
        bool(given) and given[-1].to_state == "delivered" and timezone.localdate(given[-1].at) <= offer.due_on
    )
