"""An agreement from its draft to being agreed: who may see it, who may write, and what stays."""

from datetime import date

import pytest

from evenhand.common.errors import InputError, NotAllowed
from evenhand.cycle.agreements import actions
from evenhand.cycle.agreements.of import (
    agreement_in_force,
    agreement_of,
    agreements,
    newest,
    objectives_of,
    signed_summary,
)
from evenhand.cycle.agreements.tables import AGREEMENT, OBJECTIVE
from evenhand.cycle.machine import Refused, state_of
from support.made_agreements import (
    IN_NUMBERS,
    IN_WORDS,
    TALKS,
    YEAR,
    agreed,
    begun,
    changed,
    in_force,
    shared,
    version,
)  # fmt: skip
from support.moving_days import Days


@pytest.fixture
def days(monkeypatch):
    return Days(monkeypatch, TALKS)


def test_there_is_one_agreement_a_year(people, released, days):
    begun(people, released)
    with pytest.raises(InputError, match="for this year already"):
        begun(people, released)


@pytest.mark.parametrize("practice", ["Z80003", "Z80005", "Z99999"])
def test_an_agreement_is_begun_with_ones_own_open_practices(people, released, days, practice):
    with pytest.raises(NotAllowed, match="none of your open practices"):
        begun(people, released, practice=practice)


def test_only_the_performance_team_begins_one(people, released, days):
    with pytest.raises(NotAllowed, match="performance team"):
        actions.begin(people.viewer("practice"), released, "Z80001", YEAR)
    with pytest.raises(NotAllowed, match="its two sides"):
        actions.begin(people.viewer("finance"), released, "Z80001", YEAR)


def test_a_draft_is_not_the_practices_to_see_until_it_is_shared(people, released, days):
    begun(people, released)
    assert newest(people.viewer("practice")) is None
    assert len(agreements(people.viewer("performance"))) == 1


def test_an_empty_draft_is_not_shared(people, released, days):
    made = begun(people, released)
    with pytest.raises(Refused, match="It has an objective"):
        actions.step(people.viewer("performance"), made, "share")


def test_each_side_sees_its_own_agreements_alone(people, released, days):
    made = shared(people, released)
    assert newest(people.viewer("practice")) == made
    assert agreement_of(people.viewer("practice", at="Z80002"), "Z80001", YEAR) is None
    assert agreement_of(people.viewer("performance", at="00B"), "Z80001", YEAR) is None
    assert agreements(people.viewer("lmc")) == []
    assert agreements(people.viewer("public")) == []


def test_talks_begin_with_the_first_answer(people, released, days):
    made = shared(people, released)
    objective = made.objectives.get(number=1)
    actions.counter(
        people.viewer("practice"), objective, changed(IN_WORDS, text="Ask by letter"), released, 1
    )
    assert state_of(AGREEMENT, made) == "negotiating"


def test_a_side_does_not_agree_to_its_own_text(people, released, days):
    made = shared(people, released)
    with pytest.raises(Refused, match="the side that did not write it"):
        actions.agree(people.viewer("performance"), made.objectives.get(number=1), 1)


def test_what_is_countered_is_agreed_by_the_first_side(people, released, days):
    made = shared(people, released)
    objective = made.objectives.get(number=1)
    actions.counter(
        people.viewer("practice"), objective, changed(IN_WORDS, text="Ask by letter"), released, 1
    )
    actions.agree(people.viewer("performance"), objective, 2)
    assert [one.to_state for one in objective.moves.order_by("number")] == ["proposed", "countered", "agreed"]
    assert version(made).text == "Ask by letter"


def test_two_who_write_at_once_are_both_kept_and_the_second_is_told(people, released, days):
    made = shared(people, released)
    objective = made.objectives.get(number=1)
    actions.counter(people.viewer("practice"), objective, changed(IN_WORDS, text="By letter"), released, 1)
    with pytest.raises(Refused, match="Nobody has written since"):
        actions.counter(
            people.viewer("performance"), objective, changed(IN_WORDS, text="By phone"), released, 1
        )
    actions.counter(people.viewer("performance"), objective, changed(IN_WORDS, text="By phone"), released, 2)
    assert [one.text for one in objective.moves.order_by("number")][1:] == ["By letter", "By phone"]


