"""A practice challenges a figure; the commissioner has a clock; until it is settled nobody judges by the figure."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import DatabaseError, transaction
from django.utils import timezone

from evenhand.common.errors import InputError, NotAllowed
from evenhand.cycle.challenges import actions
from evenhand.cycle.challenges.models import Challenge, ChallengeMove, ReplyVersion
from evenhand.cycle.challenges.of import challenges_of, deeds, is_under_challenge, said, state, track_record
from evenhand.cycle.machine import Refused
from evenhand.cycle.machine.clock import Clock

INDICATOR = "asthma-review"


@pytest.fixture
def practice(people) -> Any:
    return people.viewer("practice")


@pytest.fixture
def team(people) -> Any:
    return people.viewer("performance")


@pytest.fixture
def raised(practice, released) -> Challenge:
    return actions.raise_challenge(
        practice, released, INDICATOR, "coding", "Forty reviews were coded under another name"
    )


def late(challenge: Challenge) -> Challenge:
    Challenge.objects.filter(pk=challenge.pk).update(due_on=timezone.localdate() - timedelta(days=1))
    return Challenge.objects.get(pk=challenge.pk)


def test_a_challenged_figure_is_under_challenge_everywhere(raised, released, signed_in) -> None:
    page = signed_in("public").get("/practices/Z80001/").content.decode()
    assert "Under challenge" in page
    assert is_under_challenge("Z80001", INDICATOR, raised.period_end)
    row = next(one for one in released.figures.results_of("Z80001") if one["indicator"] == INDICATOR)
    assert said(practice="Z80001").shown(row)["outcome"] is None


def test_a_figure_has_one_open_challenge(raised, practice, released) -> None:
    with pytest.raises(InputError, match="under challenge already"):
        actions.raise_challenge(practice, released, INDICATOR, "count", "And again")
    with pytest.raises(DatabaseError), transaction.atomic():
        Challenge.objects.create(
            practice="Z80001",
            commissioner="00A",
            indicator=INDICATOR,
            period_start=raised.period_start,
            period_end=raised.period_end,
            release=released.id,
            reason="count",
            words="Round the back",
            raised_by=raised.raised_by,
            due_on=raised.due_on,
        )


@pytest.mark.parametrize(
    ("reason", "words"), [("", "It is wrong"), ("coding", "  "), ("nonsense", "It is wrong")]
)
def test_a_challenge_says_what_is_wrong(practice, released, reason: str, words: str) -> None:
    with pytest.raises(InputError):
        actions.raise_challenge(practice, released, INDICATOR, reason, words)


def test_only_the_practice_itself_challenges(people, released) -> None:
    with pytest.raises(NotAllowed):
        actions.raise_challenge(people.viewer("lmc"), released, INDICATOR, "coding", "It is wrong")


def test_a_commissioner_declines_with_a_reason_or_not_at_all(raised, team) -> None:
    with pytest.raises(Refused, match="needs a reason"):
        actions.answer(team, raised, "decline")
    actions.answer(team, raised, "decline", "The search of both codes gives the same")
    assert not is_under_challenge("Z80001", INDICATOR, raised.period_end)


def test_late_means_the_challenge_stands_and_can_no_longer_be_declined(raised, team) -> None:
    overdue = late(raised)
    assert state(overdue) == "stands"
    with pytest.raises(Refused, match="no step from here"):
        actions.answer(team, overdue, "decline", "Too late")
    assert [one.to_state for one in overdue.moves.all()] == ["stands"]
    assert is_under_challenge("Z80001", INDICATOR, raised.period_end)


def test_nobody_can_let_a_challenge_stand_before_its_time(raised) -> None:
    assert actions.let_stand(timezone.localdate()) == 0
    with pytest.raises(Refused, match="has not passed"):
        actions._moved(Clock(), raised, "stand")


def test_an_upheld_challenge_is_corrected_by_a_release_in_which_the_figure_is_another(
    raised, team, released
) -> None:
    actions.answer(team, raised, "uphold", "The practice is right")
    assert actions.corrected_by(released) == []
    Challenge.objects.filter(pk=raised.pk).update(release="an-earlier-release", value=0.123)
    assert [one.pk for one in actions.corrected_by(released)] == [raised.pk]
    again = Challenge.objects.get(pk=raised.pk)
    assert again.correction.value_before == 0.123
    assert not again.is_open
    assert track_record(INDICATOR).upheld == 1


def test_two_at_once_are_told_that_it_has_moved_on(raised, team) -> None:
    actions.answer(team, raised, "uphold", "The practice is right", "raised")
    with pytest.raises(Refused, match="moved on"):
        actions.answer(team, raised, "decline", "It is not", "raised")


def test_what_was_refused_is_recorded_with_its_rule(raised, people, team) -> None:
    with pytest.raises(Refused):
        actions.answer(team, raised, "withdraw")
    event = people.viewer("auditor").events.latest(1)[0]
    assert event.action == "was refused: withdraw"
    assert "not for your role" in event.reason


def test_moves_and_replies_are_written_once(raised, team, practice, released) -> None:
    actions.answer(team, raised, "uphold", "The practice is right")
    actions.reply(practice, released, INDICATOR, "coding", "We have mended our codes", 0)
    for rows in (ChallengeMove.objects, ReplyVersion.objects):
        with pytest.raises(DatabaseError), transaction.atomic():
            rows.all().delete()


def test_a_reply_stands_beside_the_figure_and_can_be_taken_back(practice, released, signed_in) -> None:
    actions.reply(practice, released, INDICATOR, "capacity", "Two of our three nurses were away", 0)
    visitor = signed_in("public")
    assert "Two of our three nurses were away" in visitor.get("/practices/Z80001/").content.decode()
    actions.reply(practice, released, INDICATOR, "capacity", "", 1)
    assert "Two of our three nurses" not in visitor.get("/practices/Z80001/").content.decode()


def test_a_reply_is_short_and_the_second_of_two_is_told(practice, released) -> None:
    with pytest.raises(InputError, match="at most 300"):
        actions.reply(practice, released, INDICATOR, "other", "x" * 301, 0)
    actions.reply(practice, released, INDICATOR, "other", "The first", 0)
    with pytest.raises(InputError, match="somebody else"):
        actions.reply(practice, released, INDICATOR, "other", "The second", 0)


def test_each_side_reads_its_own_challenges(raised, people) -> None:
    assert len(challenges_of(people.viewer("practice"))) == 1
    assert len(challenges_of(people.viewer("performance"))) == 1
    assert challenges_of(people.viewer("practice", at="Z80003")) == []
    assert challenges_of(people.viewer("performance", at="00B")) == []
    assert challenges_of(people.viewer("commissioning")) == []


def test_the_commissioners_own_record_counts_answers_in_time(raised, team) -> None:
    begin, end = raised.due_on - timedelta(days=1), raised.due_on + timedelta(days=1)
    assert deeds("00A", begin, end) == (0, 1)
    actions.answer(team, raised, "uphold", "The practice is right")
    assert deeds("00A", begin, end) == (1, 1)
