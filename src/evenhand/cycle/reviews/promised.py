"""The support a practice took, as its reviews and letters tell of it."""

from datetime import date

from django.utils import timezone

from evenhand.cycle.reviews.beside import Promise
from evenhand.cycle.support.models import Offer


def support_promised(practice: str, begin: date, end: date) -> tuple[Promise, ...]:
    """Return what the commissioner promised a practice within a span of days, in the order of promising.

    Promised is what the practice took; given is what both leave standing as given.
    """
    offers = Offer.objects.filter(practice=practice).prefetch_related("moves")
    found = [promise for one in offers if (promise := _promise(one)) and begin <= promise.promised_on <= end]
    return tuple(sorted(found, key=lambda one: (one.promised_on, one.what)))


def _promise(offer: Offer) -> Promise | None:
    moves = list(offer.moves.all())
    taken = next((one for one in moves if one.to_state == "accepted"), None)
    if taken is None:
        return None
    given = [one for one in moves if one.to_state in ("delivered", "not_delivered")]
    is_given = bool(given) and given[-1].to_state == "delivered"
    return Promise(
        what=offer.what,
        promised_on=timezone.localdate(taken.at),
        due=offer.due_on,
        delivered_on=timezone.localdate(given[-1].at) if is_given else None,
        told=given[-1].reason if given else "",
    )
