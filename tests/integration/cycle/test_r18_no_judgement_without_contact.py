"""R-18: who judges a practice knows it. Tried through the policy, the service and the database."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from evenhand.accounts.viewer import Viewer
from evenhand.cycle.contact.models import Contact
from evenhand.cycle.contact.of import relationships, unjudged_for
from evenhand.cycle.contact.policies import judgement_allowed, judgements, sentence, year_before
from evenhand.cycle.contact.unjudged import JUDGED, HeldBack
from evenhand.publication.installed import Opened
from support.contacts import ALDER, BIRCH, ELSEWHERE, noted
from support.web import MadePeople

TODAY = timezone.localdate()


def test_r18_without_a_contact_there_is_no_judgement(db: None) -> None:
    assert not judgement_allowed("Z80001", TODAY)
    assert "(R-18)" in judgements(["Z80001"], TODAY)["Z80001"].reason


def test_r18_a_contact_a_year_ago_to_the_day_still_counts(people: MadePeople) -> None:
    note = noted(people, days_ago=(TODAY - year_before(TODAY)).days)

    assert judgement_allowed("Z80001", TODAY)
    assert not judgement_allowed("Z80001", TODAY + timedelta(days=1))
    assert judgements(["Z80001"], TODAY)["Z80001"].last == note.on


def test_r18_a_year_before_the_29th_of_february_is_the_28th() -> None:
    assert year_before(date(2024, 2, 29)) == date(2023, 2, 28)
    assert year_before(date(2025, 2, 28)) == date(2024, 2, 28)


def test_r18_a_contact_with_one_practice_is_none_with_another(people: MadePeople) -> None:
    noted(people)
    assert {code: one.allowed for code, one in judgements(["Z80001", "Z80002"], TODAY).items()} == {
        "Z80001": True,
        "Z80002": False,
    }


def test_r18_a_contact_to_come_does_not_count_and_cannot_be_written(people: MadePeople) -> None:
    tomorrow = TODAY + timedelta(days=1)
    said = {"practice": "Z80001", "commissioner": "00A", "on": tomorrow, "kind": "visit", "who": "We"}
    said |= {"about": "This", "written_by": people.viewer("performance").person}
    with pytest.raises(IntegrityError), transaction.atomic():
        Contact.objects.create(**said)
    # Not even where somebody says that it was written tomorrow.
    Contact.objects.create(**said, written_on=tomorrow)
    assert not judgement_allowed("Z80001", TODAY)


def test_r18_holds_for_the_commissioner_and_not_for_the_practice_itself(people: MadePeople) -> None:
    noted(people, practice=BIRCH)
    both = [ALDER, BIRCH, ELSEWHERE]
    for role in ("performance", "commissioning", "finance", "board", "region"):
        assert unjudged_for(people.viewer(role), both, TODAY) == {"Z80001"}
    for role in ("practice", "lmc"):
        assert unjudged_for(people.viewer(role), both, TODAY) == frozenset()
    assert unjudged_for(Viewer.public(), both, TODAY) == frozenset()
    assert not relationships(people.viewer("practice"), both, TODAY)["Z80001"].judgement.allowed


def test_r18_figures_keep_what_was_counted_and_lose_what_is_concluded(released: Opened) -> None:
    for before in released.true_figures.results_of("Z80001"):
        after = HeldBack().shown(before)
        assert all(after[name] is None for name in JUDGED)
        assert (after["value"], after["context_note"]) == (before["value"], before["context_note"])
        if before["outcome"]:
            assert after["status_reason"] == sentence()
        else:
            assert after["status"] == before["status"]
