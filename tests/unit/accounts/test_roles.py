"""Roles are given, ended and closed for a reason, and nobody acts in one that has ended."""

from datetime import timedelta

import pytest
from django.utils import timezone

from evenhand.accounts import actions
from evenhand.accounts.models import Event, Holding, Organisation
from evenhand.accounts.roles import KIND_OF, Role
from evenhand.accounts.viewer import Viewer
from evenhand.common.errors import InputError, NotAllowed
from support.web import MadePeople


@pytest.mark.parametrize("role", Role)
def test_every_role_is_held_at_one_kind_of_organisation(people: MadePeople, role: Role) -> None:
    other = next(kind for kind in KIND_OF.values() if kind != KIND_OF[role])
    elsewhere = actions.organisation(other, "X", "Elsewhere")

    with pytest.raises(InputError, match=f"The role {role} belongs to a {KIND_OF[role]}"):
        actions.give_role(people.administrator, people.person("a@b.example"), elsewhere, role)


def test_a_role_given_is_held_and_recorded(people: MadePeople) -> None:
    holding = people.holding("practice")

    event = Event.objects.order_by("-sequence").first()
    assert event is not None
    assert (event.action, event.actor, event.thing_id) == (
        "gave a role",
        people.administrator.person,
        str(holding.pk),
    )
    assert event.after == {"person": holding.person_id, "role": "practice", "organisation": "Z80001"}


def test_nobody_is_given_a_role_they_hold(people: MadePeople) -> None:
    held = people.holding("practice")

    with pytest.raises(InputError, match="has this role already"):
        actions.give_role(people.administrator, held.person, held.organisation, "practice")


def test_only_an_administrator_gives_roles(people: MadePeople) -> None:
    viewer = people.viewer("performance")

    with pytest.raises(NotAllowed):
        actions.give_role(viewer, people.person("a@b.example"), people.organisation("practice"), "practice")


def test_a_role_begins_on_its_day(people: MadePeople) -> None:
    tomorrow = timezone.localdate() + timedelta(days=1)
    person = people.person("a@b.example")
    actions.give_role(people.administrator, person, people.organisation("lmc"), "lmc", tomorrow)

    assert Viewer(person).holdings == []


def test_a_role_that_ended_is_held_no_more_and_can_be_given_again(people: MadePeople) -> None:
    held = people.holding("practice")
    actions.end_role(people.administrator, held, " Left the practice ")

    assert Viewer(held.person).holdings == []
    assert Holding.objects.get(pk=held.pk).end.reason == "Left the practice"
    assert actions.give_role(people.administrator, held.person, held.organisation, "practice").is_current


def test_a_role_ends_once(people: MadePeople) -> None:
    held = people.holding("practice")
    actions.end_role(people.administrator, held, "Left")

    with pytest.raises(InputError, match="has ended already"):
        actions.end_role(people.administrator, Holding.objects.get(pk=held.pk), "Left")


def test_a_role_ends_for_a_reason(people: MadePeople) -> None:
    with pytest.raises(InputError, match="for a reason"):
        actions.end_role(people.administrator, people.holding("practice"), "  ")


def test_the_last_administrator_stays(people: MadePeople) -> None:
    administrator = people.administrator
    assert administrator.holding is not None
    assert administrator.person is not None

    with pytest.raises(InputError, match="last administrator"):
        actions.end_role(administrator, administrator.holding, "Tired")
    with pytest.raises(InputError, match="last administrator"):
        actions.close_account(administrator, administrator.person, "Tired")


def test_an_administrator_can_go_when_there_is_another(people: MadePeople) -> None:
    assert people.administrator.holding is not None
    other = people.person("other@site.example")
    actions.give_role(people.administrator, other, people.organisation("administrator"), "administrator")

    actions.end_role(people.administrator, people.administrator.holding, "Handed over")

    assert Viewer(other).holdings[0].role == Role.ADMINISTRATOR


def test_there_is_one_first_administrator(people: MadePeople) -> None:
    with pytest.raises(InputError, match="an administrator already"):
        actions.first_administrator("second@site.example", "Mr Second")


def test_an_account_is_closed_once_and_for_a_reason(people: MadePeople) -> None:
    person = people.holding("practice").person
    with pytest.raises(InputError, match="for a reason"):
        actions.close_account(people.administrator, person, "")
    actions.close_account(people.administrator, person, "Left")

    person.refresh_from_db()
    assert not person.is_active
    with pytest.raises(InputError, match="closed already"):
        actions.close_account(people.administrator, person, "Left")


def test_an_organisation_is_made_once(people: MadePeople) -> None:
    first = actions.organisation("practice", "Z80001", "Alder Surgery")

    assert actions.organisation("practice", "Z80001", "Another name") == first
    assert Organisation.objects.filter(code="Z80001").count() == 1


def test_people_roles_and_ends_have_names(people: MadePeople) -> None:
    holding = people.holding("practice")

    assert (str(holding), str(holding.person), str(holding.organisation)) == (
        "Practice, Alder Surgery",
        "Ms Practice",
        "Alder Surgery",
    )
    assert str(Event.objects.order_by("sequence")[0]) == "1 became administrator"
