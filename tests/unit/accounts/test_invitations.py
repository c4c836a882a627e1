"""An invitation lets one person in, once, for some days, whoever holds the link."""

from datetime import timedelta
from unittest import mock

import pytest
from django.utils import timezone

from evenhand.accounts import actions
from evenhand.accounts.models import Event, Invitation, Person
from evenhand.accounts.viewer import Viewer
from evenhand.common.errors import InputError, NotAllowed
from support.web import MadePeople


def invite(people: MadePeople, email: str = "New@Alder.example", role: str = "practice") -> str:
    _, secret = actions.invite(people.administrator, email, "Dr New", people.organisation(role), role)
    return secret


def test_an_invitation_makes_a_person_with_their_role(people: MadePeople) -> None:
    person = actions.accept(invite(people), "three words together")

    assert (person.email, person.name) == ("new@alder.example", "Dr New")
    assert person.check_password("three words together")
    assert [str(one) for one in Viewer(person).holdings] == ["Practice, Alder Surgery"]
    assert Event.objects.order_by("-sequence")[0].actor == person


def test_the_secret_of_a_link_is_kept_nowhere(people: MadePeople) -> None:
    secret = invite(people)

    assert secret not in str(Invitation.objects.values())
    assert secret not in str(Event.objects.values())


def test_a_link_is_used_once(people: MadePeople) -> None:
    secret = invite(people)
    actions.accept(secret, "three words together")

    assert actions.invitation_of(secret) is None
    with pytest.raises(InputError, match="has been used or has run out"):
        actions.accept(secret, "three other words")


def test_a_link_runs_out(people: MadePeople) -> None:
    secret = invite(people)
    later = timezone.now() + timedelta(days=actions.DAYS_TO_ACCEPT, seconds=1)

    with mock.patch.object(timezone, "now", return_value=later):
        assert actions.invitation_of(secret) is None
        with pytest.raises(InputError, match="has been used or has run out"):
            actions.accept(secret, "three words together")
    assert not Person.objects.filter(email="new@alder.example").exists()


def test_a_link_that_never_was_lets_nobody_in(people: MadePeople) -> None:
    with pytest.raises(InputError):
        actions.accept("guessed", "three words together")


def test_somebody_known_gets_another_role_and_keeps_their_password(people: MadePeople) -> None:
    known = people.holding("practice").person

    person = actions.accept(invite(people, known.email, "lmc"), None)

    assert person == known
    assert person.check_password("three words together")
    assert {one.role for one in Viewer(person).holdings} == {"practice", "lmc"}


def test_nobody_is_invited_to_what_they_have(people: MadePeople) -> None:
    with pytest.raises(InputError, match="has this role already"):
        invite(people, people.holding("practice").person.email)


def test_of_two_invitations_to_one_role_the_second_lets_nobody_in_again(people: MadePeople) -> None:
    first, second = invite(people), invite(people)
    actions.accept(first, "three words together")

    with pytest.raises(InputError, match="has this role already"):
        actions.accept(second, "three words together")


def test_whose_account_was_closed_is_not_invited(people: MadePeople) -> None:
    known, secret = people.holding("practice").person, invite(people, "practice@z80001.example", "lmc")
    actions.close_account(people.administrator, known, "Left")

    with pytest.raises(InputError, match="account was closed"):
        invite(people, known.email, "lmc")
    with pytest.raises(InputError, match="account was closed"):
        actions.accept(secret, None)


@pytest.mark.parametrize("email", ["nobody", "a b@c.example", "", "a@b"])
def test_what_is_no_address_is_not_invited(people: MadePeople, email: str) -> None:
    with pytest.raises(InputError, match="no e-mail address"):
        invite(people, email)


def test_somebody_without_a_name_is_not_invited(people: MadePeople) -> None:
    with pytest.raises(InputError, match="without a name"):
        actions.invite(people.administrator, "a@b.example", " ", people.organisation("lmc"), "lmc")


def test_only_an_administrator_invites(people: MadePeople) -> None:
    with pytest.raises(NotAllowed):
        actions.invite(people.viewer("board"), "a@b.example", "A", people.organisation("lmc"), "lmc")


def test_whether_somebody_is_known_does_not_hang_on_capitals(people: MadePeople) -> None:
    people.person("known@alder.example")

    assert actions.is_known(" Known@Alder.example")
    assert not actions.is_known("unknown@alder.example")
