"""Support: the practice chooses, and what is promised is counted against the commissioner."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from evenhand.accounts import actions as accounts
from evenhand.common.errors import InputError, NotAllowed
from evenhand.cycle.machine import Refused, state_of
from evenhand.cycle.support import actions
from evenhand.cycle.support.models import Offer, OfferMove
from evenhand.cycle.support.of import (
    agenda,
    asks_of,
    deeds,
    is_kept,
    is_late,
    is_premises_unfunded,
    offer_of,
    offers_of,
    reviews_are_past,
)
from evenhand.cycle.support.tables import SUPPORT
from evenhand.cycle.tasks.of import open_tasks
from evenhand.publication.installed import Opened
from support.made_support import offered, taken_and_given, three_days
from support.moving_days import Days
from support.web import MadePeople

MONDAY = date(2026, 11, 2)


@pytest.fixture
def days(monkeypatch: pytest.MonkeyPatch) -> Days:
    return Days(monkeypatch, MONDAY)


@pytest.fixture
def one(people: MadePeople, released: Opened, days: Days) -> Offer:
    return offered(people, released, days)


def test_an_offer_is_the_practices_to_choose_and_gives_it_a_task(one, people) -> None:
    assert state_of(SUPPORT, one) == "offered"
    assert [task.link for task in open_tasks(people.viewer("practice"))] == [f"/desk/support/{one.pk}/"]
    with pytest.raises(Refused, match="not for your role"):
        actions.step(people.viewer("performance"), one, "accept")


def test_declining_needs_no_reason_and_nothing_is_owed(one, people, days) -> None:
    actions.step(people.viewer("practice"), one, "decline")
    assert is_kept(one)
    days.later(40)
    assert not is_late(one, days.today)
    assert deeds("00A", MONDAY, days.today) == (0, 0)


def test_another_kind_of_help_can_be_asked_for_and_offered_in_its_place(one, people, released, days) -> None:
    actions.step(people.viewer("practice"), one, "ask-for-another", "We lack a room, not a nurse")
    instead = offered(people, released, days, kind="investment", instead_of=one)
    assert one.replacement == instead
    with pytest.raises(InputError, match="already"):
        offered(people, released, days, kind="investment", instead_of=Offer.objects.get(pk=one.pk))
    with pytest.raises(InputError, match="did not ask"):
        offered(people, released, days, instead_of=instead)


def test_what_is_given_in_time_counts_for_the_commissioner(people, released, days) -> None:
    one = taken_and_given(people, released, days)
    assert is_kept(one)
    assert deeds("00A", MONDAY, MONDAY + timedelta(days=60)) == (1, 1)
    assert deeds("00B", MONDAY, MONDAY + timedelta(days=60)) == (0, 0)


def test_what_is_late_is_late_and_what_never_came_the_practice_says(one, people, days) -> None:
    practice, team = people.viewer("practice"), people.viewer("performance")
    actions.step(practice, one, "accept")
    with pytest.raises(Refused, match="R-06"):
        actions.step(practice, one, "say-not-delivered", "Nobody came")
    days.later(31)
    assert is_late(one, days.today)
    actions.step(practice, one, "say-not-delivered", "Nobody came")
    assert not is_kept(one)
    actions.step(team, one, "deliver", "The nurse came at last")
    assert is_kept(one)
    assert deeds("00A", MONDAY, days.today) == (0, 1)


def test_the_practice_has_the_last_word_on_what_was_given(people, released, days) -> None:
    one = taken_and_given(people, released, days)
    days.later(31)
    actions.step(people.viewer("practice"), one, "say-not-delivered", "It was another practice's nurse")
    assert not is_kept(one)
    assert deeds("00A", MONDAY, days.today) == (0, 1)


def test_an_offer_is_reviewed_once_both_its_days_are_here(people, released, days) -> None:
    one, team = taken_and_given(people, released, days), people.viewer("performance")
    days.later(79)
    with pytest.raises(Refused, match="R-10"):
        actions.step(team, one, "review", "Waits are shorter")
    days.later(1)
    actions.step(team, one, "review", "Waits are shorter")
    assert not reviews_are_past(one, days.today)
    assert reviews_are_past(one, days.later(1))


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"kind": "pressure"}, "what kind of help"),
        ({"about": " "}, "what the help is for"),
        ({"what": ""}, "what is offered"),
        ({"owner": "x" * 121}, "too long"),
        ({"indicator": "nonsense"}, "no such indicator"),
        ({"kind": "learning-network"}, "about a figure"),
        ({"days": three_days(MONDAY, due=-1)}, "has passed"),
        ({"days": three_days(MONDAY, first=27)}, "needs time"),
        ({"days": three_days(MONDAY, second=67)}, "too soon"),
    ],
)
def test_an_offer_that_is_not_whole_is_refused(
    people, released, days, changes: dict[str, Any], told: str
) -> None:
    with pytest.raises(InputError, match=told):
        offered(people, released, days, **changes)
    assert not Offer.objects.exists()


def test_only_the_performance_team_of_the_area_offers(people, released, days) -> None:
    row = released.practices["Z80001"]
    words = ("staff", "Reviews", "A nurse", "Ms Owner", three_days(MONDAY))
    for role in ("commissioning", "finance", "board", "lmc", "region", "practice", "auditor"):
        with pytest.raises(NotAllowed):
            actions.offer(people.viewer(role), released, row, *words)
    with pytest.raises(NotAllowed, match="not of your area"):
        actions.offer(people.viewer("performance", at="00B"), released, row, *words)


def test_another_practice_and_a_role_that_has_ended_choose_nothing(one, people) -> None:
    with pytest.raises(NotAllowed, match="another practice"):
        actions.step(people.viewer("practice", at="Z80003"), one, "accept")
    viewer = people.viewer("practice")
    accounts.end_role(people.administrator, viewer.holding, "Left")
    with pytest.raises(NotAllowed, match="has ended"):
        actions.step(viewer, one, "accept")


def test_each_side_reads_its_own(one, people) -> None:
    assert [found.pk for found in offers_of(people.viewer("practice"))] == [one.pk]
    assert offer_of(people.viewer("performance"), one.pk) == one
    for role, at in (("practice", "Z80003"), ("performance", "00B"), ("commissioning", None), ("lmc", None)):
        assert offers_of(people.viewer(role, at=at)) == []


def test_what_is_asked_for_the_premises_is_unfunded_until_it_is_granted(people, released) -> None:
    team, practice = people.viewer("performance"), people.viewer("practice")
    asked = actions.ask(practice, released, "investment", "A second consulting room", is_premises=True)
    assert is_premises_unfunded("Z80001")
    actions.decide(team, released, asked, "refused", "There is no money this year")
    assert is_premises_unfunded("Z80001")
    actions.decide(team, released, asked, "granted", "There is now")
    assert not is_premises_unfunded("Z80001")
    with pytest.raises(InputError, match="granted"):
        actions.decide(team, released, asked, "refused", "Not after all")


def test_a_request_says_what_and_is_answered_with_reasons_once(people, released) -> None:
    team, practice = people.viewer("performance"), people.viewer("practice")
    with pytest.raises(InputError, match="what would help"):
        actions.ask(practice, released, "staff", "")
    asked = actions.ask(practice, released, "staff", "A pharmacist")
    with pytest.raises(InputError, match="reasons"):
        actions.decide(team, released, asked, "refused", " ")
    with pytest.raises(InputError, match="whether"):
        actions.decide(team, released, asked, "perhaps", "Later")
    actions.decide(team, released, asked, "refused", "None to be had")
    with pytest.raises(InputError, match="already"):
        actions.decide(team, released, asked, "refused", "Again")
    assert asks_of(practice)[0].decisions.get().criteria


def test_two_at_once_are_told(one, people) -> None:
    practice = people.viewer("practice")
    actions.step(practice, one, "accept", seen_state="offered")
    with pytest.raises(Refused, match="moved on"):
        actions.step(practice, one, "decline", seen_state="offered")


def test_a_refused_step_is_recorded(one, people) -> None:
    with pytest.raises(Refused):
        actions.step(people.viewer("performance"), one, "accept")
    event = people.viewer("auditor").events.latest(1)[0]
    assert (event.action, event.practice) == ("was refused: accept", "Z80001")


def test_the_database_itself_leaves_help_its_time_and_the_choice_to_the_practice(one) -> None:
    early = {"first_review_on": MONDAY + timedelta(days=20), "second_review_on": MONDAY + timedelta(days=60)}
    kept = {
        name: getattr(one, name) for name in ("practice", "commissioner", "kind", "about", "what", "owner")
    }
    with pytest.raises(DatabaseError, match="time to help"), transaction.atomic():
        Offer.objects.create(**kept, due_on=MONDAY, made_by=one.made_by, **early)
    with pytest.raises(DatabaseError, match="the practice chooses"), transaction.atomic():
        OfferMove.objects.create(
            thing=one, number=1, transition="accept", from_state="offered", to_state="accepted",
            at=timezone.now(), role="performance",
        )  # fmt: skip
    with pytest.raises(DatabaseError, match="where the last one ended"), transaction.atomic():
        OfferMove.objects.create(
            thing=one, number=1, transition="deliver", from_state="accepted", to_state="delivered",
            at=timezone.now(), role="performance",
        )  # fmt: skip
    with pytest.raises(DatabaseError, match="written once"), transaction.atomic(), connection.cursor() as row:
        row.execute("UPDATE support_offer SET due_on = '2030-01-01'")


def test_once_the_practice_has_chosen_there_is_nothing_left_to_choose(one, people) -> None:
    actions.step(people.viewer("practice"), one, "accept")
    assert open_tasks(people.viewer("practice")) == []


def test_an_offer_taken_back_asks_nobody_to_choose(one, people) -> None:
    actions.step(people.viewer("performance"), one, "withdraw", "The nurse has left")
    assert open_tasks(people.viewer("practice")) == []


def test_what_was_promised_waits_for_the_commissioner_and_for_nobody_else(one, people, days) -> None:
    actions.step(people.viewer("practice"), one, "accept")
    (waiting,) = agenda(people.viewer("performance"), days.today)
    assert (waiting.due, waiting.practice) == (one.due_on, "Z80001")
    actions.step(people.viewer("performance"), one, "deliver", "She came")
    assert [item.due for item in agenda(people.viewer("performance"), days.today)] == [one.second_review_on]
    assert list(agenda(people.viewer("practice"), days.today)) == []


def test_what_a_practice_asks_for_waits_for_an_answer(people, released, days) -> None:
    people.holding("performance")
    asked = actions.ask(people.viewer("practice"), released, "staff", "A nurse for Tuesdays")
    (waiting,) = agenda(people.viewer("performance"), days.today)
    assert waiting.address == f"/desk/support/#ask-{asked.pk}"
    actions.decide(people.viewer("performance"), released, asked, "granted", "It is needed")
    assert list(agenda(people.viewer("performance"), days.today)) == []
