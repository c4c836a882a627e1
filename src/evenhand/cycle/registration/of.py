"""The requests a viewer may read: those to their own practice, and nobody else's."""

from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.utils import timezone

from evenhand.accounts.viewer import Viewer
from evenhand.cycle.registration.models import JoinRequest
from evenhand.cycle.registration.policies import KEPT_DAYS
from evenhand.cycle.registration.sealing import Asked, opened


@dataclass(frozen=True)
class Waiting:
    """A request that waits for an answer. `asked` is None when it can no longer be unsealed."""

    id: UUID
    asked_on: date
    deleted_on: date
    asked: Asked | None


def requests_of(viewer: Viewer) -> list[Waiting]:
    """Return the requests to the viewer's practice, oldest first; none for anybody else."""
    if not viewer.may("read", "registration request"):
        return []
    since = timezone.now() - timedelta(days=KEPT_DAYS)
    rows = JoinRequest.objects.filter(practice=viewer.organisation_code, asked_at__gte=since)
    return [
        Waiting(
            row.pk,
            timezone.localdate(row.asked_at),
            timezone.localdate(row.asked_at + timedelta(days=KEPT_DAYS)),
            opened(row.sealed),
        )
        for row in rows.order_by("asked_at")
    ]
