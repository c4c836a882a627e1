"""A review from plan to final, by both sides; each thing that may not be is tried by service and in the database.

Long because one review is followed through every state and refusal.
"""

from datetime import timedelta
from typing import Any

import pytest
from django.db import DatabaseError, transaction
from django.utils import timezone

from evenhand.accounts.models import Event
from evenhand.common.errors import InputError, NotAllowed
from evenhand.cycle.machine import Refused
from evenhand.cycle.reviews import actions, beside
from evenhand.cycle.reviews.models import Conversation, Pack, PartVersion, Review
from evenhand.cycle.reviews.of import (
    actions_of,
    agenda,
    latest_review,
    newest_outcomes,
    newest_parts,
    planned_for,
    review_of,
    reviews_of,
    state,
)
from evenhand.cycle.support.actions import offer as offer_support
from evenhand.cycle.support.actions import step as support_step
from evenhand.cycle.tasks.of import open_tasks
from support.made_reviews import at_rest, day, held, moments_ago, planned, shared, with_old_pack, wrote


@pytest.fixture
def team(people) -> Any:
    return people.viewer("performance")


@pytest.fixture
def practice(people) -> Any:
    return people.viewer("practice")


@pytest.fixture
def review(team, released) -> Review:
    return planned(team, released)


@pytest.fixture
def objectives(monkeypatch) -> None:
    """One objective in the practice's agreement."""
    goal = beside.Objective("7", "Open on one evening a week")
    monkeypatch.setitem(beside._sources, "objectives", lambda code, year: (goal,))


def test_a_planned_review_is_seen_by_both_sides_and_by_no_other(review, people) -> None:
    assert planned_for(review) == day(30)
    for role in ("performance", "practice", "board", "finance", "region"):
        assert [one.pk for one in reviews_of(people.viewer(role))] == [review.pk]
    for role, at in (("practice", "Z80003"), ("performance", "00B"), ("public", None), ("lmc", None)):
        assert review_of(people.viewer(role, at), review.pk) is None


def test_a_year_has_one_review_of_a_kind_unless_it_was_called_off(review, team, released) -> None:
    with pytest.raises(InputError, match="planned already"):
        planned(team, released)
    actions.step(team, review, "call_off", "The practice is moving house")
    assert planned(team, released).pk != review.pk
    assert latest_review("Z80001", "annual", review.year) is not None


@pytest.mark.parametrize(
    ("role", "practice", "kind", "ahead"),
    [("practice", "Z80001", "annual", 30), ("performance", "Z80003", "annual", 30),
     ("performance", "Z80001", "weekly", 30), ("performance", "Z80001", "annual", -3000)],
)  # fmt: skip
def test_what_cannot_be_planned(people, released, role, practice, kind, ahead) -> None:
    year = timezone.localdate().year - 2
    with pytest.raises(InputError):
        actions.plan(people.viewer(role), released, practice, kind, year, day(ahead))


def test_r10_the_practice_has_its_papers_fourteen_days_before(review, team, released) -> None:
    actions.send_pack(team, review, released)
    with pytest.raises(Refused, match=r"fourteen days.*R-10"):
        actions.hold(team, review, timezone.localdate(), "Both")
    assert state(review) == "pack_sent"
    with pytest.raises(DatabaseError), transaction.atomic():
        Conversation.objects.create(review=review, held_on=timezone.localdate(), attendees="Both")
    assert Event.objects.filter(action="was refused: hold").exists()


def test_r10_not_a_day_less(review, team, released) -> None:
    with_old_pack(team, released, review, days=13)
    with pytest.raises(Refused, match="fourteen days"):
        actions.hold(team, review, timezone.localdate(), "Both")
    at_rest("reviews_pack", review.pack.pk, sent_on=14, earliest_on=0)
    actions.hold(team, Review.objects.get(pk=review.pk), timezone.localdate(), "Both")
    assert state(review) == "held"


