"""Every write about contacts: one transaction with its event."""

from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from django.utils import timezone
from django.utils.translation import gettext as _

from evenhand.accounts.asking import asks
from evenhand.accounts.audit import record
from evenhand.accounts.models import Person
from evenhand.accounts.roles import Role
from evenhand.accounts.viewer import Viewer
from evenhand.common.errors import InputError, NotAllowed
from evenhand.cycle.contact.models import Comment, Contact, Kind, Naming

THING: Final = "note of contact"
LONGEST: Final = {"who": 300, "about": 2000, "comment": 1000, "name": 120, "reached_by": 200}
"""Characters of each text."""
EARLIEST: Final = date(2000, 1, 1)
"""No note is of a contact before: a slip of the year."""

Row = Mapping[str, Any]


@asks("note a contact", THING, lambda viewer, practice, *_, **__: (practice["code"], ""))
def note_contact(viewer: Viewer, practice: Row, on: date, kind: str, who: str, about: str) -> Contact:
    """Keep a note of a contact with a practice (its row of a release) of the viewer's area.

    NotAllowed for a role that writes no notes or another area's practice; InputError for a day to come, an unknown
    kind, or a note that says nothing.
    """
    person = _writer(viewer, practice)
    if not EARLIEST <= on <= timezone.localdate():
        raise NotAllowed(
            _("a contact is noted once it has taken place"),
            received=on.isoformat(),
            remedy=_("Give the day it was on, today at the latest"),
        )
    if kind not in Kind.values:
        raise InputError(_("choose a visit, a call or a meeting"), received=kind)
    made = Contact.objects.create(
        practice=practice["code"],
        commissioner=practice["commissioner"],
        on=on,
        kind=kind,
        who=_said(who, "who", _("say who took part")),
        about=_said(about, "about", _("say what it was about")),
        written_by=person,
    )
    after = {"on": on.isoformat(), "kind": kind, "who": made.who, "about": made.about}
    record(viewer, "noted a contact", THING, made.pk, practice=made.practice, after=after)
    return made


@asks("comment on a contact", THING)
def comment(viewer: Viewer, contact: Contact, text: str) -> Comment:
    """Keep what a practice says of a note about it; NotAllowed for anybody but the practice."""
    if viewer.person is None or not viewer.may("comment", THING) or not _is_own(viewer, contact):
        raise NotAllowed(_("a note is commented on by the practice it is about"), received=viewer.role)
    made = Comment.objects.create(
        contact=contact, text=_said(text, "comment", _("say something")), written_by=viewer.person
    )
    after = {"text": made.text}
    record(viewer, "commented on a contact", THING, contact.pk, practice=contact.practice, after=after)
    return made


@asks("name a relationship manager", THING, lambda viewer, practice, *_, **__: (practice["code"], ""))
def name_manager(viewer: Viewer, practice: Row, name: str, reached_by: str) -> Naming:
    """Name a practice's relationship manager from now on, and how to reach them."""
    person = _writer(viewer, practice)
    before = Naming.objects.filter(practice=practice["code"]).last()
    made = Naming.objects.create(
        practice=practice["code"],
        commissioner=practice["commissioner"],
        name=_said(name, "name", _("give a name")),
        reached_by=_said(reached_by, "reached_by", _("say how to reach them")),
        named_by=person,
    )
    record(
        viewer,
        "named a relationship manager",
        THING,
        made.pk,
        practice=made.practice,
        before={"name": before.name} if before else None,
        after={"name": made.name},
    )
    return made


def _writer(viewer: Viewer, practice: Row) -> Person:
    if viewer.person is None or not viewer.may("write", THING):
        raise NotAllowed(_("contacts are noted by the commissioner's performance team"), received=viewer.role)
    if not viewer.practices([practice]):
        raise NotAllowed(_("this practice is not of your area"), received=practice["code"])
    return viewer.person


def _is_own(viewer: Viewer, contact: Contact) -> bool:
    return viewer.role == Role.PRACTICE and contact.practice == viewer.organisation_code


def _said(text: str, field: str, missing: str) -> str:
    """Return a text without what cannot be kept; InputError where nothing is left or it is too long."""
    kept = " ".join(text.replace("\x00", "").split())
    if not kept:
        raise InputError(missing, remedy=_("Write a few words"))
    most = LONGEST[field]
    if len(kept) > most:
        raise InputError(
            _("this is too long"),
            received=_("{count} characters").format(count=f"{len(kept):,}"),
            remedy=_("Use at most {most}").format(most=f"{most:,}"),
        )
    return kept
