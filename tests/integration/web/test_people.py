"""The pages of people: inviting, ending roles, closing accounts, each with what is wrong told."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.test import Client

from evenhand.accounts.models import Invitation, Person
from support.web import MadePeople

INVITED = {"name": "Dr New", "email": "new@alder.example", "role": "practice", "code": "z80001"}


@pytest.fixture
def client(signed_in: Callable[..., Client]) -> Client:
    return signed_in("administrator")


def text_of(answer: Any) -> str:
    text: str = answer.content.decode()
    return text


def link_in(text: str) -> str:
    found = re.search(r"http://testserver(/join/[\w-]+/)", text)
    assert found
    return found[1]


def test_somebody_is_invited_by_a_link_that_is_shown_once_and_sent(client: Client) -> None:
    told = text_of(client.post("/desk/people/invite/", INVITED))

    assert "The link was sent to new@alder.example" in told
    (letter,) = mail.outbox
    assert (letter.to, link_in(str(letter.body))) == (["new@alder.example"], link_in(told))
    assert "/join/" not in text_of(client.get("/desk/people/"))
    assert Client().get(link_in(told)).status_code == 200


def test_a_letter_that_cannot_be_sent_is_told(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def unreachable(*_: object) -> int:
        raise ConnectionRefusedError

    monkeypatch.setattr(EmailBackend, "send_messages", unreachable)

    assert "could not be sent" in text_of(client.post("/desk/people/invite/", INVITED))


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"email": "nobody"}, "Enter an e-mail address"),
        ({"name": " "}, "Enter the person"),
        ({"name": "x" * 121}, "Enter the person"),
        ({"role": "king"}, "Choose a role"),
        ({"code": ""}, "Enter the code"),
        ({"code": "Z99999"}, "no such code"),
        ({"role": "board", "code": "Z80001"}, "no such code"),
        ({"role": "lmc", "code": "LMC9", "areas": "00A"}, "Enter the name of the organisation"),
        ({"role": "lmc", "code": "LMC9", "organisation": "An LMC"}, "with commas"),
        (
            {"role": "region", "code": "Y9", "organisation": "A region", "areas": "00A, 99Z"},
            "with commas: 99Z",
        ),
        ({"email": "practice@z80001.example"}, "has this role already"),
    ],
)
def test_each_wrong_field_is_told_and_nothing_is_lost(
    client: Client, people: MadePeople, changed: dict[str, str], told: str
) -> None:
    people.holding("practice")
    answer = client.post("/desk/people/invite/", {**INVITED, **changed})

    assert answer.status_code == 400
    assert told in text_of(answer)
    assert 'value="Z' in text_of(answer) or "code" in changed
    assert not Invitation.objects.filter(email=INVITED["email"]).exists()


@pytest.mark.parametrize(
    "more",
    [
        {"role": "administrator", "code": ""},
        {"role": "board", "code": "00a"},
        {"role": "lmc", "code": "LMC9", "organisation": "An LMC", "areas": "00a; 00B"},
    ],
)
def test_people_of_every_kind_of_organisation_are_invited(client: Client, more: dict[str, str]) -> None:
    assert client.post("/desk/people/invite/", {**INVITED, **more}).status_code == 200


def test_a_role_is_ended_for_a_reason_and_once(client: Client, people: MadePeople) -> None:
    held = people.holding("practice")
    address = f"/desk/people/roles/{held.pk}/end/"

    assert client.post(address, {"reason": " "}).status_code == 400
    assert client.post(address, {"reason": "Left"}).headers["Location"] == f"/desk/people/{held.person_id}/"
    assert "has ended already" in text_of(client.post(address, {"reason": "Left"}))
    assert "Left" in text_of(client.get(f"/desk/people/{held.person_id}/"))


def test_an_account_is_closed(client: Client, people: MadePeople) -> None:
    person = people.holding("practice").person

    client.post(f"/desk/people/{person.pk}/close/", {"reason": "Left"})

    assert not Person.objects.get(pk=person.pk).is_active
    assert "Account closed" in text_of(client.get("/desk/people/"))
    assert "This account is closed" in text_of(client.get(f"/desk/people/{person.pk}/"))


@pytest.mark.parametrize(
    "address", ["/desk/people/999/", "/desk/people/999/close/", "/desk/people/roles/999/end/"]
)
def test_nobody_of_a_made_up_number_is_there(client: Client, address: str) -> None:
    ask = client.get if address.endswith("999/") else client.post

    assert ask(address).status_code == 404


def test_an_auditor_sees_the_people_of_their_organisation_and_changes_nothing(
    signed_in: Callable[..., Client], people: MadePeople
) -> None:
    own, other = people.holding("board"), people.holding("board", at="00B")
    client = signed_in("auditor")

    listed = text_of(client.get("/desk/people/"))

    assert own.person.email in listed
    assert other.person.email not in listed
    assert "Invite somebody" not in listed
    assert client.get(f"/desk/people/{other.person_id}/").status_code == 404
    assert "End this role" not in text_of(client.get(f"/desk/people/{own.person_id}/"))


def test_an_auditor_sees_the_invitations_of_their_organisation(
    client: Client, signed_in: Callable[..., Client]
) -> None:
    client.post("/desk/people/invite/", {**INVITED, "role": "board", "code": "00A"})
    client.post(
        "/desk/people/invite/", {**INVITED, "role": "board", "code": "00B", "email": "other@b.example"}
    )
    listed = text_of(signed_in("auditor").get("/desk/people/"))

    assert "new@alder.example" in listed
    assert "other@b.example" not in listed


def test_a_link_for_somebody_known_adds_a_role_and_asks_for_no_password(
    client: Client, people: MadePeople
) -> None:
    known = people.holding("practice").person
    told = text_of(
        client.post("/desk/people/invite/", {**INVITED, "role": "board", "code": "00A", "email": known.email})
    )
    joining = Client()

    assert "password" not in text_of(joining.get(link_in(told))).split("<main")[1].lower()
    assert joining.post(link_in(told)).headers["Location"] == "/sign-in/login/"
    assert {one.role for one in known.holdings.all()} == {"practice", "board"}
    assert joining.get(link_in(told)).status_code == 410


@pytest.mark.parametrize(
    ("password", "again", "told"),
    [
        ("three words together", "three words apart", "not the same"),
        ("short", "short", "too short"),
        ("1qaz2wsx3edc", "1qaz2wsx3edc", "too common"),
        ("", "", "too short"),
        ("new@alder.example", "new@alder.example", "too similar"),
    ],
)
def test_a_password_that_will_not_do_is_told_and_the_link_works_on(
    client: Client, password: str, again: str, told: str
) -> None:
    link = link_in(text_of(client.post("/desk/people/invite/", INVITED)))
    answer = Client().post(link, {"password": password, "again": again})

    assert answer.status_code == 400
    assert told in text_of(answer)
    joined = Client().post(link, {"password": "three words together", "again": "three words together"})
    assert joined.headers["Location"] == "/sign-in/login/"
