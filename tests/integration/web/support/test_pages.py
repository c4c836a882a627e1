"""The pages of support, for both sides."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from evenhand.cycle.consent import actions as consent
from evenhand.cycle.support.models import Ask, Offer
from support.made_support import offered
from support.moving_days import Days

NEW = "/desk/support/offer/Z80001/"


@pytest.fixture
def form() -> dict[str, Any]:
    today = timezone.localdate()
    return {
        "kind": "staff",
        "about": "Asthma reviews",
        "what": "A nurse for one day a week",
        "owner": "Ms Owner",
        "due": (today + timedelta(days=30)).isoformat(),
        "first_review": (today + timedelta(days=40)).isoformat(),
        "second_review": (today + timedelta(days=80)).isoformat(),
        "indicator": "",
    }


def test_from_an_offer_to_what_the_practice_chooses(signed_in, form) -> None:
    team, practice = signed_in("performance"), signed_in("practice")
    assert "Alder Surgery" in team.get(NEW).content.decode()
    sent = team.post(NEW, form)
    page = practice.get(sent.url).content.decode()
    assert "A nurse for one day a week" in page
    assert "No, thank you" in page
    assert "counted against the commissioner" in practice.get("/desk/support/").content.decode()
    assert practice.post(sent.url, {"step": "accept", "seen": "offered"}).status_code == 302
    assert "It has been given" in team.get(sent.url).content.decode()
    told = practice.post(sent.url, {"step": "decline", "seen": "offered"})
    assert told.status_code == 400
    assert "moved on" in told.content.decode()


def test_a_form_that_is_not_whole_comes_back_with_what_was_typed(signed_in, form) -> None:
    answer = signed_in("performance").post(NEW, form | {"due": "tomorrow"})
    assert answer.status_code == 400
    assert "this is no day" in answer.content.decode()
    assert "A nurse for one day a week" in answer.content.decode()


def test_a_practice_asks_and_is_answered(signed_in) -> None:
    team, practice = signed_in("performance"), signed_in("practice")
    asked = {"kind": "investment", "words": "A second room", "is_premises": "yes"}
    assert practice.post("/desk/support/ask/", {"kind": "investment", "words": ""}).status_code == 400
    assert practice.post("/desk/support/ask/", asked).status_code == 302
    assert "R-11" in practice.get("/desk/support/").content.decode()
    where = f"/desk/support/ask/{Ask.objects.get().pk}/"
    assert team.post(where, {"outcome": "granted", "reasons": ""}).status_code == 400
    assert team.post(where, {"outcome": "granted", "reasons": "It is needed"}).status_code == 302
    assert "It is needed" in practice.get("/desk/support/").content.decode()


def test_others_have_no_part_in_it(signed_in, form) -> None:
    sent = signed_in("performance").post(NEW, form)
    assert signed_in("practice", at="Z80003").get(sent.url).status_code == 404
    assert signed_in("performance", at="00B").get(sent.url).status_code == 404
    assert signed_in("performance", at="00B").get(NEW).status_code == 404
    assert signed_in("practice").get(NEW).status_code == 403
    for role in ("commissioning", "finance", "lmc"):
        assert signed_in(role).get("/desk/support/").status_code == 403
    assert "No, thank you" not in signed_in("board").get(sent.url).content.decode()


def test_an_offer_in_place_of_another_says_so(signed_in, form, people, released, monkeypatch) -> None:
    sent = signed_in("performance").post(NEW, form)
    signed_in("practice").post(
        sent.url, {"step": "ask-for-another", "reason": "A room, rather", "seen": "offered"}
    )
    days = Days(monkeypatch, timezone.localdate())
    made = offered(people, released, days, instead_of=Offer.objects.get())
    assert (
        "Offered in place of another"
        in signed_in("practice").get(f"/desk/support/{made.pk}/").content.decode()
    )


def test_a_learning_network_names_those_who_agreed_to_the_practice_alone(signed_in, form, people) -> None:
    team, practice = signed_in("performance"), signed_in("practice")
    sent = team.post(NEW, form | {"kind": "learning-network", "indicator": "phone-waits"})
    assert "has agreed to be asked yet" in practice.get(sent.url).content.decode()
    consent.give(people.viewer("practice", at="Z80002"), "phone-waits")
    page = practice.get(sent.url).content.decode()
    assert "Birch Lane" not in page  # it agreed, and its figure is not on the better side
