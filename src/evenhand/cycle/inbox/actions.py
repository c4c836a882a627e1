"""Every write of messages: told to LMCs by other apps' actions, and marked as read."""

from collections.abc import Collection
from typing import Final

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from evenhand.accounts.audit import record
from evenhand.accounts.models import Organisation
from evenhand.accounts.roles import OrganisationKind, Role
from evenhand.accounts.viewer import Viewer
from evenhand.common.errors import InputError, NotAllowed
from evenhand.cycle.inbox.models import Message, Reading

THING: Final = "message to an LMC"
LONGEST: Final = {"subject": 200, "text": 2000}


@transaction.atomic
def tell(
    viewer: Viewer,
    commissioner: str,
    key: str,
    subject: str,
    text: str,
    *,
    address: str = "",
    practice: str = "",
    lmcs: Collection[str] | None = None,
) -> list[Message]:
    """Tell the LMCs whose practices are a commissioner's, and return the messages; those told already are not again.

    Whether the viewer may act so is for the action that calls this. `key` names what the message is about, such as
    ``consultation/12``: an LMC is told of it once, however often this is called. `address` is where on this site it
    leads, such as ``/desk/frameworks/``; `practice` the code of the practice it is about; `lmcs` the codes of those
    that are told, all of the area unless given. InputError where the subject (200 characters) or the text (2,000) is
    missing or too long, or the address is not of this site.
    """
    if address and (not address.startswith("/") or address.startswith("//")):
        raise InputError("a message leads to a page of this site", received=address)
    for name, said in (("subject", subject), ("text", text)):
        if not said.strip() or len(said) > LONGEST[name]:
            raise InputError(
                f"the {name} of a message is missing or too long", received=f"{len(said)} characters"
            )
    sent = []
    for lmc in _lmcs_of(commissioner, lmcs):
        made, is_new = Message.objects.get_or_create(
            lmc=lmc,
            key=key,
            defaults={
                "subject": subject.strip(),
                "text": text.strip(),
                "address": address,
                "practice": practice,
                "sent_by": viewer.person,
                "sender": viewer.organisation.name if viewer.organisation else "",
            },
        )
        if is_new:
            after = {"lmc": lmc.code, "key": key}
            record(
                viewer, "told the LMC", THING, made.pk, practice=practice, reason=subject.strip(), after=after
            )
            sent.append(made)
    return sent


def mark_read(viewer: Viewer, message: Message) -> Reading:
    """Note that somebody of the LMC has read a message; the first who did stays the one."""
    person = viewer.person
    if person is None or viewer.role != Role.LMC or viewer.organisation != message.lmc:
        raise NotAllowed(_("a message is read by the LMC it was sent to"), received=viewer.role)
    found = Reading.objects.filter(message=message).first()
    if found is not None:
        return found
    try:
        with transaction.atomic():
            made = Reading.objects.create(message=message, read_by=person)
            record(viewer, "read a message", THING, message.pk, practice=message.practice)
    except IntegrityError:
        return Reading.objects.get(message=message)
    return made


def _lmcs_of(commissioner: str, codes: Collection[str] | None) -> list[Organisation]:
    every = Organisation.objects.filter(kind=OrganisationKind.LMC).order_by("pk")
    return [one for one in every if commissioner in one.areas and (codes is None or one.code in codes)]
