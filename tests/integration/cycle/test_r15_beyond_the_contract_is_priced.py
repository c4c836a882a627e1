"""R-15: what goes beyond the contract is a priced local service, or free to choose. Page, service and database."""

import pytest
from django.db import DatabaseError

from evenhand.common.errors import InputError
from evenhand.cycle.agreements import actions
from evenhand.cycle.machine import Refused
from support.forced_objectives import put
from support.made_agreements import (
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
FORM = {
    "step": "propose", "text": "More reviews", "kind": "quantitative", "scope": "common", "basis": "contract",
    "reference": "Clause 8", "indicator": "asthma-review", "target": "98", "what_1": "A nurse", "owner_1": "We",
    "by_1": "2027-06-30",
}  # fmt: skip


@pytest.fixture
def days(monkeypatch):
    return Days(monkeypatch, TALKS)


@pytest.mark.parametrize("basis", ["contract", "signed"])
def test_r15_what_goes_beyond_the_contract_is_no_duty(people, released, days, basis):
    made = begun(people, released)
    terms = changed(IN_NUMBERS, basis=basis, reference="Clause 8", price_pence=None)
    with pytest.raises(Refused, match=r"beyond the contract is agreed and paid.*\(R-15\)"):
        actions.propose(people.viewer("performance"), made, terms, released)


def test_r15_the_page_says_so(people, signed_in, released, days):
    begun(people, released)
    answer = signed_in("performance").post(PAGE, FORM)
    assert answer.status_code == 400
    assert "agreed and paid as a local enhanced service, or is free to choose" in answer.content.decode()


def test_r15_a_practice_is_held_to_it_as_well(people, released, days):
    made = shared(people, released)
    terms = changed(IN_NUMBERS, basis="contract", reference="Clause 8", price_pence=None)
    with pytest.raises(Refused, match="R-15"):
        actions.propose(people.viewer("practice"), made, terms, released)


@pytest.mark.parametrize("changes", [{"price_pence": None}, {"reference": " "}])
def test_r15_a_local_service_has_a_price_and_a_name(people, released, days, changes):
    made = begun(people, released)
    with pytest.raises(Refused, match="a local service its price and reference"):
        actions.propose(people.viewer("performance"), made, changed(IN_NUMBERS, **changes), released)


def test_r15_a_price_of_nothing_is_no_price(people, released, days):
    made = begun(people, released)
    with pytest.raises(InputError, match="money is more than nothing"):
        actions.propose(people.viewer("performance"), made, changed(IN_NUMBERS, price_pence=0), released)


@pytest.mark.parametrize("basis", ["contract", "signed"])
def test_r15_a_duty_in_words_names_its_clause(people, released, days, basis):
    made = begun(people, released)
    with pytest.raises(Refused, match="A duty names its clause"):
        actions.propose(people.viewer("performance"), made, changed(IN_WORDS, basis=basis), released)


def test_r15_what_the_contract_does_ask_can_be_an_objective(people, tmp_path, released, days):
    made = begun(people, released)
    terms = changed(
        IN_NUMBERS,
        indicator="answers-in-time",
        basis="contract",
        reference="Clause 8",
        price_pence=None,
        target=0.95,
    )
    assert not actions.propose(people.viewer("performance"), made, terms, wider_release(tmp_path)).is_beyond


def test_r15_a_price_belongs_to_a_local_service_alone(people, released, days):
    made = begun(people, released)
    with pytest.raises(InputError, match="only a priced local service has a price"):
        actions.propose(people.viewer("performance"), made, changed(IN_NUMBERS, basis="voluntary"), released)


@pytest.mark.parametrize(
    "changes",
    [
        {"basis": "contract", "is_beyond": True, "reference": "Clause 8"},
        {"basis": "signed", "is_beyond": True, "reference": "Letter"},
        {"basis": "priced", "price_pence": None, "reference": "LES 7"},
        {"basis": "priced", "price_pence": 0, "reference": "LES 7"},
        {"basis": "priced", "price_pence": 100, "reference": ""},
        {"basis": "contract", "is_beyond": False, "reference": ""},
    ],
)
def test_r15_the_database_refuses_it_too(people, released, days, changes):
    made = shared(people, released)
    with pytest.raises(DatabaseError, match="r15"):
        put(version(made), **changes)


def test_r15_only_a_contract_imposes_in_the_database_too(people, released, days):
    made = shared(people, released)
    for changes in (
        {"basis": "voluntary"},
        {"basis": "contract", "reference": "Clause 8", "role": "practice"},
    ):
        with pytest.raises(DatabaseError, match="only_a_contract_imposes"):
            put(version(made), to_state="imposed", reason="So", **changes)
