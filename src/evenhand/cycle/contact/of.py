"""Contacts and relationship managers as far as a viewer may read them."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils import timezone

from evenhand.accounts.roles import Role
from evenhand.accounts.viewer import Viewer
from evenhand.cycle.contact.models import Contact, Naming
from evenhand.cycle.contact.policies import Judgement, judgements
from evenhand.cycle.scorecard.installed import open_practices, shown

Row = Mapping[str, Any]
THING = "note of contact"


@dataclass(frozen=True)
class Relationship:
    """A practice and its commissioner: who looks after it, and whether it may be judged.

    `manager` and `reached_by` are empty where nobody is named.
    """

    manager: str
    reached_by: str
    judgement: Judgement


def contacts_of(viewer: Viewer, practice: Row) -> list[Contact]:
    """Return the notes about a practice (its row of a release) with their comments, newest first."""
    if not viewer.may("read", THING) or not viewer.practices([practice]):
        return []
    found = Contact.objects.filter(practice=practice["code"]).select_related("written_by")
    return list(found.prefetch_related("comments__written_by").order_by("-on", "-pk"))


def contact_of(viewer: Viewer, practice: Row, number: int) -> Contact | None:
    """Return one note about a practice; None where there is none, or it is not this viewer's."""
    return next((one for one in contacts_of(viewer, practice) if one.pk == number), None)


def relationships(viewer: Viewer, practices: Collection[Row], today: date) -> dict[str, Relationship]:
    """Return the relationship with each of the viewer's practices among `practices`, in two queries.

    Whoever sees a practice's whole profile is told of its judgement; the names are for those who may read notes.
    """
    codes = [row["code"] for row in viewer.practices(practices)]
    named: dict[str, Naming] = {}
    if viewer.may("read", THING):
        named = {one.practice: one for one in Naming.objects.filter(practice__in=codes).order_by("pk")}
    told = judgements(codes, today)
    return {
        code: Relationship(
            named[code].name if code in named else "",
            named[code].reached_by if code in named else "",
            told[code],
        )
        for code in codes
    }


def unjudged_for(viewer: Viewer, practices: Collection[Row], today: date) -> frozenset[str]:
    """Return the codes of the practices whose figures this viewer sees without judgement (R-18).

    It binds the commissioner and whoever looks over it: not a practice, and not its LMC.
    """
    if viewer.role in (Role.PRACTICE, Role.LMC):
        return frozenset()
    told = judgements([row["code"] for row in viewer.practices(practices)], today)
    return frozenset(code for code, one in told.items() if not one.allowed)


def deeds(commissioner: str, begin: date, end: date) -> tuple[int, int]:
    """Return how many of an area's open practices had a contact in the year up to the end of a span, and how many.

    A span that is not over is told up to today; one that was over before the first note was written is not told of.
    """
    folder, today = shown(), timezone.localdate()
    if folder is None or begin > today:
        return 0, 0
    if end < today and not Contact.objects.filter(commissioner=commissioner, written_on__lte=end).exists():
        return 0, 0
    codes = open_practices(folder, commissioner)
    told = judgements(codes, min(end, today))
    return sum(one.allowed for one in told.values()), len(codes)
