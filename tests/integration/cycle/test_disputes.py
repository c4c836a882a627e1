"""What a notice would bring about waits while it is disputed: local resolution, then the NHS procedure."""

from datetime import date, timedelta

import pytest
from django.db import DatabaseError

from evenhand.common.errors import NotAllowed
from evenhand.cycle.concerns import actions, facts
from evenhand.cycle.concerns.disputing import DISPUTE
from evenhand.cycle.concerns.tables import CASE
from evenhand.cycle.machine import Refused, state_of
from support.raw_rows import insert, move_row


def test_a_dispute_makes_it_wait_by_every_door(cases, shown) -> None:
    case = cases.terminating()
    actions.raise_dispute(cases.practice, case, "The reviews were held elsewhere")
    cases.days.later(36)
    with pytest.raises(Refused, match="No dispute about the notice is open"):
        actions.step(cases.panel, case, "contract-ends")
    with pytest.raises(DatabaseError, match="waits while it is disputed"):
        insert("concerns_casemove", **move_row(case, cases.panel, "contract-ends", "terminated"))
    assert facts.is_stayed(case)
    for role, path in (("practice", "our-cases"), ("board", "cases")):
        assert "waits until that is settled" in shown(role).get(f"/desk/{path}/{case.pk}/").content.decode()
    assert "Waits for a dispute" in shown("board").get("/desk/cases/").content.decode()


def test_where_patients_are_unsafe_a_notice_says_that_it_does_not_wait(cases) -> None:
    case = cases.terminating(stands_despite_dispute="patient-safety")
    actions.raise_dispute(cases.practice, case, "They are safe")
    assert not facts.is_stayed(case)
    cases.days.later(36)
    actions.step(cases.panel, case, "contract-ends")


def test_a_dispute_goes_to_the_nhs_and_is_determined_for_the_practice(cases) -> None:
    case = cases.terminating()
    dispute = actions.raise_dispute(cases.practice, case, "The reviews were held elsewhere")
    papers = {"names_and_addresses": "Dr Alder, Mill Lane; NHS Fernshire", "copy_of_contract": "Annex 1"}
    with pytest.raises(Refused, match="short statement"):
        actions.dispute_step(cases.practice, dispute, "refer", papers=papers)
    whole = papers | {"statement": "They were held"}
    actions.dispute_step(cases.practice, dispute, "refer", papers=whole)
    with pytest.raises(Refused, match="its reference and for whom"):
        actions.dispute_step(
            cases.team, dispute, "determine", reason="They were held", papers={"outcome": "us"}
        )
    found = {"outcome": "practice", "reference": "DRP/1"}
    actions.dispute_step(cases.team, dispute, "determine", reason="They were held", papers=found)
    assert state_of(DISPUTE, dispute) == "determined"
    assert state_of(CASE, case) == "closed"
    assert case.moves.get(transition="overturned").role == "clock"


def test_determined_for_the_commissioner_it_goes_on(cases) -> None:
    case = cases.terminating()
    dispute = actions.raise_dispute(cases.practice, case, "They were held elsewhere")
    whole = {"names_and_addresses": "Both", "copy_of_contract": "Annex 1", "statement": "Held"}
    actions.dispute_step(cases.practice, dispute, "refer", papers=whole)
    found = {"outcome": "commissioner", "reference": "DRP/1"}
    actions.dispute_step(cases.team, dispute, "determine", reason="They were not", papers=found)
    assert not facts.is_stayed(case)
    cases.days.later(36)
    actions.step(cases.panel, case, "contract-ends")


def test_the_commissioner_refers_only_with_the_practices_consent(cases) -> None:
    case = cases.terminating()
    dispute = actions.raise_dispute(cases.team, case, "We want it determined")
    whole = {"names_and_addresses": "Both", "copy_of_contract": "Annex 1", "statement": "Held"}
    with pytest.raises(Refused, match="written consent"):
        actions.dispute_step(cases.team, dispute, "refer", papers=whole)
    with pytest.raises(Refused, match="takes it back"):
        actions.dispute_step(cases.practice, dispute, "withdraw-dispute")
    actions.dispute_step(cases.team, dispute, "refer", papers=whole | {"consent": "E-mail of today"})
    assert state_of(DISPUTE, dispute) == "nhs_resolution"
    actions.dispute_step(cases.team, dispute, "withdraw-dispute")


@pytest.mark.parametrize(("over", "passes"), [(0, True), (1, False)])
def test_a_dispute_is_referred_within_three_years(cases, over: int, passes: bool) -> None:
    case = cases.terminating()
    given = facts.issued(case)[1]
    dispute = actions.raise_dispute(cases.practice, case, "They were held")
    cases.days.to(date(given.year + 3, given.month, given.day) + timedelta(days=over))
    whole = {"names_and_addresses": "Both", "copy_of_contract": "Annex 1", "statement": "Held"}
    if passes:
        actions.dispute_step(cases.practice, dispute, "refer", papers=whole)
    else:
        with pytest.raises(Refused, match="within three years"):
            actions.dispute_step(cases.practice, dispute, "refer", papers=whole)


def test_the_board_can_agree_with_the_practice(cases) -> None:
    case = cases.remedial()
    dispute = actions.raise_dispute(cases.practice, case, "They were held elsewhere")
    actions.dispute_step(cases.panel, dispute, "concede", reason="You are right")
    assert (state_of(DISPUTE, dispute), state_of(CASE, case)) == ("settled", "closed")


def test_the_practice_can_settle_and_the_notice_stays(cases) -> None:
    case = cases.remedial()
    dispute = actions.raise_dispute(cases.practice, case, "They were held elsewhere")
    with pytest.raises(NotAllowed, match="disputed already"):
        actions.raise_dispute(cases.team, case, "Again")
    with pytest.raises(DatabaseError, match="once at a time"):
        insert(
            "concerns_dispute", case_id=case.pk, notice_id=dispute.notice_id, words="Again", role="practice",
            raised_on="2026-06-01", at="2026-06-01", by_id=cases.practice.person.pk,
        )  # fmt: skip
    actions.dispute_step(cases.practice, dispute, "settle", reason="We agreed on two more months")
    assert state_of(CASE, case) == "remedial"
    assert not facts.is_stayed(case)


def test_without_a_notice_there_is_nothing_to_dispute(cases) -> None:
    case = cases.assessed()
    with pytest.raises(Refused, match="not as the case stands"):
        actions.raise_dispute(cases.practice, case, "We dispute everything")
