"""R-22: colleagues do not judge each other; a case is opened by the commissioner's performance team alone."""

import pytest
from django.db import DatabaseError

from evenhand.accounts.permissions import may
from evenhand.accounts.roles import MACHINE, PUBLIC, Role
from evenhand.accounts.viewer import Viewer
from evenhand.common.errors import NotAllowed
from evenhand.cycle.concerns import actions
from evenhand.cycle.concerns.actions.cases import Concern
from evenhand.cycle.concerns.models import Case
from evenhand.cycle.concerns.tables import CASE
from support.made_cases import CONCERN
from support.raw_rows import case_row, insert, move_row

OTHERS = [role for role in Role if role != Role.PERFORMANCE]


def test_r22_no_role_but_one_writes_cases_and_there_is_none_for_peers() -> None:
    assert [role for role in (*Role, PUBLIC, MACHINE) if may(role, "write", "case")] == [Role.PERFORMANCE]
    assert not {"peer", "pcn", "ccg", "network"} & {role.value for role in Role}


@pytest.mark.parametrize("role", OTHERS)
def test_r22_no_other_role_opens_a_case(cases, role: str) -> None:
    with pytest.raises(NotAllowed, match="R-22"):
        actions.open_case(cases.people.viewer(role), cases.row, Concern(**CONCERN))
    assert not Case.objects.exists()


def test_r22_nobody_unknown_and_no_machine_does(cases) -> None:
    for viewer in (Viewer.public(), Viewer.machine()):
        with pytest.raises(NotAllowed, match="R-22"):
            actions.open_case(viewer, cases.row, Concern(**CONCERN))


@pytest.mark.parametrize("role", OTHERS)
def test_r22_the_page_is_not_theirs(shown, role: str) -> None:
    client = shown(role)
    assert client.get("/desk/cases/new/").status_code == 403
    assert client.post("/desk/cases/new/", CONCERN | {"practice": "Z80001"}).status_code == 403


@pytest.mark.parametrize("role", OTHERS)
def test_r22_the_database_knows_who_holds_the_role(cases, role: str) -> None:
    cases.concern()
    viewer = cases.people.viewer(role)
    with pytest.raises(DatabaseError, match=r"R-22|R-08"):
        insert("concerns_case", **case_row(cases.team, opened_by_id=viewer.person.pk))
    with pytest.raises(DatabaseError, match="r22_case_opened_by_performance"):
        insert("concerns_case", **case_row(cases.team, opened_role=str(role)))


@pytest.mark.parametrize("role", ["practice", "lmc", "region", "auditor", "commissioning", "finance"])
def test_r22_no_other_role_moves_a_case(cases, role: str) -> None:
    case = cases.concern()
    viewer = cases.people.viewer(role)
    with pytest.raises(NotAllowed):
        actions.step(viewer, case, "take-no-further", reason="We know better")
    with pytest.raises(DatabaseError):
        insert("concerns_casemove", **move_row(case, viewer, "take-no-further", "closed"))
    row = move_row(case, viewer, "take-no-further", "closed", role="board")
    with pytest.raises(DatabaseError, match=r"R-22|R-08"):
        insert("concerns_casemove", **row)


def test_r22_nobody_moves_a_case_in_the_clocks_name(cases) -> None:
    case = cases.concern()
    with pytest.raises(DatabaseError, match="R-22"):
        insert("concerns_casemove", **move_row(case, None, "take-no-further", "closed", role="board"))
    assert {one.name for one in CASE.transitions if "clock" in one.roles} == {"overturned"}


def test_a_practice_of_another_area_is_not_ours_to_judge(cases, shown) -> None:
    page = shown("performance").post("/desk/cases/new/", CONCERN | {"practice": "Z80003"})
    assert page.status_code == 400
    assert "not of your area" in page.content.decode()
    assert (
        shown("performance").post("/desk/cases/new/", CONCERN | {"practice": "nonsense"}).status_code == 400
    )
