"""The pages of a review, as both sides fill them in."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from evenhand.cycle.reviews import beside
from evenhand.cycle.reviews.models import Review
from evenhand.cycle.reviews.of import state
from support.made_reviews import at_rest, day, held, moments_ago, planned, shared


@pytest.fixture
def team(people) -> Any:
    return people.viewer("performance")


@pytest.fixture
def review(team, released) -> Review:
    return planned(team, released)


def text(answer: Any) -> str:
    return " ".join(answer.content.decode().split())


def post(client: Any, review: Review, **given: Any) -> Any:
    # As the page's forms do, with the state it shows.
    return client.post(f"/desk/reviews/{review.pk}/", {"seen": state(review), **given}, follow=True)


def test_a_review_is_planned_on_a_page(signed_in) -> None:
    client, today = signed_in("performance"), timezone.localdate()
    assert "Alder" in text(client.get("/desk/reviews/new/"))
    given = {"practice": "Z80001", "kind": "annual", "year": str(today.year - 2), "day": "someday"}
    again = client.post("/desk/reviews/new/", given)
    assert again.status_code == 400
    assert "this is no day" in text(again)
    given["day"] = (today + timedelta(days=30)).isoformat()
    made = client.post("/desk/reviews/new/", given, follow=True)
    assert "waits for its papers" in text(made)
    assert "Annual review" in text(signed_in("practice").get("/desk/reviews/"))


def test_only_the_performance_team_plans(signed_in, review) -> None:
    assert signed_in("board").get("/desk/reviews/new/").status_code == 403
    assert signed_in("practice").post("/desk/reviews/new/", {"day": "2026-05-01"}).status_code == 400
    assert "Plan a review" not in text(signed_in("practice").get("/desk/reviews/"))


@pytest.mark.parametrize(("role", "at"), [("practice", "Z80003"), ("performance", "00B"), ("lmc", None)])
def test_a_review_is_nobody_elses(signed_in, review, role, at) -> None:
    assert signed_in(role, at).get(f"/desk/reviews/{review.pk}/").status_code == 404
    assert "No review is planned" in text(signed_in(role, at).get("/desk/reviews/"))


def test_somebody_unknown_signs_in_first(visitor) -> None:
    assert visitor.get("/desk/reviews/").status_code == 302


def test_a_board_reads_and_does_nothing(signed_in, review) -> None:
    page = text(signed_in("board").get(f"/desk/reviews/{review.pk}/"))
    assert "What you can do now" not in page
    assert post(signed_in("board"), review, do="send_pack").status_code == 400


def test_the_way_of_a_review_by_its_pages(signed_in, people, review) -> None:
    ours, theirs = signed_in("performance"), signed_in("practice")
    post(ours, review, do="send_pack", seen="planned")
    refused = post(ours, review, do="hold", held_on=day(0).isoformat(), attendees="Both of us")
    assert "(R-10)" in text(refused)
    at_rest("reviews_pack", review.pack.pk, sent_on=20, earliest_on=6)
    post(theirs, review, do="write", part="statement", text="We kept every surgery open.", version="0")
    post(ours, review, do="hold", held_on=day(-1).isoformat(), attendees="Dr Alder and Ms Lane")
    post(ours, review, do="write", part="points", text="Evening surgeries.", version="0")
    post(ours, review, do="action", side="practice", what="Ask", owner="Mr Reed", due=day(30).isoformat())
    post(ours, review, do="draft")
    post(ours, review, do="share")
    post(theirs, review, do="comment", words="It was in May")
    number = review.comments.get().pk
    post(ours, review, do="answer", comment=str(number), words="Corrected")
    post(theirs, review, do="content")
    last = text(post(ours, review, do="finish"))
    assert state(review) == "final"
    for words in (
        "Both sides have had their say",
        "We kept every surgery open.",
        "Dr Alder and Ms Lane",
        "Mr Reed",
    ):
        assert words in last


def test_what_was_typed_is_kept_when_it_cannot_be_taken(signed_in, review) -> None:
    again = post(signed_in("practice"), review, do="write", part="statement", text="Ours", version="7")
    assert again.status_code == 400
    assert "somebody else has changed this part" in text(again)
    assert "Ours</textarea>" in text(again)


@pytest.mark.parametrize(
    "given",
    [
        {"do": "fly"},
        {"do": "hold", "held_on": "31/02/2026", "attendees": "We"},
        {"do": "write", "part": "points", "text": "Mine", "version": "0"},
        {"do": "take_out", "action": "99999999999999", "reason": "No"},
        {"do": "outcome", "objective": "1", "outcome": "met", "evidence": "Seen"},
        {"do": "finish"},
    ],
)
def test_what_a_form_cannot_do(signed_in, review, given) -> None:
    assert post(signed_in("practice"), review, **given).status_code == 400


def test_objectives_and_support_stand_in_the_record(signed_in, review, released, team, monkeypatch) -> None:
    goal = beside.Objective("7", "Open on an evening", "voluntary", "none", "one a week", imposed=True)
    monkeypatch.setitem(beside._sources, "objectives", lambda code, year: (goal,))
    promises = (
        beside.Promise("A nurse", day(-90), day(-30), day(-40), "Shared with Birch."),
        beside.Promise("A visit.", day(-90), day(-30)),
        beside.Promise("A course", day(-90), day(30)),
        beside.Promise("A room", day(-90)),
    )
    monkeypatch.setitem(beside._sources, "support", lambda code, begin, end: promises)
    held(team, released, review)
    page = text(
        post(
            signed_in("performance"),
            review,
            do="outcome",
            objective="7",
            outcome="partly",
            evidence="Tuesdays",
        )
    )
    for words in (
        "Partly met",
        "Tuesdays",
        "From none to one a week",
        "Imposed: the practice did not sign it",
    ):
        assert words in page
    for words in ("delivered on", "Shared with Birch.", ": late.", "due by", "not delivered yet"):
        assert words in page


def test_an_action_is_taken_out_on_the_page(signed_in, review) -> None:
    ours = signed_in("performance")
    post(ours, review, do="action", side="commissioner", what="Pay", owner="Ms Lane", due=day(30).isoformat())
    number = review.actions.get().pk
    assert "Pay" in text(ours.get(f"/desk/reviews/{review.pk}/"))
    post(ours, review, do="take_out", action=str(number), reason="Paid already")
    assert "None is agreed yet" in text(ours.get(f"/desk/reviews/{review.pk}/"))


def test_the_lmc_reads_once_it_is_invited(signed_in, review) -> None:
    assert "Invited by the practice" in text(post(signed_in("practice"), review, do="invite"))
    page = text(signed_in("lmc").get(f"/desk/reviews/{review.pk}/"))
    assert "What you can do now" not in page


def test_the_clock_of_the_corrections_is_shown(signed_in, review, team, released) -> None:
    shared(team, released, review)
    page = text(signed_in("practice").get(f"/desk/reviews/{review.pk}/"))
    assert "can correct the record until" in page
    post(signed_in("practice"), review, do="comment", words="A mistake")
    assert "A mistake" in text(signed_in("performance").get(f"/desk/reviews/{review.pk}/"))
    moments_ago("reviews_reviewmove", review.moves.get(transition="share").pk, at=2)
    assert "Take it back" in text(signed_in("performance").get(f"/desk/reviews/{review.pk}/"))
