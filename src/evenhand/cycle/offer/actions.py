"""Every write about what a practice offers: one transaction with its event."""

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from evenhand.accounts.audit import record
from evenhand.accounts.viewer import Viewer
from evenhand.common.errors import InputError, NotAllowed
from evenhand.cycle.offer.contents import Content, checked
from evenhand.cycle.offer.models import OfferEntry
from evenhand.cycle.offer.topics import topic_of


class Overtaken(InputError):
    """Somebody else confirmed the topic since it was looked at: theirs is kept, and the second is told."""


def confirm(viewer: Viewer, topic_id: str, content: Content, seen: int) -> OfferEntry:
    """Keep what the viewer's practice says on a topic as its next version, confirmed by the viewer today.

    `seen` is the version the viewer looked at, 0 before the first. NotAllowed for anybody but the practice itself,
    InputError for a content that cannot stand, Overtaken when there is a later version than the one seen.
    """
    if not viewer.may("write", "patient offer") or viewer.person is None:
        raise NotAllowed(_("only a practice says what it offers"), received=viewer.role)
    topic = topic_of(topic_id)
    content = checked(topic, content)
    practice = viewer.organisation_code
    try:
        with transaction.atomic():
            last = OfferEntry.objects.filter(practice=practice, topic=topic.id).order_by("-version").first()
            version = last.version if last else 0
            if version != seen:
                raise _overtaken(version)
            entry = OfferEntry.objects.create(
                practice=practice,
                topic=topic.id,
                version=version + 1,
                content=content.as_json(),
                confirmed_by=viewer.person,
            )
            record(
                viewer,
                "confirmed what it offers",
                "patient offer",
                f"{practice}/{topic.id}/{entry.version}",
                practice=practice,
                before=last.content if last else None,
                after=entry.content,
            )
    except IntegrityError as error:
        # Two at the same moment: the database let one of them in.
        raise _overtaken(seen + 1) from error
    return entry


def _overtaken(version: int) -> Overtaken:
    return Overtaken(
        _("somebody else at your practice has changed this since you opened it"),
        received=_("version %(version)s") % {"version": version},
        remedy=_("Read what they wrote, then send yours again if it should still be so"),
    )
