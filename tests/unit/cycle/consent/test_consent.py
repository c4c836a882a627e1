"""Nobody is named who has not said so, and whoever is can take it back and need not answer."""

import pytest
from django.db import connection, transaction
from django.db.utils import DatabaseError

from evenhand.accounts import audit
from evenhand.common.errors import InputError, NotAllowed
from evenhand.cycle.consent import actions
from evenhand.cycle.consent.models import Consent
from evenhand.cycle.consent.of import named, own_consents, question_to, questions
from evenhand.cycle.consent.policies import checked_text, is_named
from evenhand.cycle.tasks.of import ended_tasks, open_tasks

OWN, OTHER, FIGURE = "Z80001", "Z80003", "asthma-review"


@pytest.fixture
def practice(people):
    return people.viewer("practice")


@pytest.fixture
def other(people):
    return people.viewer("practice", at=OTHER)


def test_a_practice_is_named_once_it_has_said_so(practice, other):
    assert named(practice, [OTHER]) == {}
    actions.give(other, FIGURE)
    assert named(practice, [OWN, OTHER]) == {OTHER: frozenset({FIGURE})}
    assert set(own_consents(other)) == {FIGURE}


def test_it_can_be_taken_back_and_given_again(practice, other):
    actions.give(other, FIGURE)
    actions.withdraw(other, FIGURE)
    assert not is_named(OTHER, FIGURE)
    assert named(practice, [OTHER]) == {OTHER: frozenset()}
    actions.give(other, FIGURE)
    assert is_named(OTHER, FIGURE)
    assert Consent.objects.count() == 3


def test_saying_the_same_twice_is_saying_it_once(other):
    assert actions.give(other, FIGURE) == actions.give(other, FIGURE)
    with pytest.raises(InputError, match="not named"):
        actions.withdraw(other, "phone-waits")


def test_nobody_but_practices_is_told_who_is_named(people, other):
    actions.give(other, FIGURE)
    for role in ("performance", "lmc", "public", "auditor"):
        viewer = people.viewer(role)
        assert named(viewer, [OTHER]) == {}
        assert own_consents(viewer) == {}
        assert questions(viewer) == []
        assert question_to(viewer, 1) is None


def test_nobody_else_consents_for_a_practice(people):
    with pytest.raises(NotAllowed, match="speaks for itself"):
        actions.give(people.viewer("performance"), FIGURE)


def test_a_named_practice_is_asked_and_answers(practice, other):
    actions.give(other, FIGURE)
    question = actions.ask(practice, OTHER, FIGURE, " How do you invite people?\r\n")
    (task,) = open_tasks(other)
    assert task.kind == "answer-practice"
    assert "Alder Surgery" in task.title
    assert question_to(other, question.pk) == question
    assert question_to(practice, question.pk) is None
    actions.answer(other, question, "By letter, in their own language.")
    assert open_tasks(other) == []
    assert len(ended_tasks(other)) == 1
    assert [one.answer.text for one in questions(practice)] == ["By letter, in their own language."]
    assert list(audit.faults()) == []


def test_a_task_already_ended_does_not_hinder_an_answer(practice, other):
    from evenhand.cycle.tasks.actions import done

    actions.give(other, FIGURE)
    question = actions.ask(practice, OTHER, FIGURE, "How?")
    done(other, open_tasks(other)[0])
    assert actions.answer(other, question, "So.").text == "So."


def test_a_question_is_answered_once_and_by_who_was_asked(practice, other):
    actions.give(other, FIGURE)
    question = actions.ask(practice, OTHER, FIGURE, "How?")
    with pytest.raises(NotAllowed, match="was asked"):
        actions.answer(practice, question, "Myself")
    actions.answer(other, question, "So.")
    with pytest.raises(InputError, match="answered this already"):
        actions.answer(other, question, "Or so.")


def test_who_is_not_named_cannot_be_asked(practice, other):
    with pytest.raises(NotAllowed, match="not named"):
        actions.ask(practice, OTHER, FIGURE, "How?")
    with pytest.raises(InputError, match="your own practice"):
        actions.ask(practice, OWN, FIGURE, "How?")


def test_a_practice_is_not_asked_again_before_it_answers(practice, other):
    actions.give(other, FIGURE)
    actions.ask(practice, OTHER, FIGURE, "How?")
    with pytest.raises(InputError, match="asked this practice already"):
        actions.ask(practice, OTHER, FIGURE, "Well?")


@pytest.mark.parametrize(("text", "said"), [(" \n ", "no text"), ("x" * 11, "too long")])
def test_a_text_is_there_and_not_too_long(text, said):
    with pytest.raises(InputError, match=said):
        checked_text(text, 10)


def test_control_characters_are_left_out():
    assert checked_text("a\x00b \n\x07c", 10) == "ab\nc"


def test_the_database_refuses_to_change_a_consent(other):
    actions.give(other, FIGURE)
    with (
        pytest.raises(DatabaseError, match="written once"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute("DELETE FROM consent_consent")
