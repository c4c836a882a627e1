"""R-07: not following a commissioning plan is no breach. Tried through the page, the service and the database."""

import pytest
from django.db import DatabaseError

from evenhand.accounts.models import Event
from evenhand.common.errors import NotAllowed
from evenhand.cycle.concerns import actions
from evenhand.cycle.concerns.models import Case, Evidence
from support.made_cases import CONCERN
from support.raw_rows import case_row, figure_row, found_row, insert

PLAN = "commissioning-plan"


def test_r07_no_case_is_opened_about_a_plan(cases) -> None:
    with pytest.raises(NotAllowed, match=r"no breach of a contract.*R-07"):
        cases.concern(origin=PLAN)
    assert not Case.objects.exists()


def test_r07_a_plan_is_no_evidence(cases) -> None:
    case = cases.concern()
    with pytest.raises(NotAllowed, match="R-07"):
        actions.attach(cases.team, cases.opened, case, PLAN, words="They did not refer to our clinic")
    assert not Evidence.objects.exists()


def test_r07_it_is_recorded_that_somebody_tried(cases) -> None:
    case = cases.concern()
    with pytest.raises(NotAllowed):
        actions.attach(cases.team, cases.opened, case, PLAN, words="They did not refer to our clinic")
    event = Event.objects.order_by("-sequence")[0]
    assert (event.action, event.practice) == ("was refused: attach evidence", "Z80001")
    assert "R-07" in event.reason


def test_r07_the_page_says_the_rule_and_keeps_what_was_typed(shown) -> None:
    page = shown("performance").post(
        "/desk/cases/new/", CONCERN | {"practice": "Z80001", "origin": PLAN, "facts": "They went elsewhere"}
    )
    assert page.status_code == 400
    assert "no breach of a contract" in page.content.decode()
    assert "They went elsewhere" in page.content.decode()


def test_r07_the_form_of_evidence_says_it_too(cases, shown) -> None:
    case = cases.concern()
    answer = shown("performance").post(
        f"/desk/cases/{case.pk}/evidence/", {"origin": PLAN, "words": "A plan"}
    )
    assert answer.status_code == 400
    assert "(R-07)" in answer.content.decode()


def test_r07_the_database_takes_none_by_whatever_door(cases) -> None:
    case = cases.concern()
    for row in (found_row(case, cases.team, origin=PLAN), figure_row(case, cases.team, origin=PLAN)):
        with pytest.raises(DatabaseError, match="r07_no_commissioning_plan"):
            insert("concerns_evidence", **row)
    with pytest.raises(DatabaseError, match="r07_no_case_about_a_plan"):
        insert("concerns_case", **case_row(cases.team, origin=PLAN))


def test_r07_an_attached_row_cannot_be_made_into_one(cases, sql) -> None:
    case = cases.assessed()
    with pytest.raises(DatabaseError, match="written once"):
        sql("UPDATE concerns_evidence SET origin = %s WHERE case_id = %s", PLAN, case.pk)
    with pytest.raises(DatabaseError, match="written once"):
        sql("UPDATE concerns_case SET origin = %s", PLAN)
