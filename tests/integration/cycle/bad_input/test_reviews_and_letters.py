"""What nobody may do with a review or a letter is refused with its sentence and recorded, by service and page."""

from datetime import timedelta
from typing import Any

import pytest

from evenhand.cycle.letters import actions as writing
from evenhand.cycle.letters.models import Letter
from evenhand.cycle.reviews import actions as reviewing
from support.refusals import ended, refused, told


@pytest.fixture
def review(people, released, days) -> Any:
    team = people.viewer("performance")
    return reviewing.plan(team, released, "Z80001", "annual", 2024, days.today + timedelta(days=30))


def test_a_review_is_not_planned_before_its_period_is_over(people, released, days) -> None:
    team = people.viewer("performance")
    planning = lambda: reviewing.plan(team, released, "Z80001", "annual", 2026, days.today)  # noqa: E731
    refused(planning, "held after the period it is about", "review")


def test_a_conversation_is_not_dated_back_before_its_papers_had_their_days(
    review, people, released, days
) -> None:
    team = people.viewer("performance")
    reviewing.send_pack(team, review, released)
    days.later(20)
    for held_on, sentence in (
        (days.today - timedelta(days=7), "at least fourteen days before the review"),
        (days.today + timedelta(days=1), "still to come"),
    ):
        refused(lambda held_on=held_on: reviewing.hold(team, review, held_on, "We"), sentence, "review")


def test_no_action_is_due_before_it_is_agreed(review, people, days) -> None:
    team, yesterday = people.viewer("performance"), days.today - timedelta(days=1)
    refused(
        lambda: reviewing.agree_action(team, review, "practice", "Ask", "Mr Reed", yesterday),
        "due on a day to come",
        "review",
    )


def test_nobody_writes_in_another_practices_review(review, people) -> None:
    other = people.viewer("practice", at="Z80003")
    refused(
        lambda: reviewing.write(other, review, "statement", "Ours", 0), "another practice’s review", "review"
    )
    refused(lambda: reviewing.invite_lmc(other, review), "another practice’s review", "review")


def test_nobody_writes_the_other_sides_words(review, people) -> None:
    team = people.viewer("performance")
    refused(
        lambda: reviewing.write(team, review, "statement", "Theirs", 0), "the other side’s words", "review"
    )


def test_nobody_goes_on_with_a_review_in_a_role_that_has_ended(review, people, released) -> None:
    team = ended(people, "performance")
    refused(lambda: reviewing.send_pack(team, review, released), "has ended", "review")
    refused(lambda: reviewing.write(team, review, "points", "Ours", 0), "has ended", "review")


@pytest.mark.parametrize("fields", [{"do": "send_pack"}, {"do": "call_off", "reason": "No"}])
def test_an_edited_form_drops_no_guard_of_a_review(review, signed_in, fields) -> None:
    answer = signed_in("performance").post(f"/desk/reviews/{review.pk}/", fields)
    told(answer, "this has moved on since you saw it", "review")


@pytest.fixture
def letter(people, released, days) -> Letter:
    return writing.begin(people.viewer("performance"), released, "support-plan", "Z80001", 2025)


def test_nobody_goes_on_with_a_letter_of_another_area_or_in_a_role_that_has_ended(letter, people) -> None:
    other = people.viewer("performance", at="00B")
    refused(lambda: writing.step(other, letter, "discard", "No"), "another commissioner’s letter", "letter")
    team = ended(people, "performance")
    refused(lambda: writing.step(team, letter, "discard", "No"), "has ended", "letter")


def test_nobody_corrects_a_letter_to_another_practice(letter, people) -> None:
    other = people.viewer("practice", at="Z80003")
    refused(lambda: writing.correct(other, letter, "Wrong"), "only the practice it is written to", "letter")


def test_an_edited_form_drops_no_guard_of_a_letter(letter, signed_in) -> None:
    answer = signed_in("performance").post(f"/desk/letters/{letter.pk}/", {"do": "discard", "reason": "No"})
    told(answer, "this has moved on since you saw it", "letter")