def test_r10_without_a_pack_no_conversation_gets_into_the_database(review) -> None:
    with pytest.raises(DatabaseError), transaction.atomic():
        Conversation.objects.create(review=review, held_on=day(900), attendees="Both")
    with pytest.raises(DatabaseError), transaction.atomic():
        Pack.objects.create(review=review, release="r", sent_on=day(0), earliest_on=day(0))


def test_the_figures_are_those_of_the_pack(review, team, released) -> None:
    actions.send_pack(team, review, released)
    assert Review.objects.get(pk=review.pk).pack.release == released.id
    with pytest.raises(Refused, match="no step from here"):
        actions.send_pack(team, review, released)


def test_a_conversation_to_come_was_not_held(review, team, released) -> None:
    with_old_pack(team, released, review)
    with pytest.raises(Refused, match="still to come"):
        actions.hold(team, review, day(3), "Both")
    with pytest.raises(InputError, match="who was there"):
        actions.hold(team, review, day(0), "  ")


def test_the_statement_is_the_practices_alone_and_kept_to_the_letter(review, practice, team) -> None:
    words = "  We lost two partners.\n\nWe kept every surgery open — all year.  "
    made = wrote(practice, review, "statement", words.replace("\n", "\r\n"))
    assert made.text == words
    with pytest.raises(NotAllowed, match="other side"):
        wrote(team, review, "statement", "They did well")
    with pytest.raises(DatabaseError), transaction.atomic():
        PartVersion.objects.create(
            review=review, part="statement", version=2, text="Edited", role="performance", by=team.person
        )
    with pytest.raises(DatabaseError), transaction.atomic():
        PartVersion.objects.filter(pk=made.pk).update(text="Shortened")


def test_nobody_writes_over_what_they_have_not_seen(review, practice) -> None:
    wrote(practice, review, "statement", "One")
    with pytest.raises(InputError, match="somebody else"):
        actions.write(practice, review, "statement", "Two", 0)
    assert wrote(practice, review, "statement", "One").version == 1
    assert wrote(practice, review, "statement", "").version == 2


@pytest.mark.parametrize(
    ("part", "text"),
    [("poem", "Roses"), ("points", "Mine"), ("finance", "Ten pounds"), ("statement", "x" * 8001)],
)
def test_what_a_practice_cannot_write(review, practice, part, text) -> None:
    with pytest.raises(InputError):
        wrote(practice, review, part, text)


def test_another_practice_writes_nothing_here(review, people) -> None:
    for role, at in (("practice", "Z80003"), ("performance", "00B"), ("lmc", "LMC1"), ("board", None)):
        with pytest.raises(NotAllowed):
            wrote(people.viewer(role, at), review, "changed-context", "Something")


def test_a_draft_says_what_was_talked_about(review, team, released) -> None:
    review = held(team, released, review)
    with pytest.raises(Refused, match="talked about"):
        actions.step(team, review, "draft")


def test_a_draft_says_what_became_of_each_objective(review, team, practice, released, objectives) -> None:
    review = held(team, released, review)
    wrote(team, review, "points", "Evenings went well.")
    with pytest.raises(Refused, match="each objective"):
        actions.step(team, review, "draft")
    with pytest.raises(InputError, match="no objective"):
        actions.tell_outcome(team, review, "8", "met", "Seen")
    with pytest.raises(InputError, match="what shows it"):
        actions.tell_outcome(team, review, "7", "met", " ")
    with pytest.raises(NotAllowed):
        actions.tell_outcome(practice, review, "7", "met", "We did it")
    actions.tell_outcome(team, review, "7", "not", "A first look")
    actions.tell_outcome(team, review, "7", "partly", "Open on Tuesdays since June")
    assert [one.outcome for one in newest_outcomes(review)] == ["partly"]
    actions.step(team, review, "draft")
    assert state(review) == "drafted"


def test_a_shared_record_waits_fourteen_days_for_corrections(review, team, released) -> None:
    review = shared(team, released, review)
    with pytest.raises(Refused, match="fourteen days to correct"):
        actions.step(team, review, "finish")
    moments_ago("reviews_reviewmove", review.moves.get(transition="share").pk, at=14)
    with pytest.raises(Refused, match="fourteen days to correct"):
        actions.step(team, review, "finish")
    moments_ago("reviews_reviewmove", review.moves.get(transition="share").pk, at=15)
    actions.step(team, review, "finish")
    assert state(review) == "final"


