"""R-09: a plan about something outside the contract never becomes part of the contract."""

import pytest
from django.db import DatabaseError

from evenhand.common.errors import InputError, NotAllowed
from evenhand.cycle.concerns import actions
from evenhand.cycle.concerns.tables import CASE
from evenhand.cycle.machine import Refused, state_of
from support.made_support import taken_and_given
from support.raw_rows import insert, move_row

BEYOND = {"standing": "beyond", "clause": "", "clause_source": "", "origin": "finding"}


def test_r09_it_leads_to_help_and_to_nothing_else(cases) -> None:
    case = cases.concern(**BEYOND)
    actions.link_support(cases.team, case, taken_and_given(cases.people, cases.opened, cases.days))
    actions.tell_lmc(cases.team, case, "LMC1", "Talk about a plan")
    with pytest.raises(Refused, match="R-15, R-24"):
        actions.step(cases.team, case, "offer-support")
    actions.step(cases.team, case, "offer-help-only")
    assert {one.to for one in CASE.leaving("help_only")} == {"closed"}
    with pytest.raises(Refused, match="no step from here"):
        actions.step(cases.team, case, "assess", reason="After all")


def test_r09_help_alone_also_waits_for_the_lmc_to_be_told(cases) -> None:
    case = cases.concern(**BEYOND)
    actions.link_support(cases.team, case, taken_and_given(cases.people, cases.opened, cases.days))
    with pytest.raises(Refused, match="LMC has been told"):
        actions.step(cases.team, case, "offer-help-only")


def test_r09_a_plan_needs_the_lmc_informed_and_informs_it(cases) -> None:
    case = cases.concern(**BEYOND)
    with pytest.raises(NotAllowed, match=r"LMC is informed.*R-09"):
        actions.propose_plan(cases.team, case, "Meet every month", lmc_informed=False)
    plan = actions.propose_plan(cases.team, case, "Meet every month", lmc_informed=True)
    assert not plan.has_contractual_effect
    assert [one.lmc for one in case.lmcs.all()] == ["LMC1"]


def test_r09_the_page_carries_the_banner_for_both_sides(cases, shown) -> None:
    case = cases.concern(**BEYOND)
    team, practice = shown("performance"), shown("practice")
    refused = team.post(f"/desk/cases/{case.pk}/plan/", {"steps": "Meet every month"})
    assert refused.status_code == 400
    assert "(R-09)" in refused.content.decode()
    team.post(f"/desk/cases/{case.pk}/plan/", {"steps": "Meet every month", "lmc_informed": "yes"})
    for page in (team.get(f"/desk/cases/{case.pk}/"), practice.get(f"/desk/our-cases/{case.pk}/")):
        assert "It has no contractual effect" in page.content.decode()
        assert "it can never come to a notice" in page.content.decode()


def test_r09_the_practice_declines_and_nothing_follows(cases, shown) -> None:
    case = cases.concern(**BEYOND)
    plan = actions.propose_plan(cases.team, case, "Meet every month", lmc_informed=True)
    sent = shown("practice").post(
        f"/desk/our-cases/{case.pk}/plan-answer/",
        {"plan": plan.pk, "say": "decline", "words": "We have no time"},
    )
    assert sent.status_code == 302
    assert (
        "nothing follows. We have no time"
        in shown("performance").get(f"/desk/cases/{case.pk}/").content.decode()
    )
    assert state_of(CASE, case) == "concern"
    with pytest.raises(InputError, match="already"):
        actions.answer_plan(cases.practice, plan, is_accepted=True)
    with pytest.raises(NotAllowed):
        actions.answer_plan(cases.team, plan, is_accepted=True)


def test_r09_where_there_is_no_lmc_there_is_no_such_plan(cases, sql) -> None:
    case = cases.concern(**BEYOND)
    sql("UPDATE accounts_organisation SET areas = '[]' WHERE kind = 'lmc'")
    with pytest.raises(NotAllowed, match="no LMC of the area"):
        actions.propose_plan(cases.team, case, "Meet every month", lmc_informed=True)


def test_r09_the_database_gives_no_such_plan_an_effect(cases) -> None:
    case = cases.concern(**BEYOND)
    row = {"case_id": case.pk, "steps": "Do as we say", "at": "2026-03-02", "by_id": cases.team.person.pk}
    for effect, informed in ((True, True), (False, False), (True, False)):
        with pytest.raises(DatabaseError, match="r09_no_contractual_effect"):
            insert(
                "concerns_plan", **row, standing="beyond", has_contractual_effect=effect, lmc_informed=informed
            )  # fmt: skip
    with pytest.raises(DatabaseError, match="standing of its case"):
        insert("concerns_plan", **row, standing="core", has_contractual_effect=True, lmc_informed=True)


def test_r09_the_database_takes_no_move_to_anything_formal(cases) -> None:
    case = cases.concern(**BEYOND)
    with pytest.raises(DatabaseError, match="R-09"):
        insert("concerns_casemove", **move_row(case, cases.team, "offer-support", "support"))
    for state in ("assess", "remedial", "breach_notice", "may_terminate", "ended_at_once"):
        with pytest.raises(DatabaseError):
            insert("concerns_casemove", **move_row(case, cases.team, "assess", state))
