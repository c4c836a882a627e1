"""R-11: no practice is held to premises that its commissioner did not fund."""

from datetime import timedelta

import pytest
from django.db import DatabaseError

from evenhand.common.errors import NotAllowed
from evenhand.cycle.concerns import actions
from evenhand.cycle.machine import Refused
from evenhand.cycle.support import actions as support
from support.raw_rows import case_row, found_row, insert, move_row


def asked(cases):
    return support.ask(cases.practice, cases.opened, "investment", "A ramp and a room", is_premises=True)


def attach(cases, case, funding="agreed", **more):
    today = cases.days.today
    found = {"found_on": today - timedelta(days=60), "found_again_on": today - timedelta(days=1)}
    return actions.attach(
        cases.team, cases.opened, case, "premises", words="There is no ramp", funding=funding, **found, **more
    )


@pytest.mark.parametrize("funding", ["undecided", "refused", ""])
def test_r11_evidence_of_premises_says_that_they_are_funded(cases, funding: str) -> None:
    case = cases.concern()
    with pytest.raises(NotAllowed, match="R-11"):
        attach(cases, case, funding)
    with pytest.raises(DatabaseError, match="r11_premises_are_funded"):
        insert("concerns_evidence", **found_row(case, cases.team, origin="premises", funding=funding))


def test_r11_saying_so_does_not_help_while_what_was_asked_is_undecided(cases) -> None:
    case = cases.concern()
    one = asked(cases)
    with pytest.raises(NotAllowed, match="R-11"):
        attach(cases, case)
    with pytest.raises(DatabaseError, match="R-11"):
        insert("concerns_evidence", **found_row(case, cases.team, origin="premises", funding="agreed"))
    support.decide(cases.team, cases.opened, one, "refused", "There is no money")
    with pytest.raises(NotAllowed, match="R-11"):
        attach(cases, case)
    support.decide(cases.team, cases.opened, one, "granted", "There is now")
    assert attach(cases, case).funding == "agreed"


def test_r11_a_figure_of_premises_is_held_back_too(cases) -> None:
    case = cases.concern()
    asked(cases)
    with pytest.raises(NotAllowed, match="R-11"):
        actions.attach(cases.team, cases.opened, case, "figure", indicator="premises-standards")


def test_r11_no_case_is_opened_of_unfunded_premises(cases) -> None:
    asked(cases)
    with pytest.raises(NotAllowed, match="R-11"):
        cases.concern(origin="premises")
    with pytest.raises(DatabaseError, match="R-11"):
        insert("concerns_case", **case_row(cases.team, origin="premises"))


def test_r11_what_is_asked_for_later_stops_a_case_that_has_begun(cases) -> None:
    case = cases.supported()
    attach(cases, case)
    cases.days.later(81)
    actions.tell_lmc(cases.team, case, "LMC1", "It may come to a notice")
    asked(cases)
    with pytest.raises(Refused, match=r"premises.*\(R-11\)"):
        actions.step(cases.team, case, "assess", reason="No change")
    with pytest.raises(DatabaseError, match="R-11"):
        insert("concerns_casemove", **move_row(case, cases.team, "assess", "assess"))


def test_r11_the_page_says_the_rule(cases, shown) -> None:
    case = cases.concern()
    asked(cases)
    today = cases.days.today
    page = shown("performance").post(
        f"/desk/cases/{case.pk}/evidence/",
        {
            "origin": "premises",
            "words": "There is no ramp",
            "funding": "agreed",
            "found_on": (today - timedelta(days=60)).isoformat(),
            "found_again_on": today.isoformat(),
        },
    )
    assert page.status_code == 400
    assert "(R-11)" in page.content.decode()


def test_r11_asking_for_a_room_does_not_excuse_what_is_no_matter_of_premises(cases) -> None:
    asked(cases)
    assert cases.assessed()
