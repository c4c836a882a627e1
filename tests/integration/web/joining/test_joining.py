from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client

from evenhand.accounts.models import Event
from evenhand.cycle.registration.models import JoinRequest
from evenhand.web.joining import forms
from support.web import MadePeople

ADDRESS = "/practices/Z80001/join/"
SignedIn = Callable[..., Client]


@pytest.fixture
def reads(people: MadePeople) -> None:
    """Somebody at the practice reads requests."""
    people.holding("practice")


@pytest.fixture
def unhurried(monkeypatch: pytest.MonkeyPatch) -> None:
    """A visitor who has read the page."""
    monkeypatch.setattr(forms, "LEAST_SECONDS", -1)


def filled(**changes: str) -> dict[str, str]:
    return {
        "name": "Sam Moss",
        "contact": "sam@moss.example",
        "postcode": "za1 1aa",
        "note": "Two of us",
        "began": forms.new_form("Z80001").began,
        **changes,
    }


def test_the_guide_says_what_one_needs_and_that_it_is_general(visitor: Client) -> None:
    text = visitor.get("/how-to-change/").content.decode()

    assert "Proof of address" in text
    assert "general information" in text


def test_a_request_reaches_the_practice(
    reads: None, unhurried: None, visitor: Client, signed_in: SignedIn
) -> None:
    answer = visitor.post(ADDRESS, filled(), follow=True)
    assert "Your request has been handed over" in answer.content.decode()

    client = signed_in("practice")
    text = client.get("/desk/requests/").content.decode()
    assert all(word in text for word in ("Sam Moss", "sam@moss.example", "ZA1 1AA", "Two of us"))
    assert "Sam Moss" not in signed_in("practice", at="Z80003").get("/desk/requests/").content.decode()


def test_a_request_is_deleted_by_the_practice_and_no_other(
    reads: None, unhurried: None, visitor: Client, signed_in: SignedIn
) -> None:
    visitor.post(ADDRESS, filled())
    address = f"/desk/requests/{JoinRequest.objects.get().pk}/delete/"

    assert signed_in("practice", at="Z80003").post(address).status_code == 400
    assert signed_in("performance").post(address).status_code == 403
    assert signed_in("practice").post(address).status_code == 302
    assert signed_in("practice").post(f"/desk/requests/{uuid4()}/delete/").status_code == 400
    assert not JoinRequest.objects.exists()


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"name": ""}, "Write your name"),
        ({"name": "a" * 10_000}, "Shorten this to 80 characters; it has 10,000"),
        ({"name": "\x00\x01"}, "Write your name"),
        ({"contact": "nowhere"}, "Write an e-mail address"),
        ({"contact": "a@b.c" * 100}, "Shorten this to 120"),
        ({"postcode": "ZA1"}, "Write your postcode"),
        ({"postcode": "<script>"}, "Write your postcode"),
        ({"note": "<script>alert(1)</script>" * 400}, "Shorten this to 500"),
        ({"website": "https://spam.example"}, "to catch machines"),
        ({"began": "forged"}, "open for too long"),
        ({"began": ""}, "open for too long"),
    ],
)
def test_what_is_wrong_is_told_and_nothing_is_sent(
    reads: None, unhurried: None, visitor: Client, changes: dict[str, str], said: str
) -> None:
    answer = visitor.post(ADDRESS, filled(**changes))

    text = answer.content.decode()
    assert answer.status_code == 400
    assert said in text
    assert "<script>alert" not in text
    assert len(text) < 40_000
    assert not JoinRequest.objects.exists()


def test_who_sends_at_once_is_asked_to_read_it_over(reads: None, visitor: Client) -> None:
    answer = visitor.post(ADDRESS, filled())

    assert answer.status_code == 400
    assert "very quick" in answer.content.decode()
    assert "Two of us" in answer.content.decode()


def test_a_form_of_one_practice_is_not_sent_to_another(
    reads: None, unhurried: None, visitor: Client, people: MadePeople
) -> None:
    people.holding("practice", "Z80003")

    assert visitor.post("/practices/Z80003/join/", filled()).status_code == 400


def test_a_visitor_asks_three_times_a_day_at_most(reads: None, unhurried: None, visitor: Client) -> None:
    for _ in range(3):
        assert visitor.post(ADDRESS, filled()).status_code == 302
    answer = visitor.post(ADDRESS, filled())

    assert answer.status_code == 429
    assert "You have sent 3 requests today already" in answer.content.decode()
    assert JoinRequest.objects.count() == 3


def test_where_nobody_reads_requests_the_telephone_is_given(visitor: Client) -> None:
    text = visitor.get(ADDRESS).content.decode()

    assert "Nobody at this practice reads requests here" in text
    assert "01632 960001" in text
    assert "<form method" not in text
    assert visitor.post(ADDRESS, filled()).status_code == 200
    assert not JoinRequest.objects.exists()


@pytest.mark.parametrize("code", ["Z99999", "ZZZ", "A" * 3000, "z80001%00", "..%2F"])
def test_a_practice_that_is_none_is_nowhere(visitor: Client, code: str) -> None:
    assert visitor.get(f"/practices/{code}/join/").status_code == 404


def test_a_commissioner_does_not_ask(reads: None, signed_in: SignedIn) -> None:
    assert signed_in("performance").get(ADDRESS).status_code == 403


def test_a_form_without_its_token_is_refused(reads: None) -> None:
    assert Client(enforce_csrf_checks=True).post(ADDRESS, filled()).status_code == 403


def test_the_record_says_nothing_of_who_asked(reads: None, unhurried: None, visitor: Client) -> None:
    visitor.post(ADDRESS, filled())

    event: Any = Event.objects.order_by("-sequence")[0]
    assert (event.action, event.practice, event.actor) == ("asked to join", "Z80001", None)
    assert (event.before, event.after, event.reason) == (None, None, "")


def test_the_form_is_there_where_somebody_reads_requests(reads: None, visitor: Client) -> None:
    answer = visitor.get(ADDRESS)

    assert "Hand it to the practice" in answer.content.decode()
    assert "no-store" in answer.headers["Cache-Control"]
