from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from evenhand.cycle.offer.of import offer_of

SignedIn = Callable[..., Client]
DAYS = range(7)


def hours(**changes: str) -> dict[str, str]:
    week = {f"site-0-day-{day}": "8:00 to 18:30" if day < 5 else "" for day in DAYS}
    return {"seen": "0", "site-0-name": "Main site", **week, **changes}


def test_a_practice_says_when_it_is_open(signed_in: SignedIn) -> None:
    client = signed_in("practice")
    answer = client.post("/desk/offer/hours/", hours(text="Closed for training on first Wednesdays"))

    assert answer.status_code == 302
    shown = client.get("/desk/offer/").content.decode()
    assert "08:00 to 18:30" in shown
    assert "9 topics wait for you" in shown


def test_what_is_wrong_is_told_at_its_field_and_nothing_typed_is_lost(signed_in: SignedIn) -> None:
    answer = signed_in("practice").post(
        "/desk/offer/hours/", hours(**{"site-0-day-2": "early", "text": "Keep me"})
    )

    text = answer.content.decode()
    assert answer.status_code == 400
    assert "Wednesday: these hours cannot be read" in text
    assert 'href="#site-0-day-2"' in text
    assert "Keep me" in text
    assert 'value="early"' in text


@pytest.mark.parametrize(
    ("topic", "sent", "said"),
    [
        ("parking", {}, "Say something"),
        ("parking", {"text": "a" * 10_000}, "have 10,000 characters"),
        ("parking", {"text": "\x00\x07"}, "Say something"),
        ("accepting", {"text": "Yes"}, "Choose one"),
        ("accepting", {"choice": "<script>"}, "answers that are there"),
        ("hours", {"text": "Always"}, "at least one site"),
        ("hours", hours(**{"site-0-name": ""}), "Give this site a name"),
        ("hours", hours(**{f"site-0-day-{day}": "" for day in DAYS}), "closed on every day"),
    ],
)
def test_what_cannot_be_confirmed_is_told(
    signed_in: SignedIn, topic: str, sent: dict[str, Any], said: str
) -> None:
    answer = signed_in("practice").post(f"/desk/offer/{topic}/", sent)

    assert answer.status_code == 400
    assert said in answer.content.decode()


def test_hostile_words_are_kept_and_shown_as_words(signed_in: SignedIn, visitor: Client) -> None:
    signed_in("practice").post(
        "/desk/offer/parking/", {"text": "<script>alert(1)</script> \x00", "seen": "x" * 99}
    )

    assert "<script>alert" not in visitor.get("/practices/Z80001/").content.decode()
    assert offer_of("Z80001").item("parking").content.text == "<script>alert(1)</script>"


def test_a_topic_is_confirmed_as_it_is(signed_in: SignedIn) -> None:
    client = signed_in("practice")
    client.post("/desk/offer/parking/", {"features": ["own"], "seen": "0"})
    client.post("/desk/offer/parking/confirm/", {"seen": "1"})

    item = offer_of("Z80001").item("parking")
    assert (item.version, item.content.features) == (2, ("own",))


def test_what_needs_more_than_words_leads_to_its_form(signed_in: SignedIn) -> None:
    answer = signed_in("practice").post("/desk/offer/hours/confirm/", {"seen": "0"})

    assert answer.headers["Location"] == "/desk/offer/hours/"


@pytest.mark.parametrize("address", ["/desk/offer/parking/", "/desk/offer/parking/confirm/"])
def test_of_two_at_one_practice_the_second_sees_what_the_first_wrote(
    signed_in: SignedIn, address: str
) -> None:
    client = signed_in("practice")
    client.post("/desk/offer/parking/", {"text": "The first wrote this", "seen": "0"})
    answer = client.post(address, {"text": "The second wrote that", "seen": "0"})

    text = answer.content.decode()
    assert answer.status_code == 409
    assert "Somebody else at your practice has changed this" in text
    assert "The first wrote this" in text
    assert "The second wrote that" in text or address.endswith("confirm/")
    assert 'name="seen" value="1"' in text


@pytest.mark.parametrize("role", ["performance", "lmc", "administrator"])
def test_nobody_else_has_the_page(signed_in: SignedIn, role: str) -> None:
    assert signed_in(role).get("/desk/offer/").status_code == 403


def test_a_visitor_is_asked_to_sign_in(visitor: Client) -> None:
    assert visitor.get("/desk/offer/").headers["Location"].startswith("/sign-in/")


def test_a_topic_that_is_none_is_nowhere(signed_in: SignedIn) -> None:
    client = signed_in("practice")

    assert client.get("/desk/offer/weather/").status_code == 404
    assert client.post("/desk/offer/weather/confirm/").status_code == 404
    assert client.get("/desk/offer/parking/confirm/").status_code == 405


def test_each_practice_changes_its_own_alone(signed_in: SignedIn) -> None:
    signed_in("practice", at="Z80003").post("/desk/offer/parking/", {"text": "Ours", "seen": "0"})

    assert not offer_of("Z80001").is_known
    assert offer_of("Z80003").is_known
