"""The words of contacts: who looks after a practice, when somebody was last in touch, and each note."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from evenhand.accounts.viewer import Viewer
from evenhand.cycle.contact.models import Contact
from evenhand.cycle.contact.of import THING, Relationship, relationships
from evenhand.pages import addresses
from evenhand.pages.names import name_words
from evenhand.pages.numbers import day_words

Row = Mapping[str, Any]


@dataclass(frozen=True)
class RelationView:
    """A relationship in words. `held_back` is the sentence of R-18 where figures are not judged; else empty.

    `address` leads to the notes of contact; empty for a role that may not read them.
    """

    manager: str
    reached_by: str
    last: str
    held_back: str
    address: str


@dataclass(frozen=True)
class CommentView:
    """What the practice said of a note."""

    text: str
    by: str
    on: str


@dataclass(frozen=True)
class NoteView:
    """A note of contact."""

    id: int
    on: str
    kind: str
    who: str
    about: str
    written: str
    comments: tuple[CommentView, ...]
    problem: str


@dataclass(frozen=True)
class ContactsView:
    """The page. `writes` and `comments` say which forms the viewer has."""

    name: str
    code: str
    relation: RelationView
    notes: tuple[NoteView, ...]
    writes: bool
    comments: bool
    latest_day: str
    profile: str


def present_relationship(viewer: Viewer, practice: Row, relation: Relationship) -> RelationView:
    """Return a relationship in words."""
    last = relation.judgement.last
    code = addresses.segment(practice["code"])
    return RelationView(
        manager=relation.manager,
        reached_by=relation.reached_by,
        last=day_words(last) if last else "",
        held_back=relation.judgement.reason,
        address=f"/desk/contact/{code}/" if viewer.may("read", THING) else "",
    )


def relation_of(viewer: Viewer, practice: Row, today: date) -> RelationView:
    """Return the relationship with one practice that is this viewer's, in words."""
    relation = relationships(viewer, [practice], today)[practice["code"]]
    return present_relationship(viewer, practice, relation)


def present_contacts(
    viewer: Viewer,
    practice: Row,
    notes: Sequence[Contact],
    relation: RelationView,
    problem: str = "",
    problem_at: int = 0,
) -> ContactsView:
    """Return the page of a practice's notes; a problem stands at the note it belongs to."""
    writes = viewer.may("write", THING)
    code = addresses.segment(practice["code"])
    return ContactsView(
        name=name_words(practice["name"]) or practice["code"],
        code=practice["code"],
        relation=relation,
        notes=tuple(_note(one, problem if one.pk == problem_at else "") for one in notes),
        writes=writes,
        comments=viewer.may("comment", THING),
        latest_day=timezone.localdate().isoformat(),
        profile="/desk/profile/" if viewer.may("comment", THING) else f"/desk/area/{code}/",
    )


def _note(note: Contact, problem: str) -> NoteView:
    return NoteView(
        id=note.pk,
        on=day_words(note.on),
        kind=str(note.get_kind_display()),
        who=note.who,
        about=note.about,
        written=_("{name}, {day}").format(name=note.written_by.name, day=day_words(note.written_on)),
        comments=tuple(
            CommentView(one.text, one.written_by.name, day_words(timezone.localdate(one.written_at)))
            for one in note.comments.all()
        ),
        problem=problem,
    )
