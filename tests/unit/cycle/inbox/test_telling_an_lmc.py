import pytest
from django.db import DatabaseError, transaction

from evenhand.accounts.models import Event
from evenhand.common.errors import InputError, NotAllowed
from evenhand.cycle.inbox import actions
from evenhand.cycle.inbox.models import Message, Reading
from evenhand.cycle.inbox.of import message_of, messages_of, unread
from support.web import MadePeople

pytestmark = pytest.mark.django_db


def told(people: MadePeople, key: str = "consultation/1/opened", commissioner: str = "00A") -> list[Message]:
    people.organisation("lmc")
    people.organisation("lmc", "LMC2")
    viewer = people.viewer("performance")
    return actions.tell(
        viewer, commissioner, key, "A framework is open", "Please comment.", address="/desk/frameworks/"
    )


def test_the_lmc_of_the_area_is_told_with_an_event(people: MadePeople) -> None:
    (message,) = told(people)

    assert (message.lmc.code, message.sender, str(message)) == (
        "LMC1",
        "NHS Fernshire",
        "A framework is open",
    )
    event = Event.objects.get(action="told the LMC")
    assert event.after == {"lmc": "LMC1", "key": "consultation/1/opened"}


def test_the_same_is_told_once(people: MadePeople) -> None:
    assert len(told(people)) == 1
    assert told(people) == []
    assert Message.objects.count() == 1


def test_an_area_without_an_lmc_tells_nobody(people: MadePeople) -> None:
    assert told(people, commissioner="00Z") == []


@pytest.mark.parametrize(
    ("subject", "text", "address"),
    [
        ("", "x", ""),
        ("x", " ", ""),
        ("x" * 201, "x", ""),
        ("x", "x" * 2001, ""),
        ("x", "x", "//evil"),
        ("x", "x", "http://x"),
    ],
)
def test_a_message_that_cannot_stand_is_refused(
    people: MadePeople, subject: str, text: str, address: str
) -> None:
    with pytest.raises(InputError):
        actions.tell(people.viewer("performance"), "00A", "key", subject, text, address=address)


def test_an_lmc_reads_its_own_messages_only(people: MadePeople) -> None:
    (message,) = told(people)

    assert messages_of(people.viewer("lmc")) == [message]
    assert message_of(people.viewer("lmc"), message.pk) == message
    for viewer in (people.viewer("lmc", at="LMC2"), people.viewer("performance"), people.viewer("practice")):
        assert messages_of(viewer) == []
        assert message_of(viewer, message.pk) is None


def test_reading_is_marked_once_by_the_first(people: MadePeople) -> None:
    (message,) = told(people)
    viewer = people.viewer("lmc")
    assert unread(viewer) == 1
    first = actions.mark_read(viewer, message)

    assert actions.mark_read(viewer, message) == first
    assert unread(viewer) == 0
    assert Event.objects.filter(action="read a message").count() == 1


def test_of_two_who_read_at_once_one_is_kept(people: MadePeople, monkeypatch: pytest.MonkeyPatch) -> None:
    (message,) = told(people)
    viewer = people.viewer("lmc")
    kept = actions.mark_read(viewer, message)
    monkeypatch.setattr(Reading.objects, "filter", lambda **_: Reading.objects.none())

    assert actions.mark_read(viewer, message) == kept


def test_nobody_else_marks_it(people: MadePeople) -> None:
    (message,) = told(people)
    for viewer in (people.viewer("lmc", at="LMC2"), people.viewer("performance"), people.viewer("public")):
        with pytest.raises(NotAllowed):
            actions.mark_read(viewer, message)


def test_what_was_told_is_never_changed(people: MadePeople) -> None:
    (message,) = told(people)
    actions.mark_read(people.viewer("lmc"), message)
    for model in (Message, Reading):
        with pytest.raises(DatabaseError, match="written once"), transaction.atomic():
            model.objects.update(id=99)


def test_only_those_that_are_asked_are_told(people: MadePeople) -> None:
    people.organisation("lmc")
    viewer = people.viewer("performance")
    assert actions.tell(viewer, "00A", "k", "Subject", "Text", lmcs=["LMC9"]) == []
    assert len(actions.tell(viewer, "00A", "k", "Subject", "Text", lmcs=["LMC1"])) == 1
