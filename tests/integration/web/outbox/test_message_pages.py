"""Choosing what to be sent without signing in, and the administrator's view of the outbox."""

from typing import Any

import pytest
from django.db import transaction
from django.test import Client

from evenhand.cycle.outbox import sending, wishes
from evenhand.cycle.outbox.actions import tell
from evenhand.cycle.outbox.models import Kind, Message, Wish
from evenhand.cycle.outbox.presenters import Words
from support.web import BACKEND


def text(answer: Any) -> str:
    return " ".join(answer.content.decode().split())


@pytest.fixture
def link(people, released) -> str:
    return f"/messages/{wishes.secret_of(people.holding('practice'))}/"


def test_a_mail_program_stops_messages_at_one_press(link, people) -> None:
    # As RFC 8058 has it: no cookie, no sign-in, a form of one field, and nothing to confirm.
    strict = Client(enforce_csrf_checks=True)
    answer = strict.post(link, {"List-Unsubscribe": "One-Click"})
    assert answer.status_code == 200
    holding = people.holding("practice")
    assert not wishes.wants(holding, Kind.DIGEST)
    assert not wishes.wants(holding, Kind.REMINDER)
    assert wishes.wants(holding, Kind.NEWS)
    assert Wish.objects.get().by_link
    strict.post(link, {"List-Unsubscribe": "One-Click"})
    assert Wish.objects.count() == 1


def test_looking_at_the_link_changes_nothing(link, visitor) -> None:
    page = visitor.get(link)
    assert "Send no more digests and reminders" in text(page)
    assert page["Cache-Control"] == "no-store"
    assert not Wish.objects.exists()


def test_somebody_chooses_by_the_link(link, visitor, people) -> None:
    page = text(visitor.post(link, {"digests": "monthly", "reminders": "yes"}))
    assert "Your choice is kept" in page
    assert wishes.wish_of(people.holding("practice")).digests == "monthly"
    assert "no more digests" in text(visitor.post(link, {"digests": "never"}))
    assert visitor.post(link, {"digests": "hourly"}).status_code == 400


@pytest.mark.parametrize("secret", ["1", "1:forged", "anything", "999999:x"])
def test_a_forged_link_is_nobodys(visitor, secret) -> None:
    assert visitor.get(f"/messages/{secret}/").status_code == 404
    assert visitor.post(f"/messages/{secret}/", {"List-Unsubscribe": "One-Click"}).status_code == 404


def test_somebody_chooses_when_signed_in(signed_in, people) -> None:
    client = signed_in("performance")
    assert "Every quarter" in text(client.get("/desk/messages/"))
    client.post("/desk/messages/", {"digests": "monthly"})
    wish = wishes.wish_of(people.holding("performance"))
    assert (wish.digests, wish.reminders, wish.by_link) == ("monthly", False, False)
    assert signed_in("public").get("/desk/messages/").status_code == 302


def test_somebody_in_no_role_chooses_one_first(released, people) -> None:
    client = Client()
    client.force_login(people.person("nobody@nowhere.example"), backend=BACKEND)
    assert client.get("/desk/messages/").status_code == 403


def test_the_administrator_settles_an_uncertain_message(signed_in, people) -> None:
    with transaction.atomic():
        tell(people.holding("practice"), Kind.NEWS, "x", Words("A letter", "Read it"))
    attempt = sending.claim(Message.objects.get())
    client = signed_in("administrator")
    assert "A letter" in text(client.get("/desk/outbox/"))
    given = {"attempt": str(attempt.pk), "arrived": "no"}
    assert client.post("/desk/outbox/", given).status_code == 400
    page = text(client.post("/desk/outbox/", {**given, "reason": "The log has nothing"}, follow=True))
    assert "1 message waiting" in page
    assert "There is none." in page
    assert client.post("/desk/outbox/", {"attempt": "x"}).status_code == 404


def test_the_outbox_is_nobody_elses(signed_in) -> None:
    assert signed_in("performance").get("/desk/outbox/").status_code == 403
    assert signed_in("performance").post("/desk/outbox/", {"attempt": "1"}).status_code == 403
    assert signed_in("public").get("/desk/outbox/").status_code == 302
