"""Both sides sign one text, each once, today, for itself and in a role it holds."""

from datetime import date

import pytest

from evenhand.accounts import actions as accounts
from evenhand.accounts.models import Event
from evenhand.accounts.viewer import Viewer
from evenhand.common.errors import InputError, NotAllowed
from evenhand.cycle.agreements import actions
from evenhand.cycle.agreements.models import Signature
from evenhand.cycle.agreements.of import (
    agreement_in_force,
    content_hash,
    signatures_of,
)
from evenhand.cycle.agreements.tables import AGREEMENT
from evenhand.cycle.machine import Refused, state_of
from evenhand.cycle.tasks.of import ended_tasks, open_tasks
from support.made_agreements import (
    IN_NUMBERS,
    IN_WORDS,
    TALKS,
    agreed,
    changed,
    in_force,
)  # fmt: skip
from support.made_frameworks import another
from support.moving_days import Days


@pytest.fixture
def days(monkeypatch):
    return Days(monkeypatch, TALKS)


def test_an_agreement_comes_into_force_with_the_second_signature_and_its_april(people, released, days):
    made = in_force(people, released)

    assert state_of(AGREEMENT, made) == "in_force"
    assert agreement_in_force("Z80001", date(2027, 3, 31)) is None
    assert agreement_in_force("Z80001", date(2027, 4, 1)) == made
    assert {one.side for one in signatures_of(made)} == {"practice", "commissioner"}


def test_last_years_goes_on_by_itself_until_another_is_signed(people, released, days):
    made = in_force(people, released)
    assert agreement_in_force("Z80001", date(2029, 9, 1)) == made


def test_the_practice_has_a_task_to_sign_until_it_has(people, released, days):
    made = agreed(people, released)
    practice = people.viewer("practice")
    assert [task.kind for task in open_tasks(practice)] == ["sign-agreement"]
    assert open_tasks(practice)[0].due == date(2027, 3, 31)
    actions.sign(practice, made, content_hash(made))
    assert open_tasks(practice) == []
    assert len(ended_tasks(practice)) == 1


def test_a_text_that_changed_is_not_signed(people, released, days):
    made = agreed(people, released)
    shown = content_hash(made)
    practice = people.viewer("practice")
    actions.step(practice, made, "reopen", "One word")
    changed_text = changed(IN_WORDS, text="Ask patients by letter")
    actions.counter(practice, made.objectives.get(number=1), changed_text, released, 2)
    actions.agree(people.viewer("performance"), made.objectives.get(number=1), 3)
    actions.step(practice, made, "agree")
    with pytest.raises(Refused, match="The text signed is the text as it is now"):
        actions.sign(practice, made, shown)


def test_a_signature_under_an_earlier_text_does_not_count(people, released, days):
    made = agreed(people, released)
    practice, team = people.viewer("practice"), people.viewer("performance")
    actions.sign(practice, made, content_hash(made))
    actions.step(team, made, "reopen", "The price was wrong")
    cheaper = changed(IN_NUMBERS, price_pence=200_000)
    actions.counter(team, made.objectives.get(number=2), cheaper, released, 2)
    actions.agree(practice, made.objectives.get(number=2), 3)
    actions.step(team, made, "agree")
    actions.sign(team, made, content_hash(made))
    assert state_of(AGREEMENT, made) == "signed_commissioner"
    assert [one.side for one in signatures_of(made)] == ["commissioner"]
    assert Signature.objects.count() == 2


def test_nobody_signs_twice(people, released, days):
    made = agreed(people, released)
    practice = people.viewer("practice")
    actions.sign(practice, made, content_hash(made))
    with pytest.raises(Refused, match="Each side signs a text once"):
        actions.sign(practice, made, content_hash(made))


def test_what_is_opened_again_and_agreed_on_without_a_change_is_signed_anew(people, released, days):
    made = agreed(people, released)
    practice, team = people.viewer("practice"), people.viewer("performance")
    actions.sign(practice, made, content_hash(made))
    actions.step(team, made, "reopen", "We thought of a change and had none")
    actions.step(team, made, "agree")
    assert signatures_of(made) == []
    for viewer in (team, practice):
        actions.sign(viewer, made, content_hash(made))
    assert state_of(AGREEMENT, made) == "in_force"


def test_nobody_signs_for_another_practice_or_commissioner(people, released, days):
    made = agreed(people, released)
    for viewer in (people.viewer("practice", at="Z80002"), people.viewer("performance", at="00B")):
        with pytest.raises(Refused, match="by the practice it is with"):
            actions.sign(viewer, made, content_hash(made))


def test_nobody_signs_for_an_earlier_day(people, released, days):
    made = agreed(people, released)
    with pytest.raises(Refused, match="the day on which it is given"):
        actions.sign(people.viewer("practice"), made, content_hash(made), signed_on=date(2027, 1, 4))
    actions.sign(people.viewer("practice"), made, content_hash(made), signed_on=TALKS)


def test_nobody_signs_in_a_role_that_has_ended(people, released, days):
    made = agreed(people, released)
    holding = people.holding("practice")
    accounts.end_role(people.administrator, holding, "Left the practice")
    with pytest.raises(NotAllowed, match="has ended"):
        actions.sign(Viewer(holding.person, holding), made, content_hash(made))


def test_other_roles_do_not_sign(people, released, days):
    made = agreed(people, released)
    with pytest.raises(Refused, match="not for your role"):
        actions.sign(people.viewer("finance"), made, content_hash(made))
    with pytest.raises(InputError, match="given by signing"):
        actions.step(people.viewer("practice"), made, "sign-practice")


def test_what_is_refused_at_signing_is_in_the_record(people, released, days):
    made = agreed(people, released)
    with pytest.raises(Refused):
        actions.sign(people.viewer("practice"), made, "another text")
    event = Event.objects.get(action="was refused: sign-practice")
    assert (event.practice, event.thing) == ("Z80001", "agreement")


def test_another_person_of_the_same_side_may_sign(people, released, days):
    made = agreed(people, released)
    actions.sign(another(people, "performance"), made, content_hash(made))
    assert state_of(AGREEMENT, made) == "signed_commissioner"
