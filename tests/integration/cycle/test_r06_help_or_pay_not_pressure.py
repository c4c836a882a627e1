"""R-06: what is wanted sooner is paid for or helped with. Tried through the page, the service and the database."""

import pytest
from django.db import DatabaseError

from evenhand.cycle.agreements import actions as agreements
from evenhand.cycle.concerns import actions
from evenhand.cycle.concerns.models import CaseMove
from evenhand.cycle.machine import Refused
from support.forced_objectives import put
from support.made_agreements import IN_NUMBERS, TALKS, changed, shared
from support.moving_days import Days
from support.raw_rows import insert, move_row

ALONE = changed(IN_NUMBERS, price_pence=None, reference="", basis="voluntary", support=())


@pytest.fixture
def talks(monkeypatch):
    return Days(monkeypatch, TALKS)


@pytest.mark.parametrize(
    ("standing", "step", "told"),
    [("core", "offer-support", {}), ("beyond", "offer-help-only", {"clause": ""})],
)
def test_r06_a_case_goes_nowhere_before_support_is_offered(cases, standing, step, told) -> None:
    case = cases.concern(standing=standing, **told)
    with pytest.raises(Refused, match=r"Support has been offered, and the practice chooses \(R-06\)"):
        actions.step(cases.team, case, step)
    assert not CaseMove.objects.exists()


@pytest.mark.parametrize(
    ("standing", "to", "told"), [("core", "support", {}), ("beyond", "help_only", {"clause": ""})]
)
def test_r06_the_database_lets_it_go_nowhere_either(cases, standing, to, told) -> None:
    case = cases.concern(standing=standing, **told)
    # Which of several triggers speaks first differs between databases, so nothing but help is missing.
    cases.people.organisation("lmc")
    actions.tell_lmc(cases.team, case, "LMC1", "It may come to help")
    with pytest.raises(DatabaseError, match="R-06"):
        insert("concerns_casemove", **move_row(case, cases.team, "made-up", to))


def test_r06_the_page_says_what_is_missing_and_offers_to_offer_it(cases, shown) -> None:
    case = cases.concern()
    answer = shown("performance").post(f"/desk/cases/{case.pk}/step/", {"step": "offer-support"})
    assert answer.status_code == 400
    assert "Support has been offered, and the practice chooses" in answer.content.decode()


def test_r06_a_commissioner_asks_nothing_in_numbers_without_help_or_pay(people, released, talks) -> None:
    made = shared(people, released)
    with pytest.raises(Refused, match="R-06"):
        agreements.propose(people.viewer("performance"), made, ALONE, released)


def test_r06_a_practice_may_set_itself_an_aim_without(people, released, talks) -> None:
    made = shared(people, released)
    objective = agreements.propose(people.viewer("practice"), made, ALONE, released).thing
    agreed = agreements.agree(people.viewer("performance"), objective, 1)
    assert (agreed.role, agreed.support) == ("performance", [])


def test_r06_the_database_takes_no_such_row_of_a_commissioners(people, released, talks) -> None:
    made = shared(people, released)
    last = agreements.propose(people.viewer("practice"), made, ALONE, released)
    with pytest.raises(DatabaseError, match="R-06"):
        put(last, role="performance", by=people.viewer("performance").person)
    kept = put(
        last,
        role="performance",
        by=people.viewer("performance").person,
        payment_pence=None,
        kind="qualitative",
        target=None,
    )
    assert kept.to_state == "countered"
