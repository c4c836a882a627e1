"""The demo's year, played in a small England: what each role sees first is real work, and the record of it holds."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import transaction
from django.test import Client, override_settings
from django.utils import timezone

from evenhand.accounts import audit
from evenhand.accounts.models import Event
from evenhand.config.seeding.people import PLAYERS
from evenhand.config.seeding.playing import link_store, seed
from evenhand.config.seeding.story import Scene
from evenhand.cycle.agreements.models import Agreement, ObjectiveVersion
from evenhand.cycle.agreements.tables import AGREEMENT, OBJECTIVE
from evenhand.cycle.challenges.models import Challenge
from evenhand.cycle.challenges.tables import CHALLENGE
from evenhand.cycle.concerns.models import Case
from evenhand.cycle.concerns.tables import CASE
from evenhand.cycle.machine import state_of
from evenhand.cycle.reviews.models import Review
from evenhand.cycle.reviews.tables import REVIEW
from evenhand.cycle.support.models import Offer
from evenhand.cycle.support.of import is_late
from evenhand.web.serving import shelf
from support.midyear import SmallYear, small_year
from support.web import BACKEND

pytestmark = pytest.mark.django_db

FIRST_WORDS = {
    "practice": ("Preview: not published yet", "Read the papers of your review", "Figures to look into"),
    "gp": ("Read a letter, and correct it if need be",),
    "concern": ("Say what you have to say about: Rooms", "Read the agreement of", "Comment on Variation"),
    "performance": (
        "Answer a challenge", "Agree on the objectives of the year", "Give the support that was promised",
        "late since", "Answer a request for support", "1 of",
    ),
    "performance-2": ("Answer comments on a framework",),
    "commissioning": ("What is due", "Practices to see"),
    "finance": ("What is due", "By chance alone"),
    "board": ("Put a framework in force, as the second",),
    "lmc": ("Variation between practices, 2025 is open for comments", "1 message is unread"),
    "region": ("Agreements signed", "Cases"),
    "auditor": ("challenged a figure", "Owen Price"),
    "administrator": ("Invite somebody", "Priya Nair"),
}  # fmt: skip


@pytest.fixture(scope="module")
def year() -> SmallYear:
    return small_year()


@pytest.fixture(scope="module")
def played(
    year: SmallYear, tmp_path_factory: Any, django_db_setup: None, django_db_blocker: Any
) -> Iterator[tuple[Scene, list[str]]]:
    """The year, played once in a transaction that the tests look into and that is taken back after them."""
    data, said = Path(tmp_path_factory.mktemp("installation")), []
    with django_db_blocker.unblock(), override_settings(DATA=data), transaction.atomic():
        shelf.cache_clear()
        link_store(year.root / "store")
        yield seed(year.editions.folders, year.editions.parts, said.append), said
        transaction.set_rollback(True)
    shelf.cache_clear()


@pytest.fixture
def scene(played: tuple[Scene, list[str]]) -> Scene:
    return played[0]


def client_of(scene: Scene, key: str) -> Client:
    client = Client()
    client.force_login(scene.cast.viewer(key).person, backend=BACKEND)
    return client


@pytest.mark.parametrize("key", [one.key for one in PLAYERS])
def test_the_first_screen_of_everybody_shows_their_work(key: str, scene: Scene) -> None:
    page = client_of(scene, key).get("/desk/", follow=True)
    text = page.content.decode()
    assert page.status_code == 200
    assert [words for words in FIRST_WORDS[key] if words not in text] == []


def test_each_story_says_in_a_line_what_it_left_behind(played: tuple[Scene, list[str]]) -> None:
    assert len(played[1]) > 10
    assert all(len(line.splitlines()) == 1 and line.strip() for line in played[1])


def test_the_record_holds_and_is_in_the_order_of_its_days(scene: Scene) -> None:
    moments = list(Event.objects.order_by("sequence").values_list("at", flat=True))
    assert list(audit.faults()) == []
    # The releases are installed on the day itself, before the year is played.
    assert moments[3:] == sorted(moments[3:])
    assert max(moments[3:]) < timezone.now()


def test_nothing_was_refused_on_the_way(scene: Scene) -> None:
    assert not Event.objects.filter(action__startswith="was refused").exists()


def test_agreements_are_signed_rolled_and_one_is_answered_anew(scene: Scene) -> None:
    states = [state_of(AGREEMENT, one) for one in Agreement.objects.filter(year=scene.year)]
    assert (states.count("in_force"), states.count("lapsed"), states.count("negotiating")) == (5, 1, 1)
    countered = ObjectiveVersion.objects.filter(to_state="countered")
    assert [state_of(OBJECTIVE, one.thing) for one in countered] == ["countered"]


def test_a_challenge_was_corrected_one_was_declined_and_one_waits(scene: Scene) -> None:
    states = {state_of(CHALLENGE, one) for one in Challenge.objects.all()}
    assert states == {"corrected", "not_upheld", "raised"}
    corrected = Challenge.objects.get(correction__isnull=False).correction
    assert corrected.value_before < corrected.value_after == 1


def test_the_concern_is_assessed_with_its_evidence_and_the_practice_has_time(scene: Scene) -> None:
    case = Case.objects.get()
    assert state_of(CASE, case) == "assess"
    assert case.evidence.get().indicator == "premises-minimum-standard"
    assert case.invitations.get().due_on > scene.today


def test_help_is_under_way_past_its_first_look_and_other_help_is_late(scene: Scene) -> None:
    running = Offer.objects.get(practice=scene.parts.main)
    assert running.first_review_on < scene.today < running.second_review_on
    assert [one.practice for one in Offer.objects.all() if is_late(one, scene.today)] == [
        scene.parts.signed[0]
    ]


def test_a_review_is_to_come_with_its_papers_sent_in_time(scene: Scene) -> None:
    review = Review.objects.get(practice=scene.parts.main)
    assert state_of(REVIEW, review) == "pack_sent"
    assert review.pack.earliest_on <= scene.today + timedelta(days=14)


def test_who_plans_services_sees_no_case(scene: Scene) -> None:
    for key in ("commissioning", "finance"):
        assert client_of(scene, key).get("/desk/cases/").status_code in (403, 404)


def test_a_correction_and_a_reply_are_on_the_public_pages(scene: Scene) -> None:
    assert "Learning and review meetings" in Client().get("/corrections/").content.decode()
    profile = Client().get(f"/practices/{scene.parts.main}/").content.decode()
    assert "A third of our patients are students" in profile


def test_a_figure_leads_down_to_the_row_it_is_from(scene: Scene) -> None:
    page = client_of(scene, "practice").get("/desk/figure/clinical-governance-participation/")
    assert page.status_code == 200
    assert "practice-return-2024-25.csv" in page.content.decode()
