"""When a practice can be asked, and how often."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any, Final

from django.utils import timezone
from django.utils.translation import gettext as _

from evenhand.accounts.models import Holding
from evenhand.accounts.roles import OrganisationKind, Role
from evenhand.common.errors import NotAllowed
from evenhand.cycle.offer.of import Offer
from evenhand.cycle.registration.models import JoinRequest

KEPT_DAYS: Final = 60
"""After so many days a request is deleted, whether it was answered or not."""
MOST_A_DAY: Final = 30
"""So many requests in 24 hours are more than a practice would get from people."""
MOST_OF_ONE: Final = 3
"""So many requests in 24 hours are taken from one visitor's session."""


class TooMany(NotAllowed):
    """More requests than people make."""


def why_not(practice: Mapping[str, Any], offer: Offer) -> str:
    """Return why a practice takes no requests here, as a sentence; nothing when it does."""
    if practice["status"] == "closed":
        return _("This practice has closed.")
    if offer.list_is_closed:
        return _("This practice says that it takes no new patients for now.")
    if not _is_read(practice["code"]):
        return _("Nobody at this practice reads requests here. Telephone it, or look at its own website.")
    return ""


def _is_read(code: str) -> bool:
    """Whether somebody works for the practice here, who would see a request."""
    held = Holding.objects.filter(
        role=Role.PRACTICE,
        organisation__kind=OrganisationKind.PRACTICE,
        organisation__code=code,
        begins_on__lte=timezone.localdate(),
        person__is_active=True,
    )
    return held.exclude(end__ends_on__lte=timezone.localdate()).exists()


def check_not_too_many(code: str, asked_before: int) -> None:
    """Raise TooMany when a practice, or the visitor who has `asked_before` so often today, has reached its number."""
    if asked_before >= MOST_OF_ONE:
        raise TooMany(
            _("you have sent %(most)s requests today already") % {"most": MOST_OF_ONE},
            remedy=_("Wait for an answer, or telephone the practice"),
        )
    since = timezone.now() - timedelta(days=1)
    if JoinRequest.objects.filter(practice=code, asked_at__gte=since).count() >= MOST_A_DAY:
        raise TooMany(
            _("this practice has been sent more requests today than it can read"),
            remedy=_("Telephone it, or try again tomorrow"),
        )
