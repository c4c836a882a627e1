"""What other apps recorded, in the words of letters."""

import json
from typing import Any

import pytest
from django.utils import timezone

from evenhand.cycle.letters import telling
from evenhand.cycle.letters.agreement import written_agreement
from evenhand.cycle.letters.subject import Subject
from evenhand.cycle.support import actions as supporting
from evenhand.documents.letter_pdf import letter_data
from support.made_agreements import HOURS, IN_NUMBERS, IN_WORDS, in_force, shared
from support.made_letters import AROUND
from support.made_reviews import day

THIS_YEAR = timezone.localdate().year


@pytest.fixture
def subject(released) -> Subject:
    return Subject(released, released.practices["Z80001"])


def said(subject: Subject, told: Any) -> str:
    return json.dumps(letter_data(written_agreement(subject, told, AROUND)), ensure_ascii=False)


def test_an_agreement_in_force_is_told_with_its_objectives_and_signatures(people, released, subject) -> None:
    made = in_force(people, released, IN_WORDS, IN_NUMBERS, HOURS, year=THIS_YEAR + 1)
    words = said(subject, telling.told_of(subject, made))
    for one in (
        "Ask patients with asthma",
        "LES 7: asthma",
        "£2,500",
        "at least 98",
        "A nurse for a day a week",
    ):
        assert one in words
    assert "Signed by Ms Practice" in words
    assert released.edition.indicators["asthma-review"].context_note in words
    public = Subject(released, subject.practice, "public")
    assert "Ms Practice" not in said(public, telling.told_of(public, made))
    assert "Ms Performance" not in said(public, telling.told_of(public, made))


def test_an_agreement_that_is_not_signed_says_so(people, released, subject) -> None:
    told = telling.told_of(subject, shared(people, released, year=THIS_YEAR + 1))
    assert [one.told for one in told.signatures] == ["", ""]
    assert telling.agreement_told(subject, THIS_YEAR) is None


def test_support_is_told_with_what_came_of_it(people, released, subject) -> None:
    team, practice = people.viewer("performance"), people.viewer("practice")
    days = (day(20), day(40), day(80))
    kept = supporting.offer(team, released, subject.practice, "staff", "Asthma", "A nurse", "Ms Lane", days)
    gone = supporting.offer(team, released, subject.practice, "staff", "Phones", "A line", "Ms Lane", days)
    supporting.step(practice, kept, "accept")
    supporting.step(team, gone, "withdraw", "Not possible")
    asked = supporting.ask(practice, released, "investment", "A second line.")
    supporting.decide(team, released, asked, "granted", "The list has grown")
    told = telling.plan_told(subject)
    assert [one.about for one in told.offers] == ["Asthma"]
    assert any("promised" in line for line in told.offers[0].happened)
    assert told.asks[0].decided == "Granted: The list has grown"


def test_the_commissioners_deeds_are_counted_with_intervals(people, released) -> None:
    assert telling.deeds_told("00A", 2001, timezone.localdate()) == ()
    practice, team = people.viewer("practice"), people.viewer("performance")
    today = timezone.localdate()
    from evenhand.cycle.challenges import actions as challenging
    from evenhand.cycle.challenges.models import Challenge

    one = challenging.raise_challenge(practice, released, "asthma-review", "coding", "Coded otherwise")
    challenging.answer(team, one, "uphold", "The practice is right")
    Challenge.objects.filter(pk=one.pk).update(due_on=today)
    year = today.year if today.month >= 4 else today.year - 1
    told = telling.deeds_told("00A", year, _end_of_quarter(today))
    assert any("1 of 1, 100% (95% interval" in line.told for line in told)


def _end_of_quarter(today: Any) -> Any:
    from evenhand.cycle.scorecard.quarters import Quarter

    return Quarter.of(today).end
