import json
from datetime import timedelta
from typing import Any

import pytest
from django.core.management import call_command
from django.utils import timezone

from evenhand.accounts import actions as people_actions
from evenhand.accounts.models import Event
from evenhand.accounts.viewer import Viewer
from evenhand.common.errors import InputError, NotAllowed
from evenhand.cycle.offer import actions as offer_actions
from evenhand.cycle.offer.contents import Content
from evenhand.cycle.offer.of import offer_of
from evenhand.cycle.registration import actions
from evenhand.cycle.registration.models import JoinRequest
from evenhand.cycle.registration.of import requests_of
from evenhand.cycle.registration.policies import MOST_A_DAY, MOST_OF_ONE, TooMany, why_not
from evenhand.cycle.registration.sealing import Asked
from support.web import MadePeople

PUBLIC = Viewer.public()
ASKED = Asked("Sam Moss", "01632 960123", "ZA1 1AA", "Mornings are good")


def practice(**changes: Any) -> dict[str, Any]:
    return {"code": "Z80001", "status": "open", **changes}


def test_a_request_is_read_by_the_practice_it_was_sent_to_and_nobody_else(people: MadePeople) -> None:
    actions.ask(PUBLIC, "Z80001", ASKED)

    (waiting,) = requests_of(people.viewer("practice"))
    assert waiting.asked == ASKED
    assert waiting.deleted_on == timezone.localdate() + timedelta(days=60)
    for role, at in (("practice", "Z80003"), ("performance", None), ("lmc", None), ("public", None)):
        assert requests_of(people.viewer(role, at)) == []


def test_nothing_of_the_person_can_be_read_in_the_database_or_the_record(people: MadePeople) -> None:
    viewer = people.viewer("practice")
    kept = actions.ask(PUBLIC, "Z80001", ASKED)
    actions.remove(viewer, kept.pk)

    events = Event.objects.filter(thing="registration request").values()
    assert [one["action"] for one in events] == ["asked to join", "deleted a request to join"]
    told = json.dumps(list(events), default=str) + bytes(kept.sealed).decode()
    assert not any(word in told for word in ("Sam", "Moss", "960123", "ZA1", "Mornings"))


def test_a_request_sealed_with_another_key_is_said_to_be_closed(people: MadePeople, settings: Any) -> None:
    viewer = people.viewer("practice")
    actions.ask(PUBLIC, "Z80001", ASKED)
    settings.SECRET_KEY = "another" * 10

    assert requests_of(viewer)[0].asked is None


def test_a_request_is_deleted_after_sixty_days(
    people: MadePeople, capsys: pytest.CaptureFixture[str]
) -> None:
    viewer = people.viewer("practice")
    kept = actions.ask(PUBLIC, "Z80001", ASKED)
    JoinRequest.objects.filter(pk=kept.pk).update(asked_at=timezone.now() - timedelta(days=60, minutes=1))
    assert requests_of(viewer) == []

    call_command("delete_old_requests")
    assert capsys.readouterr().out == "1 requests deleted\n"
    assert not JoinRequest.objects.exists()
    assert Event.objects.order_by("-sequence")[0].action == "deleted an old request"


def test_another_practice_cannot_delete_it(people: MadePeople) -> None:
    kept = actions.ask(PUBLIC, "Z80001", ASKED)

    with pytest.raises(InputError, match="not there"):
        actions.remove(people.viewer("practice", "Z80003"), kept.pk)
    with pytest.raises(NotAllowed):
        actions.remove(people.viewer("performance"), kept.pk)
    assert JoinRequest.objects.exists()


def test_a_commissioner_cannot_ask(people: MadePeople) -> None:
    with pytest.raises(NotAllowed):
        actions.ask(people.viewer("performance"), "Z80001", ASKED)


def test_one_visitor_asks_a_few_times_a_day(db: None) -> None:
    with pytest.raises(TooMany, match="you have sent 3"):
        actions.ask(PUBLIC, "Z80001", ASKED, asked_before=MOST_OF_ONE)


def test_a_practice_is_asked_no_more_often_than_it_can_read(db: None) -> None:
    JoinRequest.objects.bulk_create(JoinRequest(practice="Z80001", sealed=b"") for _ in range(MOST_A_DAY))

    with pytest.raises(TooMany, match="more requests today"):
        actions.ask(PUBLIC, "Z80001", ASKED)
    assert actions.ask(PUBLIC, "Z80003", ASKED)


def test_a_practice_takes_requests_when_somebody_there_reads_them(people: MadePeople) -> None:
    assert "Nobody at this practice" in why_not(practice(), offer_of("Z80001"))
    holding = people.holding("practice")
    assert why_not(practice(), offer_of("Z80001")) == ""

    people_actions.end_role(people.administrator, holding, "Left")
    assert "Nobody at this practice" in why_not(practice(), offer_of("Z80001"))


def test_a_practice_that_has_closed_or_whose_list_is_closed_takes_none(people: MadePeople) -> None:
    offer_actions.confirm(people.viewer("practice"), "accepting", Content(choice="closed"), seen=0)

    assert "no new patients" in why_not(practice(), offer_of("Z80001"))
    assert "has closed" in why_not(practice(status="closed"), offer_of("Z80001"))
