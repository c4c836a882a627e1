"""R-16: no local scheme of points and thresholds. Tried through the page, the service and the database."""

import pytest
from django.db import DatabaseError

from evenhand.cycle.agreements import actions
from evenhand.cycle.machine import Refused
from support.forced_objectives import put
from support.made_agreements import HOURS, IN_NUMBERS, IN_WORDS, TALKS, begun, changed, shared, version
from support.moving_days import Days

PAGE = "/desk/agreements/Z80001/2027/"
POINTS = "Two points for each ten reviews, £40 per point, from a lower threshold of 50"
FORM = {"step": "propose", "text": POINTS, "kind": "qualitative", "scope": "common", "basis": "voluntary"}


@pytest.fixture
def days(monkeypatch):
    return Days(monkeypatch, TALKS)


def test_r16_points_and_thresholds_are_refused(people, released, days):
    made = begun(people, released)
    with pytest.raises(Refused, match=r"No local scheme of points and thresholds.*\(R-16\)"):
        actions.propose(people.viewer("performance"), made, changed(IN_WORDS, text=POINTS), released)


def test_r16_the_page_says_so_and_keeps_the_words(people, signed_in, released, days):
    begun(people, released)
    answer = signed_in("performance").post(PAGE, FORM)
    assert "No local scheme of points" in answer.content.decode()
    assert "lower threshold of 50</textarea>" in answer.content.decode()


def test_r16_a_payment_by_a_target_is_such_a_scheme_without_the_words(people, released, days):
    made = begun(people, released)
    terms = changed(HOURS, payment_pence=50_000)
    with pytest.raises(Refused, match="R-16"):
        actions.propose(people.viewer("performance"), made, terms, released)


def test_r16_a_priced_local_service_may_have_them(people, released, days):
    made = begun(people, released)
    terms = changed(IN_NUMBERS, text=POINTS, payment_pence=50_000)
    assert actions.propose(people.viewer("performance"), made, terms, released).payment_pence == 50_000


def test_r16_a_payment_for_something_in_words_is_none(people, released, days):
    made = begun(people, released)
    terms = changed(IN_WORDS, payment_pence=50_000)
    assert actions.propose(people.viewer("performance"), made, terms, released).payment_pence == 50_000


@pytest.mark.parametrize("basis", ["voluntary", "contract", "signed"])
def test_r16_the_database_refuses_a_payment_by_a_target(people, released, days, basis):
    made = shared(people, released, HOURS)
    with pytest.raises(DatabaseError, match="r16"):
        put(version(made), payment_pence=50_000, basis=basis, reference="Clause 8")


def test_r16_writing_anew_is_no_way_round(people, released, days):
    made = shared(people, released)
    objective = made.objectives.get(number=1)
    with pytest.raises(Refused, match="R-16"):
        actions.counter(people.viewer("practice"), objective, changed(IN_WORDS, text=POINTS), released, 1)
