"""Agreements as each viewer may know them, and the questions other parts of the cycle ask of them."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from functools import cache
from typing import Any, Final

from django.db.models import OuterRef, QuerySet, Subquery
from django.utils import timezone
from django.utils.translation import gettext, gettext_noop

from evenhand.accounts.roles import Role
from evenhand.accounts.viewer import Viewer
from evenhand.cycle.agenda import AgendaItem
from evenhand.cycle.agreements.content import content_of, hash_of
from evenhand.cycle.agreements.models import (
    Agreement,
    AgreementMove,
    Objective,
    ObjectiveVersion,
    Signature,
)
from evenhand.cycle.agreements.tables import AGREEMENT
from evenhand.cycle.calendar.of import year_of
from evenhand.cycle.calendar.working_days import next_working_day
from evenhand.cycle.machine import in_states, state_of

THING: Final = "agreement"
APRIL: Final = 4
_LAST_DAY: Final = (3, 31)
DAYS_TO_ANSWER: Final = 28
"""That an answer is wished for within, in talks that go on after the day for signing; a design of ours."""
_SIGN: Final = gettext_noop("Sign an agreement, if you agree to it")
_WAITING: Final[Mapping[str, Mapping[str, str]]] = {
    Role.PRACTICE: {
        "shared": gettext_noop("Read the agreement that is proposed, and answer"),
        "negotiating": gettext_noop("Agree on the objectives of the year"),
        "agreed": _SIGN,
        "signed_commissioner": _SIGN,
    },
    Role.PERFORMANCE: {
        "draft": gettext_noop("Share an agreement with its practice"),
        "negotiating": gettext_noop("Agree on the objectives of the year"),
        "agreed": _SIGN,
        "signed_practice": _SIGN,
    },
}
"""What waits in which state, by side."""


def first_year(on: date) -> int:
    """Return the year in whose April the cycle's year of a day began."""
    return on.year if on.month >= APRIL else on.year - 1


def signature_due(commissioner: str, year: int) -> date:
    """Return the working day by which the agreement of the year that begins in April of `year` is signed."""
    step = next((one for one in year_of(commissioner).steps if one.id == "signature"), None)
    return next_working_day(step.ends.on(year) if step else date(year, *_LAST_DAY))


def answer_due(agreement: Agreement) -> date:
    """Return the day an answer is wished for: that for signing or, in talks after it, four weeks from the last word."""
    (one,) = _with_last_words(Agreement.objects.filter(pk=agreement.pk))
    return _due(signature_due(agreement.commissioner, agreement.year), one)


def _with_last_words(found: QuerySet[Agreement]) -> QuerySet[Any]:
    """Return agreements with when each last moved, and when an objective of it was last written."""
    moved = AgreementMove.objects.filter(thing=OuterRef("pk")).order_by("-number").values("at")[:1]
    written = (
        ObjectiveVersion.objects.filter(thing__agreement=OuterRef("pk")).order_by("-at").values("at")[:1]
    )
    return found.annotate(last_moved=Subquery(moved), last_written=Subquery(written))


def _due(signature: date, agreement: Any) -> date:
    said = (agreement.last_moved, agreement.last_written)
    last = max((timezone.localdate(one) for one in said if one is not None), default=signature)
    return signature if last <= signature else next_working_day(last + timedelta(days=DAYS_TO_ANSWER))


def agreements(viewer: Viewer, year: int | None = None) -> list[Agreement]:
    """Return a viewer's agreements: a practice's own once they are shared, a commissioner's all; by practice."""
    found = _visible(viewer)
    if year is not None:
        found = found.filter(year=year)
    every = list(found)
    if viewer.role == Role.PRACTICE:
        return [one for one in every if state_of(AGREEMENT, one) != "draft"]
    return every


def agreement_of(viewer: Viewer, practice: str, year: int) -> Agreement | None:
    """Return the agreement of a practice and year that is written on or in force; None where it is not the viewer's."""
    found = [one for one in agreements(viewer, year) if one.practice == practice]
    return next((one for one in found if one.is_rolled), None) if _is_lapsed(found) else _own(found)


def lapsed_of(viewer: Viewer, practice: str, year: int) -> Agreement | None:
    """Return the agreement of a year that was not signed in time, if there is one."""
    return next(
        (
            one
            for one in agreements(viewer, year)
            if one.practice == practice and not one.is_rolled and state_of(AGREEMENT, one) == "lapsed"
        ),
        None,
    )


def _own(found: Sequence[Agreement]) -> Agreement | None:
    return next((one for one in found if not one.is_rolled), None) or next(iter(found), None)


def _is_lapsed(found: Sequence[Agreement]) -> bool:
    own = next((one for one in found if not one.is_rolled), None)
    has_rolled = any(one.is_rolled for one in found)
    return own is not None and has_rolled and state_of(AGREEMENT, own) == "lapsed"


