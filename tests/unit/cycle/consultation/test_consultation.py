"""A framework on its way from a draft to being in force, and what everybody may see and say of it."""

from datetime import date

import pytest

from evenhand.accounts.models import Event
from evenhand.common.errors import InputError, NotAllowed
from evenhand.cycle.agenda import agenda_of
from evenhand.cycle.consultation import actions
from evenhand.cycle.consultation.models import Comment
from evenhand.cycle.consultation.of import active_framework, lmcs_of, version_of, versions
from evenhand.cycle.consultation.tables import FRAMEWORK
from evenhand.cycle.consultation.texts import faults_of, hash_of, shipped_frameworks
from evenhand.cycle.machine import Refused, state_of
from evenhand.cycle.tasks.of import open_tasks
from support.made_frameworks import (
    BEGIN,
    active,
    agreed,
    another,
    answered,
    consulting,
    drafted,
    made_framework,
)
from support.made_release import INDICATORS
from support.moving_days import Days


@pytest.fixture
def days(monkeypatch):
    return Days(monkeypatch, BEGIN)


def test_a_framework_comes_into_force_step_by_step(people, released, days):
    version = active(people, released, days)

    assert state_of(FRAMEWORK, version) == "active"
    assert active_framework("00A", days.today) == version
    assert active_framework("00A", BEGIN) is None
    assert active_framework("00B", days.today) is None


def test_a_later_framework_takes_the_place_of_an_earlier_one_on_its_day(people, released, days):
    first = active(people, released, days)
    began = days.later(days=10)
    second = active(people, released, days, active_from="2027-04-01", title="Fernshire profile, again")

    assert state_of(FRAMEWORK, first) == "superseded"
    assert active_framework("00A", began) == first
    assert active_framework("00A", date(2027, 3, 31)) == first
    assert active_framework("00A", date(2027, 4, 1)) == second


def test_a_framework_says_nothing_before_the_day_it_names(people, released, days):
    active(people, released, days, active_from="2027-04-01")
    assert active_framework("00A", days.today) is None


def test_the_same_text_is_not_written_down_twice(people, released, days):
    drafted(people)
    with pytest.raises(InputError, match="written down already"):
        drafted(people)


def test_a_draft_is_its_commissioners_alone(people, released, days):
    drafted(people)
    assert len(versions(people.viewer("performance"), "00A")) == 1
    assert versions(people.viewer("performance", at="00B"), "00A") == []
    assert versions(people.viewer("lmc"), "00A") == []
    assert versions(people.viewer("public"), "00A") == []


def test_once_open_for_comments_anybody_may_read_it(people, released, days):
    version = consulting(people, released, days)
    assert version_of(people.viewer("public"), "00A", "fernshire") == version
    assert version_of(people.viewer("public"), "00A", "fernshire", "0") is None
    assert version_of(people.viewer("public"), "00A", "other") is None


def test_practices_get_a_task_to_comment(people, released, days):
    consulting(people, released, days)
    assert [task.kind for task in open_tasks(people.viewer("practice"))] == ["comment-on-framework"]


def test_a_comment_of_a_clinician_says_what_they_work_as(people, released, days):
    version = consulting(people, released, days)
    made = actions.comment(people.viewer("practice"), version, "More on asthma", "Practice nurse", "00A")
    assert (made.side, made.clinical_role) == (Comment.Side.CLINICIAN, "Practice nurse")


def test_comments_are_taken_until_the_last_day_and_no_longer(people, released, days):
    version = consulting(people, released, days)
    days.later(working=20)
    actions.comment(people.viewer("practice"), version, "In time", "", "00A")
    days.later(days=1)
    with pytest.raises(NotAllowed, match="have passed"):
        actions.comment(people.viewer("practice"), version, "Late", "", "00A")


@pytest.mark.parametrize("text", ["", "   ", "x" * 4001])
def test_a_comment_says_something_and_not_too_much(people, released, days, text):
    version = consulting(people, released, days)
    with pytest.raises(InputError, match="the comment is"):
        actions.comment(people.viewer("lmc"), version, text)


def test_a_comment_is_answered_once(people, released, days):
    version = consulting(people, released, days)
    said = actions.comment(people.viewer("lmc"), version, "Why asthma?")
    actions.answer(people.viewer("performance"), said, "It is common here")
    with pytest.raises(InputError, match="somebody else has answered"):
        actions.answer(another(people, "performance"), said, "It is dear")


def test_nobody_comments_on_another_areas_framework_or_a_draft(people, released, days):
    version = consulting(people, released, days)
    with pytest.raises(NotAllowed, match="another commissioner"):
        actions.comment(people.viewer("practice", at="Z80003"), version, "Hello", "", "00B")
    with pytest.raises(NotAllowed, match="your role may not"):
        actions.comment(people.viewer("finance"), version, "Hello")
    draft = drafted(people, title="Another")
    with pytest.raises(NotAllowed, match="not open for comments"):
        actions.comment(people.viewer("lmc"), draft, "Hello")


