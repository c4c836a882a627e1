"""Every write about cards: that one was looked at or refused, and those somebody asked to keep."""

import hashlib
from typing import Final

from django.db import transaction
from django.utils.translation import gettext as _

from evenhand.accounts.audit import record
from evenhand.accounts.models import Organisation, Person
from evenhand.accounts.viewer import Viewer
from evenhand.common.errors import InputError, NotAllowed
from evenhand.cycle.cards.auditing import audit_sent
from evenhand.cycle.cards.models import KeptCard
from evenhand.cycle.cards.reading import SentCard, read_sent, too_large
from evenhand.release import Release
from evenhand.release.auditing import Audit

THING: Final = "crude card audit"
MOST_KEPT: Final = 40
"""Cards an organisation can keep at once."""


def look_at(viewer: Viewer, name: str, content: bytes, release: Release) -> tuple[SentCard, Audit]:
    """Read a card and return it with its audit. That it was sent is recorded, refused or not; the card is not kept.

    NotAllowed for a role that audits no cards; InputError with what is wrong with the file.
    """
    _writer(viewer)
    digest = {"sha256": hashlib.sha256(content).hexdigest(), "bytes": len(content)}
    try:
        sent = read_sent(name, content)
        audit = audit_sent(sent, release)
    except InputError as error:
        with transaction.atomic():
            record(viewer, "sent a card that was refused", THING, reason=str(error)[:1000], after=digest)
        raise
    with transaction.atomic():
        after = {**digest, "rows": audit.card.rows, "reds": len(audit.reds), "release": audit.release}
        record(viewer, "sent a card", THING, after=after)
    return sent, audit


def refuse_unread(viewer: Viewer, size: int) -> InputError:
    """Record that a file was far too large to be read at all, and return what is said of it."""
    _writer(viewer)
    error = too_large(size)
    with transaction.atomic():
        record(viewer, "sent a card that was refused", THING, reason=str(error)[:1000], after={"bytes": size})
    return error


@transaction.atomic
def keep(viewer: Viewer, sent: SentCard) -> KeptCard:
    """Keep a card for the viewer's organisation, because they ask for it."""
    person, organisation = _writer(viewer)
    if KeptCard.objects.filter(organisation=organisation).count() >= MOST_KEPT:
        raise InputError(
            _("your organisation keeps as many cards as it can"),
            received=MOST_KEPT,
            remedy=_("Remove one you no longer need"),
        )
    made = KeptCard.objects.create(organisation=organisation, name=sent.name, rows=sent.rows, kept_by=person)
    record(viewer, "kept a card", THING, made.pk, after={"name": made.name})
    return made


@transaction.atomic
def remove(viewer: Viewer, card: KeptCard) -> None:
    """Remove a card that was kept; the record that there was one stays."""
    _person, organisation = _writer(viewer)
    if card.organisation != organisation:
        raise NotAllowed(_("this card is another organisation's"), received=organisation.code)
    record(viewer, "removed a card", THING, card.pk, before={"name": card.name})
    card.delete()


def _writer(viewer: Viewer) -> tuple[Person, Organisation]:
    if viewer.person is None or viewer.organisation is None or not viewer.may("write", THING):
        raise NotAllowed(_("your role audits no cards"), received=viewer.role)
    return viewer.person, viewer.organisation
