from datetime import date, timedelta
from typing import Any

import pytest
from django.db import DatabaseError, IntegrityError, transaction
from django.utils import timezone

from evenhand.accounts.models import Event
from evenhand.common.errors import InputError, NotAllowed
from evenhand.cycle.contact import actions
from evenhand.cycle.contact.models import Comment, Contact, Naming
from evenhand.cycle.contact.of import contact_of, contacts_of, relationships
from support.contacts import ALDER, BIRCH, ELSEWHERE, noted
from support.web import MadePeople

pytestmark = pytest.mark.django_db


def test_a_note_is_kept_with_its_event(people: MadePeople) -> None:
    made = noted(people, days_ago=3, about="  The\nphones\x00 ")

    assert (made.about, made.commissioner, str(made)) == ("The phones", "00A", f"Visit, Z80001, {made.on}")
    event = Event.objects.order_by("-sequence")[0]
    assert (event.action, event.practice, event.after["kind"]) == ("noted a contact", "Z80001", "visit")


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"days_ago": -1}, "once it has taken place"),
        ({"days_ago": 20_000}, "once it has taken place"),
        ({"kind": "letter"}, "a visit, a call or a meeting"),
        ({"who": " \n "}, "say who took part"),
        ({"about": ""}, "say what it was about"),
        ({"about": "a" * 2001}, "2,001 characters"),
    ],
)
def test_a_note_that_cannot_stand_is_told_why(people: MadePeople, changes: Any, said: str) -> None:
    with pytest.raises(InputError, match=said):
        noted(people, **changes)


@pytest.mark.parametrize("role", ["public", "practice", "commissioning", "finance", "board", "lmc", "region"])
def test_only_the_performance_team_notes_contacts(people: MadePeople, role: str) -> None:
    with pytest.raises(NotAllowed, match="performance team"):
        actions.note_contact(people.viewer(role), ALDER, timezone.localdate(), "call", "We", "This")
    with pytest.raises(NotAllowed):
        actions.name_manager(people.viewer(role), ALDER, "Ms Manager", "01632 960002")


def test_another_areas_practice_is_refused(people: MadePeople) -> None:
    with pytest.raises(NotAllowed, match="not of your area"):
        noted(people, practice=ELSEWHERE)


def test_a_practice_comments_on_what_is_noted_about_it(people: MadePeople) -> None:
    note = noted(people)
    actions.comment(people.viewer("practice"), note, "We remember it so too")

    (seen,) = contacts_of(people.viewer("performance"), ALDER)
    assert [(one.text, one.written_by.name) for one in seen.comments.all()] == [
        ("We remember it so too", "Ms Practice")
    ]


def test_nobody_else_comments(people: MadePeople) -> None:
    note = noted(people)
    for viewer in (people.viewer("performance"), people.viewer("practice", at="Z80003")):
        with pytest.raises(NotAllowed, match="practice it is about"):
            actions.comment(viewer, note, "No")


def test_notes_are_read_by_those_they_concern_newest_first(people: MadePeople) -> None:
    old, new = noted(people, days_ago=9), noted(people, days_ago=2, kind="call")
    for role in ("performance", "practice", "board", "region", "auditor"):
        assert contacts_of(people.viewer(role), ALDER) == [new, old]
    for viewer in (people.viewer("finance"), people.viewer("practice", at="Z80003"), people.viewer("lmc")):
        assert contacts_of(viewer, ALDER) == []
    assert contact_of(people.viewer("board"), ALDER, old.pk) == old
    assert contact_of(people.viewer("board"), BIRCH, old.pk) is None


def test_the_last_named_manager_is_in_force(people: MadePeople) -> None:
    for name in ("Ms First", "Mr Second"):
        actions.name_manager(people.viewer("performance"), ALDER, name, "01632 960002")

    told = relationships(people.viewer("practice"), [ALDER, BIRCH], timezone.localdate())
    assert {code: one.manager for code, one in told.items()} == {"Z80001": "Mr Second"}
    event = Event.objects.filter(action="named a relationship manager").order_by("-sequence")[0]
    assert (event.before, event.after) == ({"name": "Ms First"}, {"name": "Mr Second"})


def test_the_finance_team_is_told_of_no_names(people: MadePeople) -> None:
    actions.name_manager(people.viewer("performance"), ALDER, "Ms First", "01632 960002")
    told = relationships(people.viewer("finance"), [ALDER], timezone.localdate())
    assert told["Z80001"].manager == ""


def test_what_is_noted_is_never_changed(people: MadePeople) -> None:
    note = noted(people)
    actions.comment(people.viewer("practice"), note, "Yes")
    actions.name_manager(people.viewer("performance"), ALDER, "Ms First", "01632 960002")
    for model in (Contact, Comment, Naming):
        with pytest.raises(DatabaseError, match="written once"), transaction.atomic():
            model.objects.update(id=99)
        with pytest.raises(DatabaseError, match="written once"), transaction.atomic():
            model.objects.all()._raw_delete("default")


@pytest.mark.parametrize(
    "changes", [{"kind": "letter"}, {"on": timezone.localdate() + timedelta(days=1)}, {"who": ""}]
)
def test_the_database_refuses_what_the_action_does(people: MadePeople, changes: Any) -> None:
    whole = {"practice": "Z80001", "commissioner": "00A", "on": date(2024, 1, 1), "kind": "visit"}
    whole |= {"who": "We", "about": "This", "written_by": people.viewer("performance").person, **changes}
    with pytest.raises(IntegrityError), transaction.atomic():
        Contact.objects.create(**whole)
