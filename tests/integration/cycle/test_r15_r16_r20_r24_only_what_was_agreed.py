"""R-15, R-16, R-20, R-22, R-24 and R-02: only a minimum standard that both agreed to, missed twice beyond chance."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from django.db import DatabaseError

from evenhand.common.errors import InputError, NotAllowed
from evenhand.cycle.challenges.actions import answer, raise_challenge
from evenhand.cycle.concerns import actions
from evenhand.cycle.concerns.admissible import (
    NOT_COMPARED,
    ONE_PERIOD,
    faults_of,
    figure_of,
    is_beyond_chance,
)
from evenhand.cycle.concerns.models import Evidence
from evenhand.cycle.machine import Refused
from evenhand.publication.installed import Opened
from support.made_cases import contract_release
from support.raw_rows import case_row, figure_row, found_row, insert, move_row

REFUSED = [
    ("more-than-asked", "R-15", "goes beyond the contract"),
    ("local-clinics", "R-15", "binds who signed it"),
    ("points", "R-16", "Points of a scheme"),
    ("to-work-towards", "R-20", "no consequence"),
    ("only-unlike-others", "R-02", "no standard that was not met"),
    ("visits", "R-04", "neither end is better"),
    ("area-waits", "R-22", "is no practice’s"),
    ("rooms-for-all", "R-01", "circumstance"),
    ("nearly-there", "beyond chance", "whole 95% interval"),
    ("prescribing-cost", "R-08", "Figures of money"),
]
COLUMNS = [
    ({"basis": "beyond"}, "r15_core_or_signed"),
    ({"basis": "incentive"}, "r15_core_or_signed"),
    ({"basis": "context"}, "r15_core_or_signed"),
    ({"basis": "local"}, "R-15"),
    ({"standard_kind": "developmental"}, "r20_minimum_standard"),
    ({"standard_kind": "none"}, "r20_minimum_standard"),
    ({"purpose": "developmental"}, "r20_minimum_standard"),
    ({"purpose": "payment"}, "r20_minimum_standard"),
    ({"purpose": "information"}, "r20_minimum_standard"),
    ({"polarity": "neutral"}, "r04_not_neutral|r02_beyond_chance_twice"),
    ({"level": "commissioner"}, "r22_practices_own"),
    ({"upper95": 0.8}, "r02_beyond_chance_twice"),
    ({"earlier_upper95": 0.81}, "r02_beyond_chance_twice"),
    ({"upper95": None}, "r02_beyond_chance_twice"),
    ({"target": None}, "r02_beyond_chance_twice"),
    ({"polarity": "lower"}, "r02_beyond_chance_twice"),
    ({"earlier_period_end": None}, "evidence_of_two_periods"),
    ({"earlier_period_end": "2021-04-01"}, "evidence_of_two_periods"),
    ({"context_note": ""}, "r01_with_context"),
    ({"origin": "profile-rank"}, "r07_no_commissioning_plan"),
    ({"indicator": ""}, "figure_of_an_indicator"),
]


@pytest.mark.parametrize(("indicator", "rule", "says"), REFUSED)
def test_a_figure_that_binds_nobody_is_refused_with_its_rule(
    cases, indicator: str, rule: str, says: str
) -> None:
    case = cases.concern()
    with pytest.raises(NotAllowed, match=says) as refused:
        actions.attach(cases.team, cases.opened, case, "figure", indicator=indicator)
    assert f"({rule})" in str(refused.value)
    assert not Evidence.objects.exists()


@pytest.mark.parametrize(("changes", "constraint"), COLUMNS)
def test_the_database_takes_no_such_row(cases, changes: dict[str, Any], constraint: str) -> None:
    case = cases.concern()
    with pytest.raises(DatabaseError, match=constraint):
        insert("concerns_evidence", **figure_row(case, cases.team, **changes))


def test_the_database_takes_the_row_that_every_rule_allows(cases) -> None:
    case = cases.concern()
    insert("concerns_evidence", **figure_row(case, cases.team))
    lower = {"polarity": "lower", "target": 0.4}
    insert("concerns_evidence", **figure_row(case, cases.team, **lower))
    insert("concerns_evidence", **found_row(case, cases.team))
    assert Evidence.objects.count() == 3


@pytest.mark.parametrize("indicator", ["asthma-review", "phone-waits"])
def test_a_minimum_standard_missed_twice_beyond_chance_is_evidence(cases, indicator: str) -> None:
    made = actions.attach(cases.team, cases.opened, cases.concern(), "figure", indicator=indicator)
    assert made.earlier_period_end < made.period_start
    assert "where the standard is" in made.words
    assert made.context_note


def test_a_local_agreement_binds_who_signed_it(cases) -> None:
    case = cases.concern(standing="signed", clause_source="signed-agreement")
    assert (
        actions.attach(cases.team, cases.opened, case, "figure", indicator="local-clinics").basis == "local"
    )


@pytest.mark.parametrize(
    "origin",
    ["developmental-standard", "local-points", "commissioner-result", "expected-only", "profile-rank"],
)
def test_what_can_never_be_evidence_is_said_on_the_page_by_its_rule(cases, shown, origin: str) -> None:
    case = cases.concern()
    page = shown("performance").post(f"/desk/cases/{case.pk}/evidence/", {"origin": origin, "words": "This"})
    assert page.status_code == 400
    assert "There is a problem" in page.content.decode()
    assert "(R-" in page.content.decode()


@pytest.mark.parametrize(
    ("purpose", "says"), [("developmental", "R-20"), ("information", "R-20"), ("payment", "R-16")]
)
def test_r20_a_profile_of_another_purpose_has_no_consequence(
    cases, tmp_path, purpose: str, says: str
) -> None:
    opened = Opened.at(contract_release(tmp_path / "release", purpose=purpose, band_rule="none"))
    with pytest.raises(NotAllowed, match=says):
        actions.attach(cases.team, opened, cases.concern(), "figure", indicator="asthma-review")


@pytest.mark.parametrize("source", ["", "framework", "profile", "signed-agreement"])
def test_r24_a_profile_or_framework_is_no_contract(cases, source: str) -> None:
    with pytest.raises(NotAllowed, match="R-24"):
        cases.concern(clause_source=source)
    row = case_row(cases.team, clause_source=source)
    with pytest.raises(DatabaseError, match="r24_case_on_a_term"):
        insert("concerns_case", **row)


def test_r24_a_case_cites_its_term(cases) -> None:
    with pytest.raises(InputError, match="The term it rests on"):
        cases.concern(clause=" ")
    with pytest.raises(DatabaseError, match="r24_case_on_a_term"):
        insert("concerns_case", **case_row(cases.team, clause=""))


def test_r24_the_notice_states_that_it_rests_on_no_rank(cases) -> None:
    case = cases.heard()
    with pytest.raises(InputError, match="not based on a place in any list"):
        cases.drafted(case, is_not_on_rank=False)


def test_a_figure_under_challenge_is_used_in_no_case(cases) -> None:
    case = cases.concern()
    challenge = raise_challenge(cases.practice, cases.opened, "asthma-review", "coding", "Coded elsewhere")
    with pytest.raises(NotAllowed, match="challenges this figure"):
        actions.attach(cases.team, cases.opened, case, "figure", indicator="asthma-review")
    with pytest.raises(DatabaseError, match="under challenge"):
        insert("concerns_evidence", **figure_row(case, cases.team))
    answer(cases.team, challenge, "decline", "The codes were looked at")
    assert actions.attach(cases.team, cases.opened, case, "figure", indicator="asthma-review")


def test_a_challenge_raised_later_stops_every_step(cases) -> None:
    case = cases.heard()
    notice = cases.drafted(case)
    raise_challenge(cases.practice, cases.opened, "asthma-review", "coding", "Coded elsewhere")
    with pytest.raises(Refused, match="under challenge"):
        actions.step(cases.panel, case, "give-remedial-notice", notice=notice.pk)
    with pytest.raises(DatabaseError, match="under challenge"):
        insert("concerns_casemove", **move_row(case, cases.panel, "give-remedial-notice", "remedial"))


def test_a_figure_of_one_period_is_not_enough(cases) -> None:
    figure = figure_of(cases.opened, "Z80001", "asthma-review")
    alone = replace(figure, earlier=None)
    assert faults_of(alone, "Z80001", "core") == [ONE_PERIOD]


def test_an_indicator_that_is_not_there_is_no_evidence(cases) -> None:
    with pytest.raises(InputError, match="no figure"):
        actions.attach(cases.team, cases.opened, cases.concern(), "figure", indicator="nonsense")


def test_what_was_found_once_may_be_chance(cases) -> None:
    case, today = cases.concern(), cases.days.today
    again = {"found_on": today - timedelta(days=27), "found_again_on": today}
    with pytest.raises(NotAllowed, match="four weeks"):
        actions.attach(cases.team, cases.opened, case, "finding", words="Closed at noon", **again)
    with pytest.raises(NotAllowed, match="four weeks"):
        actions.attach(cases.team, cases.opened, case, "finding", words="Closed at noon", found_on=today)
    with pytest.raises(InputError, match="the day it was found"):
        actions.attach(
            cases.team, cases.opened, case, "finding", words="Closed", found_on=today + timedelta(days=1)
        )
    with pytest.raises(DatabaseError, match="once may be chance"):
        insert("concerns_evidence", **found_row(case, cases.team, found_again_on="2026-02-01"))
    with pytest.raises(DatabaseError, match="evidence_of_two_days"):
        insert("concerns_evidence", **found_row(case, cases.team, found_again_on=None))
    again = {"found_on": today - timedelta(days=28), "found_again_on": today}
    assert actions.attach(cases.team, cases.opened, case, "finding", words="Closed at noon", **again)


def test_a_figure_that_is_not_compared_is_no_evidence(cases) -> None:
    figure = figure_of(cases.opened, "Z80001", "asthma-review")
    stale = replace(figure, row={**figure.row, "status": "stale"})
    assert faults_of(stale, "Z80001", "core") == [NOT_COMPARED]


def test_a_figure_without_an_interval_shows_nothing_beyond_chance() -> None:
    row = {"lower95": None, "upper95": None}
    assert not is_beyond_chance("higher", 0.8, row)
    assert not is_beyond_chance("neutral", 0.8, {"lower95": 0.1, "upper95": 0.2})
    assert is_beyond_chance("higher", 0.8, {"lower95": 0.1, "upper95": 0.799})
    assert not is_beyond_chance("higher", 0.8, {"lower95": 0.1, "upper95": 0.8})
