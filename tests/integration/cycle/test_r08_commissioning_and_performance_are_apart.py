"""R-08: who plans services or holds money has no part in a case, and nobody acts on two sides of one."""

from datetime import timedelta

import pytest
from django.db import DatabaseError

from evenhand.accounts import actions as accounts
from evenhand.accounts.viewer import Viewer
from evenhand.common.errors import NotAllowed
from evenhand.cycle.concerns import actions
from evenhand.cycle.concerns.actions.cases import Concern
from evenhand.cycle.concerns.of import case_of, cases_of
from evenhand.cycle.contact.actions import note_contact
from evenhand.cycle.machine import Refused
from support.made_cases import CONCERN
from support.raw_rows import case_row, figure_row, insert, move_row


def also(cases, viewer: Viewer, role: str) -> Viewer:
    """Give somebody another role at the commissioner, and return them in it."""
    held = accounts.give_role(
        cases.people.administrator, viewer.person, cases.people.organisation(role), role
    )
    return Viewer(viewer.person, held)


@pytest.mark.parametrize("hat", ["commissioning", "finance"])
def test_r08_who_plans_services_or_holds_money_opens_no_case(cases, hat: str) -> None:
    also(cases, cases.team, hat)
    with pytest.raises(NotAllowed, match="R-08"):
        cases.concern()


@pytest.mark.parametrize("hat", ["commissioning", "finance"])
def test_r08_who_takes_such_a_role_later_acts_and_reads_no_more(cases, hat: str) -> None:
    case = cases.concern()
    also(cases, cases.team, hat)
    with pytest.raises(NotAllowed, match="R-08"):
        actions.tell_lmc(cases.team, case, "LMC1", "A concern")
    with pytest.raises(NotAllowed, match="R-08"):
        actions.step(cases.team, case, "take-no-further", reason="Enough")
    assert cases_of(cases.team) == []


def test_r08_a_role_that_has_ended_keeps_nobody_out(cases) -> None:
    hat = also(cases, cases.team, "commissioning")
    accounts.end_role(cases.people.administrator, hat.holding, "Moved to the performance team")
    assert cases.concern()


def test_r08_the_two_teams_see_no_case_at_all(cases, shown) -> None:
    case = cases.concern()
    for role in ("commissioning", "finance"):
        assert case_of(cases.people.viewer(role), case.pk) is None
        for path in ("", f"{case.pk}/", f"{case.pk}/pack/", "new/"):
            assert shown(role).get(f"/desk/cases/{path}").status_code == 403


def test_r08_nobody_drafts_and_decides(cases) -> None:
    case = cases.heard()
    notice = cases.drafted(case)
    with pytest.raises(NotAllowed, match=r"nobody acts on two.*R-08"):
        actions.step(also(cases, cases.team, "board"), case, "give-remedial-notice", notice=notice.pk)


def test_r08_the_guard_asks_as_well_where_the_service_is_passed_by(cases) -> None:
    from evenhand.cycle.concerns.tables import CASE
    from evenhand.cycle.machine import move

    case = cases.concern()
    also(cases, cases.team, "finance")
    with pytest.raises(Refused, match="R-08"):
        move(cases.team, CASE, case, "take-no-further", reason="Enough")


def test_r08_the_database_lets_no_commissioner_take_part(cases) -> None:
    case = cases.concern()
    planner = cases.people.viewer("commissioning")
    row = {"case_id": case.pk, "person_id": planner.person.pk, "at": "2026-03-02"}
    with pytest.raises(DatabaseError, match=r"(?i)r-?08"):
        insert("concerns_participant", **row, side="commissioning")
    with pytest.raises(DatabaseError, match="R-08"):
        insert("concerns_participant", **row, side="performance")
    with pytest.raises(DatabaseError, match="r08_no_commissioning_on_a_case"):
        insert("concerns_participant", **row | {"person_id": cases.panel.person.pk}, side="finance")


def test_r08_the_database_knows_one_side_a_person(cases) -> None:
    case = cases.concern()
    with pytest.raises(DatabaseError, match=r"(?i)unique"):
        insert(
            "concerns_participant", case_id=case.pk, person_id=cases.team.person.pk, side="board", at="2026-03-02"
        )  # fmt: skip
    both = also(cases, cases.team, "board")
    with pytest.raises(DatabaseError, match="R-08"):
        insert("concerns_casemove", **move_row(case, both, "take-no-further", "closed"))


def test_r08_the_database_opens_no_case_for_two_hats(cases) -> None:
    cases.concern()
    also(cases, cases.team, "finance")
    with pytest.raises(DatabaseError, match="R-08"):
        insert("concerns_case", **case_row(cases.team))


def test_r08_figures_of_money_are_no_part_of_a_case(cases, shown) -> None:
    case = cases.concern()
    with pytest.raises(NotAllowed, match="R-08"):
        actions.attach(cases.team, cases.opened, case, "figure", indicator="prescribing-cost")
    with pytest.raises(DatabaseError, match="r08_no_money"):
        insert("concerns_evidence", **figure_row(case, cases.team, perspective="money"))
    page = shown("performance").get(f"/desk/cases/{case.pk}/").content.decode()
    assert "asthma-review" in page
    assert "prescribing-cost" not in page


def test_r08_another_areas_team_has_no_part_either(cases) -> None:
    case = cases.concern()
    other = cases.people.viewer("performance", at="00B")
    assert cases_of(other) == []
    with pytest.raises(NotAllowed, match="not of your area"):
        actions.tell_lmc(other, case, "LMC1", "A concern")
    with pytest.raises(NotAllowed, match="not of your area"):
        actions.open_case(other, cases.row, Concern(**CONCERN))


def test_r08_a_role_of_another_commissioner_keeps_nobody_out(cases) -> None:
    organisation = cases.people.organisation("finance", at="00B")
    accounts.give_role(cases.people.administrator, cases.team.person, organisation, "finance")
    note_contact(cases.team, cases.row, cases.days.today - timedelta(days=1), "call", "We", "Reviews")
    assert cases.concern()
