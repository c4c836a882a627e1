"""Every write of the calendar."""

import hashlib
import secrets
from typing import Any

from django.db import transaction

from evenhand.accounts.asking import asks
from evenhand.accounts.audit import record
from evenhand.accounts.roles import Role
from evenhand.accounts.viewer import Viewer
from evenhand.common.errors import InputError, NotAllowed
from evenhand.cycle.calendar.models import Feed, YearVersion
from evenhand.cycle.calendar.of import version_of, year_of
from evenhand.cycle.calendar.steps import Year, read_year


@asks("change the calendar", "calendar", lambda *_, **__: ("", ""))
def change_year(viewer: Viewer, given: Any, reason: str, seen: int | None = None) -> Year:
    """Put another year in force for the viewer's commissioner; InputError where it does not hang together.

    `seen` is the version the writer began from (:func:`~evenhand.cycle.calendar.of.version_of`): where there is a later
    one they are told, so that neither is lost.
    """
    if viewer.role != Role.PERFORMANCE:
        raise NotAllowed("the calendar is changed by the performance team", received=viewer.role)
    if not reason.strip():
        raise InputError("a calendar is changed for a reason", remedy="Say why in a few words")
    year = read_year(given, "the calendar")
    if seen is not None and seen != version_of(viewer.organisation_code):
        raise InputError(
            "somebody else has changed the calendar since you began",
            remedy="Load the page again and change what it is now",
        )
    before = year_of(viewer.organisation_code)
    assert viewer.person is not None
    made = YearVersion.objects.create(
        commissioner=viewer.organisation_code,
        year=year.model_dump(mode="json"),
        reason=reason.strip(),
        made_by=viewer.person,
    )
    told = {"steps": [step.id for step in year.steps]}
    record(
        viewer,
        "changed the calendar",
        "calendar",
        made.pk,
        reason=reason.strip(),
        before={"steps": [step.id for step in before.steps]},
        after=told,
    )
    return year


@transaction.atomic
def new_feed(viewer: Viewer) -> str:
    """Make the secret of the acting role's calendar address and return it; an earlier one stops working."""
    if viewer.holding is None:
        raise NotAllowed("choose a role first")
    secret = secrets.token_urlsafe(24)
    Feed.objects.filter(holding=viewer.holding).delete()
    feed = Feed.objects.create(holding=viewer.holding, secret_hash=hashed(secret))
    record(viewer, "made a calendar address", "calendar", feed.pk)
    return secret


def hashed(secret: str) -> str:
    """Return what is kept of a secret."""
    return hashlib.sha256(secret.encode()).hexdigest()
