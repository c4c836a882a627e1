"""Who may what: the table is whole, and the lines that must never be crossed are drawn."""

import itertools

import pytest

from evenhand.accounts.permissions import RIGHTS, THINGS, may, rights
from evenhand.accounts.roles import PUBLIC, Role
from evenhand.common.errors import InputError

EVERYBODY = [*(role.value for role in Role), PUBLIC]


@pytest.mark.parametrize("role", EVERYBODY)
def test_everybody_reads_what_is_public(role: str) -> None:
    assert may(role, "read", "public pages")
    assert may(role, "read", "catalogue")
    assert may(role, "read", "commissioner scorecard")


@pytest.mark.parametrize("role", [Role.COMMISSIONING, Role.FINANCE, PUBLIC, Role.ADMINISTRATOR])
@pytest.mark.parametrize("thing", ["case", "notice"])
def test_who_buys_and_pays_knows_of_no_case(role: str, thing: str) -> None:
    assert rights(role, thing) == ()


@pytest.mark.parametrize("thing", THINGS)
def test_who_audits_changes_nothing(thing: str) -> None:
    assert set(rights(Role.AUDITOR, thing)) <= {"read"}


@pytest.mark.parametrize("thing", THINGS)
def test_who_runs_the_site_has_no_say_in_the_cycle(thing: str) -> None:
    writes = set(rights(Role.ADMINISTRATOR, thing)) - {"read"}

    assert not writes or thing in {"people and roles", "releases", "publication"}


@pytest.mark.parametrize("thing", THINGS)
def test_nobody_approves_what_they_write(thing: str) -> None:
    assert not any(may(role, "write", thing) and may(role, "approve", thing) for role in EVERYBODY)


def test_the_public_writes_one_thing_a_request_to_register() -> None:
    written = [thing for thing in THINGS if may(PUBLIC, "write", thing)]

    assert written == ["registration request"]


@pytest.mark.parametrize(("role", "thing"), [*itertools.product(EVERYBODY, THINGS)])
def test_rights_are_those_there_are(role: str, thing: str) -> None:
    assert set(rights(role, thing)) <= set(RIGHTS)


def test_a_thing_that_is_not_in_the_table_is_a_fault_of_the_code() -> None:
    with pytest.raises(InputError, match="no such thing"):
        may(PUBLIC, "read", "weather")
