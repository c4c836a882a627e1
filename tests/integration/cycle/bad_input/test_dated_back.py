"""No step is dated before the one it follows: not in the database itself, and not by a clock that was set back."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.db import DatabaseError

from evenhand.cycle.agreements import actions as agreeing
from evenhand.cycle.challenges import actions as challenging
from evenhand.cycle.letters import actions as writing
from evenhand.cycle.letters.models import Letter
from evenhand.cycle.reviews import actions as reviewing
from evenhand.cycle.support import actions as helping
from support.made_agreements import agreed
from support.made_support import offered
from support.refusals import dated_back, refused


@pytest.fixture
def made(people, released, days) -> Any:
    days.to(date(2027, 1, 11))
    return agreed(people, released)


@pytest.fixture
def review(people, released, days) -> Any:
    team = people.viewer("performance")
    return reviewing.plan(team, released, "Z80001", "annual", 2024, days.today + timedelta(days=30))


@pytest.fixture
def letter(people, released, days) -> Letter:
    return writing.begin(people.viewer("performance"), released, "support-plan", "Z80001", 2025)


def test_no_step_is_dated_before_the_one_it_follows(made, people, released, days) -> None:
    offer = offered(people, released, days)
    helping.step(people.viewer("practice"), offer, "accept")
    one = challenging.raise_challenge(people.viewer("practice"), released, "asthma-review", "coding", "Wrong")
    challenging.answer(people.viewer("performance"), one, "uphold", "Yes")
    written = made.objectives.get(number=1).moves.order_by("number").last()
    with pytest.raises(DatabaseError, match="not dated before"):
        dated_back(written, transition="counter", to_state="countered")
    for moved in (made, offer, one):
        with pytest.raises(DatabaseError, match="not dated before"):
            dated_back(moved.moves.order_by("number").last())


def test_no_step_of_a_case_is_dated_before_the_one_it_follows(cases) -> None:
    case = cases.assessed()
    with pytest.raises(DatabaseError, match="not dated before"):
        dated_back(case.moves.order_by("number").last())


def test_no_step_of_a_review_or_letter_is_dated_before_the_one_it_follows(
    review, letter, people, released
) -> None:
    team = people.viewer("performance")
    reviewing.send_pack(team, review, released)
    writing.step(team, letter, "discard", "Not needed")
    for moved in (review, letter):
        with pytest.raises(DatabaseError, match="not dated before"):
            dated_back(moved.moves.order_by("number").last())


def test_a_clock_that_was_set_back_is_told(made, people, monkeypatch) -> None:
    from django.utils import timezone

    monkeypatch.setattr(timezone, "now", lambda: datetime(2027, 1, 11, 11, tzinfo=UTC))
    refused(
        lambda: agreeing.step(people.viewer("practice"), made, "reopen", "One word"),
        "not dated before the one it follows",
        "agreement",
    )
