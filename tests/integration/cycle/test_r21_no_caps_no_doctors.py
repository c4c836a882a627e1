"""R-21: no referral is capped, no doctor counted, nobody paid for less care. Page, service and database."""

import pytest
from django.db import DatabaseError

from evenhand.cycle.agreements import actions
from evenhand.cycle.machine import Refused
from support.forced_objectives import put
from support.made_agreements import (
    HOURS,
    IN_NUMBERS,
    IN_WORDS,
    TALKS,
    begun,
    changed,
    shared,
    version,
    wider_release,
)
from support.moving_days import Days

PAGE = "/desk/agreements/Z80001/2027/"
FORM = {"step": "propose", "kind": "qualitative", "scope": "common", "basis": "voluntary"}
TEXTS = (
    ("No more than 30 referrals a month", "No referral or admission is capped"),
    ("Reduce emergency admissions by a tenth", "No referral or admission is capped"),
    ("Show the number of appointments per GP", "No doctor or nurse is counted"),
    ("A prescribing target for every doctor", "No doctor or nurse is counted"),
    ("A bonus for lower prescribing spend", "Nobody is paid for referring"),
    ("Half of the savings on referrals as an incentive", "Nobody is paid for referring"),
)


@pytest.fixture
def days(monkeypatch):
    return Days(monkeypatch, TALKS)


@pytest.mark.parametrize(("text", "said"), TEXTS)
def test_r21_such_an_objective_is_refused(people, released, days, text, said):
    made = begun(people, released)
    with pytest.raises(Refused, match=said) as refusal:
        actions.propose(people.viewer("performance"), made, changed(IN_WORDS, text=text), released)
    assert "R-21" in {guard.rule for guard in refusal.value.broken}


@pytest.mark.parametrize(("text", "said"), TEXTS)
def test_r21_the_page_says_so(people, signed_in, released, days, text, said):
    begun(people, released)
    answer = signed_in("performance").post(PAGE, {**FORM, "text": text})
    assert answer.status_code == 400
    assert said in answer.content.decode()


def test_r21_it_is_no_way_round_to_say_it_in_how_it_is_counted(people, released, days):
    made = begun(people, released)
    terms = changed(HOURS, counted="appointments per GP in a week")
    with pytest.raises(Refused, match="No doctor or nurse is counted"):
        actions.propose(people.viewer("performance"), made, terms, released)


def test_r21_a_target_on_referrals_is_a_cap_whatever_it_is_called(people, released, tmp_path, days):
    made = begun(people, released)
    terms = changed(IN_NUMBERS, text="Work with the hospital", indicator="first-referrals", target=300.0)
    with pytest.raises(Refused, match="No referral or admission is capped"):
        actions.propose(people.viewer("performance"), made, terms, wider_release(tmp_path))


def test_r21_a_practice_cannot_agree_to_it_either(people, released, days):
    made = shared(people, released)
    with pytest.raises(Refused, match="R-21"):
        actions.propose(people.viewer("practice"), made, changed(IN_WORDS, text=TEXTS[0][0]), released)


def test_r21_the_database_refuses_a_target_on_what_is_decided_for_one_patient(people, released, days):
    made = shared(people, released, HOURS)
    with pytest.raises(DatabaseError, match="r21"):
        put(version(made), is_decided=True)


def test_r22_what_is_the_commissioners_own_result_is_no_practices_objective(people, released, tmp_path, days):
    made = begun(people, released)
    terms = changed(IN_NUMBERS, indicator="own-result", target=0.97)
    with pytest.raises(Refused, match="R-22"):
        actions.propose(people.viewer("performance"), made, terms, wider_release(tmp_path))


def test_r04_what_is_neutral_has_no_target(people, released, days):
    made = begun(people, released)
    terms = changed(IN_NUMBERS, indicator="emergency-visits", target=900.0)
    with pytest.raises(Refused, match="R-04"):
        actions.propose(people.viewer("performance"), made, terms, released)


def test_r06_what_the_commissioner_asks_in_numbers_comes_with_help_or_pay(people, released, days):
    made = begun(people, released)
    with pytest.raises(Refused, match="R-06"):
        actions.propose(people.viewer("performance"), made, changed(HOURS, support=()), released)
    made_by_practice = shared(people, released, practice="Z80002")
    actions.propose(
        people.viewer("practice", at="Z80002"), made_by_practice, changed(HOURS, support=()), released
    )


def test_a_target_inside_the_noise_is_refused_as_undetectable(people, released, days):
    made = begun(people, released)
    with pytest.raises(Refused, match="can be told from chance"):
        actions.propose(people.viewer("performance"), made, changed(IN_NUMBERS, target=0.9), released)
    shared_one = shared(people, released, practice="Z80002")
    with pytest.raises(DatabaseError, match="told_from_chance"):
        put(version(shared_one, 2), target=version(shared_one, 2).baseline + 0.001)


def test_a_target_that_is_no_better_than_today_is_refused(people, released, days):
    made = begun(people, released)
    with pytest.raises(Refused, match="better than the baseline"):
        actions.propose(people.viewer("performance"), made, changed(IN_NUMBERS, target=0.7), released)


def test_a_survey_without_its_indicator_is_refused(people, released, days):
    made = begun(people, released)
    terms = changed(HOURS, text="Raise satisfaction by 1%", counted="our own survey")
    with pytest.raises(Refused, match="names its indicator"):
        actions.propose(people.viewer("performance"), made, terms, released)


def test_a_practice_without_a_figure_has_no_target_on_it(people, released, days):
    made = begun(people, released)
    terms = changed(IN_NUMBERS, indicator="cqc-rating", target=1.0)
    with pytest.raises(Refused, match="a figure of the practice to start from"):
        actions.propose(people.viewer("performance"), made, terms, released)
