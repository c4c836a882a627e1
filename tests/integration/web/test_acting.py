"""Acting in one role at a time, as the session has it."""

import time
from collections.abc import Callable

import pytest
from django.test import Client

from evenhand.accounts import actions
from evenhand.accounts.sessions import SIGNED_IN_AT
from support.web import MadePeople


def acting(client: Client) -> str:
    """Return the role a client acts in, as the page says it."""
    page = client.get("/account/").content.decode()
    return page.split('eh-account__who">')[1].split("</p>")[0]


@pytest.fixture
def of_two_roles(people: MadePeople, signed_in: Callable[..., Client]) -> Client:
    person = people.holding("practice").person
    actions.give_role(people.administrator, person, people.organisation("lmc"), "lmc")
    return signed_in("practice")


def test_somebody_of_one_role_acts_in_it(signed_in: Callable[..., Client]) -> None:
    assert acting(signed_in("practice")) == "Practice, Alder Surgery"


def test_somebody_of_two_roles_chooses_one(people: MadePeople, of_two_roles: Client) -> None:
    assert acting(of_two_roles) == "No role chosen"
    assert of_two_roles.get("/desk/").headers["Location"] == "/account/"

    lmc = people.holding("practice").person.holdings.get(role="lmc")
    answer = of_two_roles.post("/account/role/", {"holding": lmc.pk})

    assert answer.headers["Location"] == "/desk/"
    assert acting(of_two_roles) == "Local medical committee, Fernshire LMC"
    assert of_two_roles.get("/desk/").headers["Location"] == "/desk/lmc/"


def test_nobody_acts_in_a_role_of_somebody_else(people: MadePeople, of_two_roles: Client) -> None:
    answer = of_two_roles.post("/account/role/", {"holding": people.holding("board").pk})

    assert answer.status_code == 404
    assert acting(of_two_roles) == "No role chosen"


@pytest.mark.parametrize("sent", ["", "nothing", "-1", "9" * 30])
def test_a_role_that_is_none_is_not_chosen(of_two_roles: Client, sent: str) -> None:
    assert of_two_roles.post("/account/role/", {"holding": sent}).status_code == 404


def test_a_role_that_ends_is_acted_in_no_more_at_the_next_step(
    people: MadePeople, signed_in: Callable[..., Client]
) -> None:
    client = signed_in("practice")
    assert acting(client) == "Practice, Alder Surgery"

    actions.end_role(people.administrator, people.holding("practice"), "Left")

    assert acting(client) == "No role chosen"


def test_a_role_chosen_that_ended_leaves_the_other_one(people: MadePeople, of_two_roles: Client) -> None:
    chosen = people.holding("practice")
    of_two_roles.post("/account/role/", {"holding": chosen.pk})
    actions.end_role(people.administrator, chosen, "Left")

    assert acting(of_two_roles) == "Local medical committee, Fernshire LMC"


def test_whoever_is_signed_in_as_a_closed_account_is_nobody_at_the_next_step(
    people: MadePeople, signed_in: Callable[..., Client]
) -> None:
    client = signed_in("practice")
    actions.close_account(people.administrator, people.holding("practice").person, "Left")

    assert client.get("/account/").headers["Location"] == "/sign-in/login/?next=/account/"


def test_a_session_ends_after_its_hours_whatever_was_done_meanwhile(
    signed_in: Callable[..., Client], settings: object
) -> None:
    client = signed_in("practice")
    session = client.session
    session[SIGNED_IN_AT] = int(time.time()) - 8 * 3600
    session.save()

    assert client.get("/account/").status_code == 302
    assert "_auth_user_id" not in client.session


def test_a_session_of_which_nobody_knows_when_it_began_is_over(signed_in: Callable[..., Client]) -> None:
    client = signed_in("practice")
    session = client.session
    del session[SIGNED_IN_AT]
    session.save()

    assert client.get("/account/").status_code == 302


def test_a_change_of_password_ends_every_other_session(
    people: MadePeople, signed_in: Callable[..., Client]
) -> None:
    client, person = signed_in("practice"), people.holding("practice").person
    person.set_password("three other words")
    person.save()

    assert client.get("/account/").status_code == 302
