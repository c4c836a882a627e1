"""The viewer gives each role the rows that are its own, and no others."""

from typing import Any

import pytest
from django.db import transaction

from evenhand.accounts.audit import record
from evenhand.accounts.roles import Role
from evenhand.accounts.viewer import Viewer
from support.web import MadePeople

ROWS: list[dict[str, Any]] = [
    {"code": "Z80001", "commissioner": "00A"},
    {"code": "Z80002", "commissioner": "00A"},
    {"code": "Z80003", "commissioner": "00B"},
    {"code": "Z80009", "commissioner": None},
]
OF_THE_AREA = ["Z80001", "Z80002"]
PRACTICES = {
    "public": [],
    Role.PERFORMANCE: OF_THE_AREA,
    Role.COMMISSIONING: OF_THE_AREA,
    Role.FINANCE: OF_THE_AREA,
    Role.BOARD: OF_THE_AREA,
    Role.AUDITOR: OF_THE_AREA,
    Role.LMC: OF_THE_AREA,
    Role.REGION: OF_THE_AREA,
    Role.PRACTICE: ["Z80001"],
    Role.ADMINISTRATOR: [],
}
NOT_WHOLE = {"public", Role.LMC, Role.ADMINISTRATOR}


@pytest.mark.parametrize("role", PRACTICES)
def test_a_viewer_has_the_practices_that_are_theirs(people: MadePeople, role: str) -> None:
    assert [row["code"] for row in people.viewer(role).practices(ROWS)] == PRACTICES[role]


@pytest.mark.parametrize("role", PRACTICES)
def test_a_viewer_sees_whole_what_is_theirs_unless_others_speak_for_it(people: MadePeople, role: str) -> None:
    seen = [row["code"] for row in ROWS if people.viewer(role).sees_whole(row)]

    assert seen == ([] if role in NOT_WHOLE else PRACTICES[role])


def test_the_public_is_nobody_at_no_organisation() -> None:
    public = Viewer.public()

    assert (public.role, public.organisation, public.organisation_code) == ("public", None, "")
    assert not public.is_signed_in
    assert (public.area_codes, public.holdings) == (frozenset(), [])


def happened(action: str = "did", practice: str = "") -> None:
    """Have something done about a practice, by nobody known."""
    with transaction.atomic():
        record(Viewer.public(), action, "case", practice=practice)


def read_by(viewer: Viewer, **more: Any) -> list[str]:
    return [event.action for event in viewer.events.latest(**more)]


def test_a_practice_reads_what_was_done_about_it(people: MadePeople) -> None:
    happened(action="about us", practice="Z80001")
    happened(action="about others", practice="Z80003")

    assert read_by(people.viewer("practice")) == ["about us"]


def test_an_auditor_reads_what_was_done_in_their_organisation_and_about_its_practices(
    people: MadePeople,
) -> None:
    auditor = people.viewer("auditor")
    happened(action="about theirs", practice="Z80001")
    happened(action="about others", practice="Z80003")

    assert read_by(auditor, practices=["Z80001", "Z80002"]) == ["about theirs"]


def test_an_administrator_reads_of_people_and_of_no_case(people: MadePeople) -> None:
    happened(action="about a case", practice="Z80001")

    assert read_by(people.administrator) == ["became administrator"]


@pytest.mark.parametrize("role", ["public", "performance", "board", "lmc"])
def test_who_may_not_read_the_record_reads_nothing(people: MadePeople, role: str) -> None:
    happened(practice="Z80001")

    assert read_by(people.viewer(role), practices=["Z80001"]) == []


def test_the_record_is_read_newest_first_and_in_parts(people: MadePeople) -> None:
    practice = people.viewer("practice")
    for number in range(4):
        happened(action=f"{number}", practice="Z80001")
    newest, *_, oldest = practice.events.latest(3)

    assert (newest.action, oldest.action) == ("3", "1")
    assert read_by(practice, before=oldest.sequence) == ["0"]