def test_an_objective_that_was_refused_leaves_no_hole(people, released, days):
    made = begun(people, released)
    team = people.viewer("performance")
    with pytest.raises(Refused):
        actions.propose(team, made, changed(IN_NUMBERS, target=0.88), released)
    actions.propose(team, made, IN_WORDS, released)
    assert [(one.number, last.text) for one, last in objectives_of(made)] == [(1, IN_WORDS.text)]


def test_nothing_is_agreed_before_every_objective_is(people, released, days):
    made = shared(people, released)
    with pytest.raises(Refused, match="Every objective is agreed"):
        actions.step(people.viewer("practice"), made, "agree")


def test_an_agreement_has_words_and_numbers(people, released, days):
    with pytest.raises(Refused, match="in words and in numbers"):
        agreed(people, released, IN_WORDS)


def test_an_objective_is_taken_back_with_a_reason(people, released, days):
    made = shared(people, released)
    objective = made.objectives.get(number=2)
    with pytest.raises(Refused, match="needs a reason"):
        actions.withdraw(people.viewer("practice"), objective, 1, "")
    actions.withdraw(people.viewer("practice"), objective, 1, "We have no nurse")
    assert [one.number for one, _ in objectives_of(made)] == [1]


def test_what_the_contract_imposes_is_called_so_and_is_the_commissioners_to_take_back(people, released, days):
    made = begun(people, released)
    team = people.viewer("performance")
    duty = changed(IN_WORDS, text="Keep the doors open in core hours", basis="contract", reference="Clause 8")
    actions.impose(team, made, duty, released, "The contract was varied for everybody")
    actions.step(team, made, "share")
    objective = made.objectives.get()
    assert state_of(OBJECTIVE, objective) == "imposed"
    with pytest.raises(Refused, match="by the commissioner alone"):
        actions.withdraw(people.viewer("practice"), objective, 1, "No")
    actions.withdraw(team, objective, 1, "It was a mistake")


def test_nothing_but_the_contract_is_imposed(people, released, days):
    made = begun(people, released)
    with pytest.raises(Refused, match="Only what the contract says"):
        actions.impose(people.viewer("performance"), made, IN_WORDS, released, "We would like it")


def test_a_practice_imposes_nothing(people, released, days):
    made = shared(people, released)
    duty = changed(IN_WORDS, basis="contract", reference="Clause 8")
    with pytest.raises(Refused, match="not for your role"):
        actions.impose(people.viewer("practice"), made, duty, released, "We say so")


def test_what_both_agree_on_is_not_changed_without_opening_it_again(people, released, days):
    made = agreed(people, released)
    practice = people.viewer("practice")
    with pytest.raises(Refused, match="open for changes"):
        actions.counter(practice, made.objectives.get(number=1), IN_WORDS, released, 2)
    actions.step(practice, made, "reopen", "We forgot the summer")
    actions.counter(practice, made.objectives.get(number=1), IN_WORDS, released, 2)
    assert version(made).to_state == "countered"


def test_a_dispute_before_signing_goes_back_to_talks_and_after_it_to_what_was_signed(people, released, days):
    team, practice = people.viewer("performance"), people.viewer("practice")
    early = shared(people, released)
    actions.step(practice, early, "dispute", "We were not heard")
    with pytest.raises(Refused, match="Both have signed it"):
        actions.step(team, early, "settle-in-force")
    actions.step(team, early, "settle")
    signed = in_force(people, released, year=2026)
    actions.step(practice, signed, "dispute", "The nurse never came")
    assert agreement_in_force("Z80001", date(2027, 1, 20)) == signed
    with pytest.raises(Refused, match="It has not been in force"):
        actions.step(team, signed, "settle")
    actions.step(team, signed, "settle-in-force")
    assert state_of(AGREEMENT, signed) == "in_force"


def test_a_year_ends_with_a_review_and_a_close(people, released, days):
    made = in_force(people, released)
    team = people.viewer("performance")
    actions.step(team, made, "review")
    actions.step(team, made, "close")
    assert state_of(AGREEMENT, made) == "closed"


def test_somebody_who_saw_an_earlier_state_is_told(people, released, days):
    made = shared(people, released)
    with pytest.raises(Refused, match="moved on since you saw it"):
        actions.step(people.viewer("performance"), made, "agree", seen_state="draft")


def test_anybody_reads_of_what_both_signed_and_of_nothing_else(people, released, days):
    assert signed_summary("Z80001") is None
    made = in_force(people, released, year=2026)
    assert signed_summary("Z80001") == made