def test_a_practice_that_is_content_need_not_wait(review, team, practice, released) -> None:
    review = shared(team, released, review)
    with pytest.raises(NotAllowed):
        actions.say_content(team, review)
    actions.say_content(practice, review)
    actions.step(team, review, "finish", seen_state="with_practice")
    assert state(review) == "final"


def test_contentment_is_with_what_was_shared_then(review, team, practice, released) -> None:
    review = shared(team, released, review)
    said = actions.say_content(practice, review)
    moments_ago("reviews_contentment", said.pk, at=1)
    actions.step(team, review, "take_back", "The date of the flu clinic was wrong")
    actions.step(team, review, "share")
    with pytest.raises(Refused, match="fourteen days to correct"):
        actions.step(team, review, "finish")


def test_every_comment_is_answered_before_a_record_is_final(review, team, practice, released) -> None:
    review = shared(team, released, review)
    said = actions.comment(practice, review, "The nurse joined in May, not in June")
    actions.say_content(practice, review)
    with pytest.raises(Refused, match="not answered"):
        actions.step(team, review, "finish")
    with pytest.raises(NotAllowed):
        actions.answer_comment(practice, review, said.pk, "Yes")
    with pytest.raises(InputError):
        actions.answer_comment(team, review, said.pk, " ")
    actions.answer_comment(team, review, said.pk, "Corrected")
    with pytest.raises(InputError):
        actions.answer_comment(team, review, said.pk, "Again")
    actions.step(team, review, "finish")


def test_a_settlement_is_final_once_the_practice_has_spoken(review, team, practice, released) -> None:
    wrote(team, review, "finance", "We owe you £1,204 for the evening clinic, paid in June.")
    review = shared(team, released, review)
    wrote(practice, review, "finance-answer", "Agreed")
    actions.say_content(practice, review)
    actions.step(team, review, "finish")


def test_a_settlement_without_an_answer_holds_the_record(review, team, practice, released) -> None:
    wrote(team, review, "finance", "You owe us £90.")
    review = shared(team, released, review)
    actions.say_content(practice, review)
    with pytest.raises(Refused, match="settlement"):
        actions.step(team, review, "finish")


def test_a_shared_record_is_not_changed_behind_the_practices_back(review, team, practice, released) -> None:
    review = shared(team, released, review)
    with pytest.raises(NotAllowed, match="cannot be written"):
        wrote(team, review, "points", "Another story")
    with pytest.raises(NotAllowed, match="cannot be written"):
        actions.agree_action(team, review, "practice", "More", "Dr Alder", day(9))
    wrote(practice, review, "statement", "Still ours to write")
    actions.step(team, review, "take_back", "To correct the date")
    wrote(team, review, "points", "The same story, corrected")
    assert newest_parts(review)["points"].version == 2


def test_nothing_is_written_in_a_final_record(review, team, practice, released) -> None:
    review = shared(team, released, review)
    actions.say_content(practice, review)
    actions.step(team, review, "finish")
    with pytest.raises(NotAllowed):
        wrote(practice, review, "statement", "Late")
    with pytest.raises(NotAllowed):
        actions.comment(practice, review, "Late")


def test_an_agreed_action_of_the_practice_is_its_task(review, team, practice) -> None:
    action = actions.agree_action(
        team, review, "practice", "Ask for the telephone report", "Mr Reed", day(40)
    )
    actions.agree_action(practice, review, "commissioner", "Pay for the rota", "Ms Lane", day(20))
    assert [task.title for task in open_tasks(practice)] == ["Ask for the telephone report"]
    assert [one.side for one in actions_of(review)] == ["commissioner", "practice"]
    with pytest.raises(InputError, match="for a reason"):
        actions.take_action_out(team, review, action.pk, "")
    actions.take_action_out(team, review, action.pk, "The report comes by itself now")
    assert open_tasks(practice) == []
    with pytest.raises(InputError, match="no such action"):
        actions.take_action_out(team, review, action.pk, "Again")