def test_a_clinician_signs_once_and_not_what_is_in_force(people, released, days):
    version = active(people, released, days)
    with pytest.raises(NotAllowed, match="cannot be signed off"):
        actions.sign_off(people.viewer("practice"), version, "GP", "00A")
    other = answered(people, released, days, title="Another")
    with pytest.raises(InputError, match="already"):
        actions.sign_off(people.viewer("practice"), other, "GP", "00A")


def test_a_disagreement_is_kept_in_the_lmcs_own_words(people, released, days):
    version = answered(people, released, days)
    with pytest.raises(Refused, match="needs a reason"):
        actions.record_position(people.viewer("lmc"), version, agrees=False)
    moved = actions.record_position(
        people.viewer("lmc"), version, agrees=False, words="Too few of these matter"
    )
    assert (moved.to_state, moved.reason) == ("disagreement_recorded", "Too few of these matter")


def test_a_disagreement_written_down_does_not_stop_a_framework(people, released, days):
    version = answered(people, released, days)
    actions.record_position(people.viewer("lmc"), version, agrees=False, words="We would leave out waits")
    actions.approve(another(people, "performance"), version)
    actions.activate(people.viewer("board"), version)
    assert active_framework("00A", days.today) == version


def test_silence_is_written_down_after_a_month_of_working_days(people, released, days):
    version = answered(people, released, days)
    with pytest.raises(Refused, match="has had 20 working days"):
        actions.record_silence(people.viewer("performance"), version, "We wrote twice")
    days.later(working=21)
    actions.record_silence(people.viewer("performance"), version, "We wrote twice")
    assert state_of(FRAMEWORK, version) == "disagreement_recorded"


def test_another_lmc_does_not_speak_for_the_one_that_was_asked(people, released, days):
    version = answered(people, released, days)
    with pytest.raises(NotAllowed, match="another commissioner"):
        actions.record_position(people.viewer("lmc", at="LMC2"), version, agrees=True)


def test_a_version_can_be_taken_back_with_a_reason(people, released, days):
    version = agreed(people, released, days)
    actions.withdraw(people.viewer("performance"), version, "The survey has changed")
    assert state_of(FRAMEWORK, version) == "withdrawn"


def test_somebody_who_saw_an_earlier_state_is_told(people, released, days):
    version = agreed(people, released, days)
    actions.approve(another(people, "performance"), version, seen_state="agreed")
    with pytest.raises(Refused, match="moved on since you saw it"):
        actions.approve(people.viewer("board"), version, seen_state="agreed")


def test_what_is_refused_is_in_the_record(people, released, days):
    version = agreed(people, released, days)
    with pytest.raises(Refused):
        actions.activate(people.viewer("board"), version)
    assert Event.objects.filter(action="was refused: activate", thing="framework").count() == 1


def test_the_lmcs_of_a_commissioner_are_those_whose_area_it_is(people, released):
    people.organisation("lmc")
    people.organisation("lmc", at="LMC2")
    assert [one.code for one in lmcs_of("00A")] == ["LMC1"]


def test_the_order_of_fields_makes_no_other_text():
    assert hash_of({"a": 1, "b": [1, 2]}) == hash_of({"b": [1, 2], "a": 1}) != hash_of({"a": 1, "b": [2, 1]})


def test_the_linter_knows_the_releases_indicators():
    known = {one.id: one for one in INDICATORS}
    assert faults_of(made_framework(), known) == ()
    assert any("asthma-review" in one for one in faults_of(made_framework()))


def test_frameworks_that_come_with_the_product_can_be_begun_from_but_not_a_card_of_the_past():
    assert "open-data" in shipped_frameworks()
    assert "crude-rag-2008" not in shipped_frameworks()


def test_what_waits_of_a_consultation_is_each_sides_own(people, released, days):
    version = consulting(people, released, days)

    def waiting(role: str) -> list[str]:
        return [
            item.what for item in agenda_of(people.viewer(role), days.today) if "framework" in item.address
        ]

    assert waiting("lmc") == ["Comment on a framework"]
    assert waiting("performance") == ["Answer comments on a framework"]
    assert waiting("board") == waiting("finance") == []
    actions.sign_off(people.viewer("practice"), version, "GP", "00A")
    days.later(working=21)
    assert waiting("lmc") == []
    actions.close_comments(people.viewer("performance"), version)
    assert waiting("lmc") == ["Say whether the LMC agrees to a framework"]
    actions.record_position(people.viewer("lmc"), version, agrees=True)
    assert waiting("board") == ["Approve a framework"]
