"""What nobody may do with a challenge, an offer or a note of contact is refused with its sentence and recorded."""

from datetime import timedelta
from typing import Any

import pytest

from evenhand.cycle.challenges import actions as challenging
from evenhand.cycle.contact.actions import note_contact
from evenhand.cycle.support import actions as helping
from support.made_support import offered, three_days
from support.refusals import ended, refused, told


@pytest.fixture
def challenge(people, released, days) -> Any:
    return challenging.raise_challenge(
        people.viewer("practice"), released, "asthma-review", "coding", "Forty are missing"
    )


def test_nobody_takes_back_another_practices_challenge(challenge, people) -> None:
    other = people.viewer("practice", at="Z80003")
    refused(
        lambda: challenging.answer(other, challenge, "withdraw"), "another practice’s challenge", "challenge"
    )


def test_nobody_decides_a_challenge_of_another_area(challenge, people) -> None:
    other = people.viewer("performance", at="00B")
    refused(lambda: challenging.answer(other, challenge, "uphold", "Yes"), "of another area", "challenge")


def test_nobody_decides_a_challenge_in_a_role_that_has_ended(challenge, people) -> None:
    team = ended(people, "performance")
    refused(lambda: challenging.answer(team, challenge, "uphold", "Yes"), "has ended", "challenge")


def test_nobody_challenges_or_replies_for_a_practice_but_itself(released, people, days) -> None:
    lmc = people.viewer("lmc")
    for act in (
        lambda: challenging.raise_challenge(lmc, released, "asthma-review", "coding", "Wrong"),
        lambda: challenging.reply(lmc, released, "asthma-review", "coding", "Ours", 0),
    ):
        refused(act, "only the practice itself may do this", "challenge")


def test_an_edited_form_drops_no_guard_of_a_challenge(challenge, signed_in) -> None:
    answer = signed_in("performance").post(
        f"/desk/challenges/{challenge.pk}/", {"step": "decline", "reason": "No"}
    )
    told(answer, "this has moved on since you saw it", "challenge")


def test_support_is_not_dated_back(released, people, days) -> None:
    row, team = released.practices["Z80001"], people.viewer("performance")
    for days_of, sentence in (
        (three_days(days.today, due=-1), "has passed"),
        (three_days(days.today, first=27, second=90), "needs time to help"),
        (three_days(days.today, first=40, second=67), "too soon after the first"),
    ):
        refused(
            lambda days_of=days_of: helping.offer(team, released, row, "staff", "A", "B", "C", days_of),
            sentence,
            "support",
        )


def test_nobody_chooses_support_for_another_practice(released, people, days) -> None:
    one, other = offered(people, released, days), people.viewer("practice", at="Z80003")
    refused(lambda: helping.step(other, one, "accept"), "offered to another practice", "support")


def test_no_contact_is_noted_before_it_was(released, people, days) -> None:
    row, team = released.practices["Z80001"], people.viewer("performance")
    tomorrow = days.today + timedelta(days=1)
    refused(
        lambda: note_contact(team, row, tomorrow, "visit", "Us", "It"),
        "once it has taken place",
        "note of contact",
    )