@pytest.mark.parametrize(
    ("side", "what", "owner", "ahead"),
    [
        ("nobody", "A", "B", 9),
        ("practice", " ", "B", 9),
        ("practice", "A", "", 9),
        ("practice", "A", "B", -1),
    ],
)
def test_an_action_says_what_who_and_a_day_to_come(review, team, side, what, owner, ahead) -> None:
    with pytest.raises(InputError):
        actions.agree_action(team, review, side, what, owner, day(ahead))


def test_calling_off_takes_the_tasks_back(review, team, practice, released) -> None:
    actions.send_pack(team, review, released)
    assert len(open_tasks(practice)) == 1
    actions.step(team, review, "call_off", "A flood at the surgery")
    assert open_tasks(practice) == []


@pytest.mark.parametrize("role", ["performance", "practice"])
def test_either_side_invites_the_lmc_which_then_reads(review, people, role) -> None:
    actions.invite_lmc(people.viewer(role), review)
    actions.invite_lmc(people.viewer(role), review)
    assert [one.pk for one in reviews_of(people.viewer("lmc"))] == [review.pk]
    assert reviews_of(people.viewer("lmc", "LMC2")) == []
    with pytest.raises(NotAllowed):
        wrote(people.viewer("lmc"), review, "points", "Ours")


def test_a_step_is_taken_by_the_performance_team(review, practice, released) -> None:
    with pytest.raises(Refused, match="not for your role"):
        actions.send_pack(practice, review, released)
    with pytest.raises(InputError, match="no such step"):
        actions.step(practice, review, "hold")


def test_support_is_late_when_its_day_has_passed() -> None:
    promise = beside.Promise("A nurse for a month", day(-40), day(-1))
    assert promise.is_late(day(0))
    assert not beside.Promise("A visit", day(-40)).is_late(day(0))


def test_where_no_app_tells_of_them_there_are_no_objectives_and_no_support(monkeypatch) -> None:
    monkeypatch.setattr(beside, "_sources", {})
    beside.objectives_come_from(beside._no_objectives)
    beside.support_comes_from(beside._no_support)
    assert beside.objectives_of("Z80001", 2024) == ()
    assert beside.support_of("Z80001", day(-9), day(0)) == ()


def test_what_a_practice_took_is_told_as_promised_and_as_kept(team, practice, released) -> None:
    row = released.practices["Z80001"]
    days = (day(20), day(40), day(80))
    offers = [
        offer_support(team, released, row, "staff", "Asthma", what, "Ms Lane", days)
        for what in ("A nurse", "A visit", "Not wanted")
    ]
    for one in offers[:2]:
        support_step(practice, one, "accept")
    support_step(team, offers[0], "deliver", "She came on Monday")
    told = beside.support_of("Z80001", day(-9), day(0))
    assert [(one.what, one.delivered_on, one.told) for one in told] == [
        ("A nurse", day(0), "She came on Monday"),
        ("A visit", None, ""),
    ]
    assert beside.support_of("Z80001", day(-9), day(-1)) == ()


def test_what_waits_is_on_the_commissioners_agenda(review, team, practice, released) -> None:
    assert [one.due for one in agenda(team, day(0))] == [day(16)]
    assert list(agenda(practice, day(0))) == []
    with_old_pack(team, released, review)
    assert [one.what for one in agenda(team, day(0))] == ["Hold a review"]
    actions.hold(team, review, day(-1), "Both")
    assert [one.due for one in agenda(team, day(0))] == [day(13)]
    wrote(team, review, "points", "Access")
    actions.step(team, review, "draft")
    actions.step(team, review, "share")
    assert [one.due for one in agenda(team, day(0))] == [day(14)]
    actions.say_content(practice, review)
    actions.step(team, review, "finish")
    assert list(agenda(team, day(0))) == []


def test_a_mid_year_review_is_about_the_first_half(team, released) -> None:
    review = planned(team, released, "mid-year")
    assert (review.period_end - review.period_start) < timedelta(days=190)
