"""What leads on from a practice's profile: what it signed, and what it is asked by, where there is such a thing."""

from datetime import date
from typing import Any

import pytest
from django.test import Client

from evenhand.cycle.consultation import actions as consulting_actions
from evenhand.publication.installed import Opened
from support.made_agreements import TALKS, agreed, in_force
from support.made_frameworks import active, consulting, drafted
from support.moving_days import Days
from support.web import MadePeople

AGREEMENT = "/practices/Z80001/agreement/"


@pytest.fixture
def days(monkeypatch: pytest.MonkeyPatch) -> Days:
    return Days(monkeypatch, TALKS)


def leads_to(visitor: Client, address: str, practice: str = "Z80001") -> bool:
    """Whether the profile has a link to an address, which is then there."""
    shown = f'href="{address}"' in visitor.get(f"/practices/{practice}/").content.decode()
    assert not shown or visitor.get(address).status_code == 200
    return shown


def test_an_agreement_is_led_to_once_both_have_signed_and_it_is_in_force(
    people: MadePeople, released: Opened, visitor: Client, days: Days
) -> None:
    assert not leads_to(visitor, AGREEMENT)
    in_force(people, released, year=2027)
    assert not leads_to(visitor, AGREEMENT)

    days.to(date(2027, 4, 1))
    assert leads_to(visitor, AGREEMENT)
    assert not leads_to(visitor, "/practices/Z80002/agreement/", practice="Z80002")


def test_what_is_not_signed_is_led_to_by_nothing(
    people: MadePeople, released: Opened, visitor: Client, days: Days
) -> None:
    agreed(people, released, year=2026)

    assert not leads_to(visitor, AGREEMENT)


def test_a_framework_is_led_to_from_the_day_people_are_asked_about_it(
    people: MadePeople, released: Opened, visitor: Client, days: Days
) -> None:
    address = "/frameworks/00A/fernshire/"
    version = drafted(people)
    assert not leads_to(visitor, address)

    people.organisation("lmc")
    consulting_actions.consult(people.viewer("performance"), version, ["LMC1"], date(2027, 2, 26), released)
    assert leads_to(visitor, address)
    assert not leads_to(visitor, address, practice="Z80003")


def test_the_framework_in_force_is_led_to_while_people_are_asked_about_another(
    people: MadePeople,
    released: Opened,
    visitor: Client,
    days: Days,
    django_assert_max_num_queries: Any,
) -> None:
    active(people, released, days)
    in_force(people, released, year=2026)
    consulting(people, released, days, id="next", title="Next profile")

    assert leads_to(visitor, AGREEMENT)
    assert leads_to(visitor, "/frameworks/00A/fernshire/")
    with django_assert_max_num_queries(14):
        visitor.get("/practices/Z80001/?asked=anew")
    assert not leads_to(visitor, "/frameworks/00A/next/")
