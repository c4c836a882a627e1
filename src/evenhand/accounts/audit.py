"""The record of who did what: one event a write, chained by hashes, so that a change of the past shows.

Called by every action in the transaction of its write: either both are there or neither.
"""

import hashlib
import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC
from typing import Any, Final

from django.db import transaction
from django.utils import timezone

from evenhand.accounts.models import ChainHead, Event
from evenhand.accounts.viewer import Viewer

_HASHED: Final = (
    "sequence", "actor_id", "role", "organisation", "action", "thing", "thing_id", "practice", "reason", "before",
    "after", "previous_hash",
)  # fmt: skip
_CHUNK = 2_000


@contextmanager
def in_turn() -> Iterator[None]:
    """One transaction, in turn: until it ends nobody else's begins, so that what is read in it stays so.

    Without it two people could each look on PostgreSQL, find that they may, and both write. SQLite has one writer at
    a time and needs no more. The chain's head is what each waits for, and taken before every other lock, so that no
    two wait for each other.
    """
    with transaction.atomic():
        _head()
        yield


def _head() -> ChainHead:
    head, _ = ChainHead.objects.select_for_update().get_or_create(pk=1)
    return head


def record(
    viewer: Viewer,
    action: str,
    thing: str,
    thing_id: object = "",
    *,
    practice: str = "",
    reason: str = "",
    before: Any = None,
    after: Any = None,
) -> Event:
    """Add an event to the chain and return it. `before` and `after` are the thing's particulars, ready for JSON.

    Has to be called inside the transaction that does what it records.
    """
    if not transaction.get_connection().in_atomic_block:
        raise RuntimeError("an event is recorded in the transaction of what it records")
    head = _head()
    event = Event(
        sequence=head.last_sequence + 1,
        at=timezone.now(),
        actor=viewer.person,
        role=viewer.role,
        organisation=viewer.organisation_code,
        action=action,
        thing=thing,
        thing_id=str(thing_id),
        practice=practice,
        reason=reason,
        before=before,
        after=after,
        previous_hash=head.last_hash,
    )
    event.hash = hash_of(event)
    event.save(force_insert=True)
    head.last_sequence, head.last_hash = event.sequence, event.hash
    head.save()
    return event


def hash_of(event: Event) -> str:
    """Return SHA-256 of what an event says, the hash of the one before it among it."""
    told = {name: getattr(event, name) for name in _HASHED}
    told["at"] = event.at.astimezone(UTC).isoformat()
    return hashlib.sha256(json.dumps(_alike(told), sort_keys=True).encode()).hexdigest()


def _alike(value: Any) -> Any:
    """Return particulars as every database gives them back: PostgreSQL gives 1e22 back as a whole number."""
    if isinstance(value, dict):
        return {str(name): _alike(one) for name, one in value.items()}
    if isinstance(value, list | tuple):
        return [_alike(one) for one in value]
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return value


def last() -> tuple[int, str]:
    """Return the number and the hash of the last event, to be kept elsewhere; 0 and nothing before the first."""
    head = ChainHead.objects.filter(pk=1).first()
    return (head.last_sequence, head.last_hash) if head else (0, "")


def holds(hash_kept: str) -> bool:
    """Whether an event of this hash is in the chain: one kept elsewhere shows whether all was written anew."""
    return Event.objects.filter(hash=hash_kept).exists()


def faults() -> Iterator[str]:
    """Yield, for each event that is not as it was written or has gone, a sentence that says so."""
    expected, previous = 1, ""
    for event in Event.objects.order_by("sequence").iterator(chunk_size=_CHUNK):
        if event.sequence != expected:
            yield f"event {expected} to {event.sequence - 1}: missing"
        elif event.previous_hash != previous:
            yield f"event {event.sequence}: does not follow the one before it"
        if event.hash != hash_of(event):
            yield f"event {event.sequence}: was changed after it was written"
        expected, previous = event.sequence + 1, event.hash
    head = ChainHead.objects.filter(pk=1).first()
    if head is not None and head.last_sequence != expected - 1:
        yield f"event {expected} to {head.last_sequence}: missing at the end"