def newest(viewer: Viewer) -> Agreement | None:
    """Return the agreement of a practice's latest year."""
    found = agreements(viewer)
    if not found:
        return None
    year = max(one.year for one in found)
    return agreement_of(viewer, viewer.organisation_code, year)


def _visible(viewer: Viewer) -> QuerySet[Agreement]:
    if not viewer.may("read", THING):
        return Agreement.objects.none()
    if viewer.role == Role.PRACTICE:
        return Agreement.objects.filter(practice=viewer.organisation_code)
    return Agreement.objects.filter(commissioner__in=viewer.area_codes)


def objectives_of(agreement: Agreement) -> list[tuple[Objective, ObjectiveVersion]]:
    """Return the objectives that stand, each with the version that counts; those of last year where it goes on."""
    every = ((one, versions_of(one)) for one in agreement.origin.objectives.all())
    return [
        (one, versions[-1]) for one, versions in every if versions and versions[-1].to_state != "withdrawn"
    ]


def versions_of(objective: Objective) -> list[ObjectiveVersion]:
    """Return every version of an objective, the first first."""
    return list(objective.moves.select_related("by").order_by("number"))


def content(agreement: Agreement) -> dict[str, Any]:
    """Return what is signed."""
    whole = agreement.origin
    told = [
        {"number": one.number, "state": last.to_state, "terms": last.terms.as_json()}
        for one, last in objectives_of(whole)
    ]
    edition = whole.moves.filter(transition="agree").count()
    return content_of(whole.commissioner, whole.practice, whole.year, told, edition)


def content_hash(agreement: Agreement) -> str:
    """Return the hash of what is signed, as it is now."""
    return hash_of(content(agreement))


def signatures_of(agreement: Agreement) -> list[Signature]:
    """Return the signatures under the text as it is now."""
    now = content_hash(agreement)
    found = Signature.objects.filter(agreement=agreement.origin, content_hash=now)
    return list(found.select_related("person"))


def agreement_in_force(practice: str, on: date | None = None) -> Agreement | None:
    """Return the agreement in force with a practice on a day, today unless said; None where there never was one.

    One that both signed is in force from the later of its 1 April and the day of the second signature, until another
    is; so last year's goes on by itself, whether or not that was written down.
    """
    day = on or timezone.localdate()
    begun = [
        (one.year, not one.is_rolled, one)
        for one in Agreement.objects.filter(practice=practice, year__lte=first_year(day))
        if (begin := begins_on(one)) is not None and begin <= day
    ]
    return max(begun, key=lambda told: told[:2])[2] if begun else None


def begins_on(agreement: Agreement) -> date | None:
    """Return the day from which an agreement is in force; None where it never was."""
    first = agreement.moves.filter(to_state="in_force").order_by("number").first()
    if first is None:
        return None
    return max(date(agreement.year, APRIL, 1), timezone.localdate(first.at))


def signed_summary(practice: str, on: date | None = None) -> Agreement | None:
    """Return the agreement anybody may read of: the one in force, if both signed it."""
    found = agreement_in_force(practice, on)
    return found if found is not None and len(signatures_of(found)) > 1 else None


def agenda(viewer: Viewer, today: date) -> list[AgendaItem]:
    """Return the agreements that wait for the viewer's own side: to answer, or to sign."""
    if viewer.role not in _WAITING or not viewer.may("sign", THING):
        return []
    waiting = _WAITING[viewer.role]
    signature, found = cache(signature_due), []
    for one in _with_last_words(in_states(AGREEMENT, _visible(viewer), waiting)):
        due = _due(signature(one.commissioner, one.year), one)
        if due >= today:
            found.append(
                AgendaItem(gettext(waiting[one.state_now]), due, address_for(viewer, one), one.practice)
            )
    return found


def address_for(viewer: Viewer, agreement: Agreement) -> str:
    """Return where a viewer reads an agreement."""
    if viewer.role == Role.PRACTICE:
        return "/desk/agreement/"
    return f"/desk/agreements/{agreement.practice}/{agreement.year}/"


def objective_numbered(agreement: Agreement, number: int) -> Objective | None:
    """Return an objective of an agreement the viewer was given, by its number; None where nothing is written of it."""
    return next((one for one in written(agreement) if one.number == number), None)


def written(agreement: Agreement) -> list[Objective]:
    """Return the objectives of which anything is written, those taken back among them."""
    return [one for one in agreement.origin.objectives.all() if one.moves.exists()]


def moves_of(agreement: Agreement) -> list[AgreementMove]:
    """Return what has happened to an agreement the viewer was given, the first first."""
    return list(agreement.moves.select_related("by").order_by("number"))
