"""R-18: who judges a practice knows it, in cases too."""

from datetime import timedelta

import pytest
from django.db import DatabaseError

from evenhand.common.errors import NotAllowed
from evenhand.cycle.concerns import actions
from evenhand.cycle.concerns.actions.cases import Concern
from evenhand.cycle.machine import Refused
from support.made_cases import CONCERN
from support.made_support import taken_and_given
from support.raw_rows import case_row, insert


def test_r18_no_case_is_opened_about_a_practice_nobody_was_in_touch_with(cases) -> None:
    with pytest.raises(NotAllowed, match="R-18"):
        actions.open_case(cases.team, cases.row, Concern(**CONCERN))
    with pytest.raises(DatabaseError, match="R-18"):
        insert("concerns_case", **case_row(cases.team))


def test_r18_the_page_says_so(shown) -> None:
    page = shown("performance").post("/desk/cases/new/", CONCERN | {"practice": "Z80001"})
    assert page.status_code == 400
    assert "(R-18)" in page.content.decode()


def test_r18_a_contact_that_is_too_long_ago_stops_a_case_that_has_begun(cases) -> None:
    case = cases.concern()
    cases.days.later(360)
    actions.link_support(cases.team, case, taken_and_given(cases.people, cases.opened, cases.days))
    cases.days.later(6)
    with pytest.raises(Refused, match=r"in touch.*\(R-18\)"):
        actions.step(cases.team, case, "offer-support")


def test_r18_a_contact_of_last_year_does_not_open_one_in_the_database(cases) -> None:
    cases.concern()
    cases.days.later(367)
    with pytest.raises(DatabaseError, match="R-18"):
        insert("concerns_case", **case_row(cases.team))
    cases.days.to(cases.days.today - timedelta(days=1))
    insert("concerns_case", **case_row(cases.team))
