"""R-05: a practice decides how far it goes in the QOF, and how fast. Through the page, the service and the database."""

from datetime import date

import pytest
from django.db import DatabaseError

from evenhand.cycle.agreements import actions
from evenhand.cycle.machine import Refused
from support.forced_objectives import put
from support.made_agreements import IN_NUMBERS, IN_WORDS, TALKS, changed, shared, version, wider_release
from support.moving_days import Days

PAGE, OWN = "/desk/agreements/Z80001/2027/", "/desk/agreement/"
AIM = changed(
    IN_NUMBERS, text="Control diabetes better", indicator="diabetes-control", target=0.9, basis="voluntary",
    reference="", price_pence=None, due=date(2028, 3, 31),
)  # fmt: skip
FORM = {
    "step": "propose", "text": "Reach 90% of the QOF diabetes indicators by June", "kind": "qualitative",
    "scope": "specific", "basis": "voluntary",
}  # fmt: skip


@pytest.fixture
def days(monkeypatch):
    return Days(monkeypatch, TALKS)


@pytest.fixture
def wider(tmp_path):
    return wider_release(tmp_path)


def test_r05_the_practice_writes_its_own_aim_and_its_own_day(people, released, wider, days):
    made = shared(people, released)
    kept = actions.propose(people.viewer("practice"), made, AIM, wider)
    assert (kept.is_qof, kept.due) == (True, date(2028, 3, 31))


def test_r05_nobody_else_writes_it(people, released, wider, days):
    made = shared(people, released)
    with pytest.raises(Refused, match=r"A practice decides how far it goes.*\(R-05\)"):
        actions.propose(people.viewer("performance"), made, AIM, wider)


def test_r05_nobody_else_changes_it_or_takes_it_back(people, released, wider, days):
    made = shared(people, released)
    objective = actions.propose(people.viewer("practice"), made, AIM, wider).thing
    team = people.viewer("performance")
    with pytest.raises(Refused, match="R-05"):
        actions.counter(team, objective, changed(AIM, target=0.95), wider, 1)
    with pytest.raises(Refused, match="R-05"):
        actions.withdraw(team, objective, 1, "Not far enough")
    actions.agree(team, objective, 1)
    assert version(made, 3).due == AIM.due


def test_r05_no_day_of_the_commissioners_is_on_it(people, released, wider, days):
    made = shared(people, released)
    objective = actions.propose(people.viewer("practice"), made, changed(AIM, due=None), wider).thing
    with pytest.raises(Refused, match="R-05"):
        actions.counter(people.viewer("performance"), objective, AIM, wider, 1)


def test_r05_it_is_heard_in_words_too(people, signed_in, released, days):
    shared(people, released)
    answer = signed_in("performance").post(PAGE, FORM)
    assert answer.status_code == 400
    assert "A practice decides how far it goes" in answer.content.decode()
    assert signed_in("practice").post(OWN, FORM).status_code == 302


@pytest.mark.parametrize("transition", ["propose", "counter", "withdraw", "made-up"])
def test_r05_the_database_refuses_anybody_elses(people, released, days, transition):
    made = shared(people, released)
    with pytest.raises(DatabaseError, match="r05"):
        put(version(made), transition=transition, is_qof=True, role="performance")


def test_r05_agreeing_in_the_database_changes_nothing_of_the_text(people, released, wider, days):
    made = shared(people, released)
    actions.propose(people.viewer("practice"), made, AIM, wider)
    with pytest.raises(DatabaseError, match="agreed to as it is"):
        put(
            version(made, 3), transition="agree", to_state="agreed", role="performance", due=date(2027, 6, 30)
        )


def test_r05_going_no_further_is_no_flag(people, released, wider, days):
    made = shared(people, released)
    objective = actions.propose(people.viewer("practice"), made, AIM, wider).thing
    actions.withdraw(people.viewer("practice"), objective, 1, "Not this year")
    assert version(made, 3).to_state == "withdrawn"


def test_r05_words_stay_open_to_both(people, released, days):
    made = shared(people, released)
    assert put(version(made), role="practice").text == IN_WORDS.text
