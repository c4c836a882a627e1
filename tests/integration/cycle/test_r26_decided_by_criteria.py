"""R-26: what is decided lists each criterion with what was found. Through the page, the service and the database."""

import json

import pytest
from django.db import DatabaseError

from evenhand.cycle.concerns import actions
from evenhand.cycle.concerns.models import CaseMove
from evenhand.cycle.concerns.tables import CASE
from support.raw_rows import FOUND, insert, move_row


def criteria(move: CaseMove) -> list[dict[str, object]]:
    return list(move.evidence["criteria"])


def test_r26_no_step_is_without_criteria() -> None:
    assert [one.name for one in CASE.transitions if not one.guards] == []


def test_r26_every_step_of_a_case_keeps_every_criterion_and_something_found_for_each(cases) -> None:
    case = cases.terminating()
    moves = list(case.moves.all())

    assert len(moves) == 5
    for move in moves:
        asked = CASE.by_name[move.transition].guards
        kept = criteria(move)
        assert [one["criterion"] for one in kept] == [guard.sentence for guard in asked]
        assert [one["rule"] for one in kept] == [guard.rule for guard in asked]
        assert all(one["found"] for one in kept)


def test_r26_what_follows_from_a_dispute_by_itself_lists_its_criterion_too(cases) -> None:
    case = cases.remedial()
    dispute = actions.raise_dispute(cases.practice, case, "Reviews were held by the network")
    actions.dispute_step(cases.panel, dispute, "concede", reason="They were")

    last = case.moves.order_by("-number")[0]
    assert last.transition == "overturned"
    assert (
        criteria(last)[0]["criterion"]
        == "A dispute about the notice was determined or settled for the practice"
    )


def test_r26_both_sides_read_each_criterion_on_the_page(cases, shown) -> None:
    case = cases.assessed()
    asked = [guard.sentence for guard in CASE.by_name["assess"].guards]

    for role, address in (
        ("performance", f"/desk/cases/{case.pk}/"),
        ("practice", f"/desk/our-cases/{case.pk}/"),
    ):
        page = shown(role).get(address).content.decode()
        assert "Each criterion, and what was found" in page
        assert [sentence for sentence in asked if sentence not in page] == []


@pytest.mark.parametrize(
    "evidence", [{}, {"criteria": []}, {"criteria": "all"}, {"words": '"criteria": [{"'}]
)
def test_r26_the_database_takes_no_step_without_them(cases, evidence) -> None:
    case = cases.concern()
    row = move_row(case, cases.team, "take-no-further", "closed", evidence=json.dumps(evidence))
    with pytest.raises(DatabaseError, match="R-26"):
        insert("concerns_casemove", **row)


def test_r26_the_database_takes_one_with_them_and_never_changes_it(cases, sql) -> None:
    case = cases.concern()
    insert("concerns_casemove", **move_row(case, cases.team, "take-no-further", "closed"))

    assert criteria(case.moves.get()) == FOUND
    with pytest.raises(DatabaseError, match="written once"):
        sql("UPDATE concerns_casemove SET evidence = %s", json.dumps({"criteria": []}))
