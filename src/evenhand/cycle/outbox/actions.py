"""Writing messages, and deciding about those of which nobody knows whether they were sent."""

from collections.abc import Sequence

from django.db import IntegrityError, transaction

from evenhand.accounts.audit import record
from evenhand.accounts.models import Holding
from evenhand.accounts.roles import OrganisationKind, Role
from evenhand.accounts.viewer import Viewer
from evenhand.common.errors import InputError, NotAllowed
from evenhand.cycle.outbox.models import Attempt, AttemptEnd, Kind, Message
from evenhand.cycle.outbox.presenters import Words


def tell(holding: Holding, kind: str, key: str, words: Words, about: Sequence[str] = ()) -> Message | None:
    """Write a message in the transaction of what it tells; None where one of the key is there already.

    Has to be called inside that transaction: either both are there, or neither.
    """
    if not transaction.get_connection().in_atomic_block:
        raise RuntimeError("a message is written in the transaction of what it tells")
    try:
        with transaction.atomic():
            return Message.objects.create(
                key=f"{key}:{holding.pk}",
                kind=kind,
                holding=holding,
                subject=words.subject[:200],
                text=words.text,
                about=list(about),
            )
    except IntegrityError:
        if Message.objects.filter(key=f"{key}:{holding.pk}").exists():
            return None
        raise


def tell_practice(practice: str, key: str, words: Words) -> list[Message]:
    """Write news to everybody who acts for a practice."""
    held = Holding.objects.filter(
        role=Role.PRACTICE, organisation__kind=OrganisationKind.PRACTICE, organisation__code=practice
    ).select_related("end", "person")
    told = [tell(one, Kind.NEWS, key, words) for one in held if one.is_current and one.person.is_active]
    return [one for one in told if one is not None]


@transaction.atomic
def settle(viewer: Viewer, attempt: Attempt, arrived: bool, reason: str) -> AttemptEnd:
    """Say of an uncertain message whether it arrived: it is then done with, or is sent once more."""
    if viewer.person is None or viewer.role != Role.ADMINISTRATOR:
        raise NotAllowed("the administrator decides about uncertain messages", received=viewer.role)
    if not reason.strip():
        raise InputError("say how you know", remedy="The server's log, or whom it was to")
    outcome = AttemptEnd.Outcome.SENT if arrived else AttemptEnd.Outcome.PUT_OFF
    try:
        with transaction.atomic():
            end = AttemptEnd.objects.create(
                attempt=attempt, outcome=outcome, words=reason.strip()[:500], by=viewer.person
            )
    except IntegrityError as error:
        raise InputError("this message is settled already", remedy="Load the page again") from error
    told = {"message": attempt.message.key, "arrived": arrived}
    record(viewer, "settled a message", "e-mail", attempt.pk, reason=reason.strip()[:1000], after=told)
    return end
