"""Every write about requests to join. The record says that there was one, and nothing about who."""

from datetime import timedelta
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from evenhand.accounts.audit import record
from evenhand.accounts.viewer import Viewer
from evenhand.common.errors import InputError, NotAllowed
from evenhand.cycle.registration.models import JoinRequest
from evenhand.cycle.registration.policies import KEPT_DAYS, check_not_too_many
from evenhand.cycle.registration.sealing import Asked, sealed

THING = "registration request"


@transaction.atomic
def ask(viewer: Viewer, practice: str, asked: Asked, asked_before: int = 0) -> JoinRequest:
    """Hand a request to a practice. `asked_before` is how many this visitor has sent in the last day.

    TooMany when the visitor or the practice has reached a day's number. Whether the practice takes requests at all is
    for :func:`evenhand.cycle.registration.policies.why_not` to say first.
    """
    if not viewer.may("write", THING):
        raise NotAllowed(_("your role may not ask to join a practice"), received=viewer.role)
    delete_old()
    check_not_too_many(practice, asked_before)
    request = JoinRequest.objects.create(practice=practice, sealed=sealed(asked))
    # Whoever asks is nobody in the record, signed in or not.
    record(Viewer.public(), "asked to join", THING, request.pk, practice=practice)
    return request


@transaction.atomic
def remove(viewer: Viewer, request_id: UUID) -> None:
    """Delete a request the viewer's practice is done with. InputError where it is not there, or another's."""
    if not viewer.may("read", THING):
        raise NotAllowed(_("only the practice that was asked sees a request"), received=viewer.role)
    request = JoinRequest.objects.filter(pk=request_id, practice=viewer.organisation_code).first()
    if request is None:
        raise InputError(_("this request is not there any more"), remedy=_("Look at the list again"))
    request.delete()
    record(viewer, "deleted a request to join", THING, request_id, practice=viewer.organisation_code)


@transaction.atomic
def delete_old() -> int:
    """Delete every request that was kept for as long as it may be, and return how many there were."""
    before = timezone.now() - timedelta(days=KEPT_DAYS)
    old = list(JoinRequest.objects.filter(asked_at__lt=before).values_list("pk", "practice"))
    for key, practice in old:
        JoinRequest.objects.filter(pk=key).delete()
        reason = _("kept for %(days)s days") % {"days": KEPT_DAYS}
        record(Viewer.public(), "deleted an old request", THING, key, practice=practice, reason=reason)
    return len(old)
