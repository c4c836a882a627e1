"""The pages of letters, as both sides and anybody else see them."""

from typing import Any

import pytest
from django.utils import timezone

from evenhand.cycle.letters import actions
from evenhand.cycle.letters.models import Letter
from evenhand.cycle.letters.of import state
from support.made_reviews import at_rest

YEAR = timezone.localdate().year - 2


@pytest.fixture
def team(people) -> Any:
    return people.viewer("performance")


@pytest.fixture
def letter(team, released) -> Letter:
    return actions.begin(team, released, "support-plan", "Z80001", YEAR)


def text(answer: Any) -> str:
    return " ".join(answer.content.decode().split())


def post(client: Any, letter: Letter, **given: Any) -> Any:
    # As the page's forms do, with the state it shows.
    return client.post(f"/desk/letters/{letter.pk}/", {"seen": state(letter), **given}, follow=True)


def test_a_letter_is_begun_on_a_page(signed_in) -> None:
    client = signed_in("performance")
    assert "Alder" in text(client.get("/desk/letters/new/"))
    given = {"kind": "poem", "practice": "Z80001", "year": str(YEAR)}
    assert client.post("/desk/letters/new/", given).status_code == 400
    made = client.post("/desk/letters/new/", {**given, "kind": "annual"}, follow=True)
    assert "Being written by the commissioner" in text(made)
    assert "Annual letter" in text(client.get("/desk/letters/"))


def test_the_way_of_a_letter_by_its_pages(signed_in, letter) -> None:
    ours, theirs = signed_in("performance"), signed_in("practice")
    assert theirs.get(f"/desk/letters/{letter.pk}/").status_code == 404
    assert "There is no letter yet" in text(theirs.get("/desk/letters/"))
    post(ours, letter, do="share", seen="draft")
    page = text(theirs.get(f"/desk/letters/{letter.pk}/"))
    assert "It can be corrected until" in page
    post(theirs, letter, do="correct", words="The nurse comes on Mondays")
    assert "not answered yet" in text(post(ours, letter, do="finish"))
    post(ours, letter, do="answer", correction=str(letter.corrections.get().pk), words="Corrected")
    post(theirs, letter, do="content")
    assert "Corrected" in text(post(ours, letter, do="finish"))
    post(ours, letter, do="publish")
    assert state(letter) == "published"


def test_files_are_given_to_those_who_may_read_them(signed_in, letter) -> None:
    post(signed_in("performance"), letter, do="share")
    pdf = signed_in("practice").get(f"/desk/letters/{letter.pk}/1.pdf")
    assert pdf["Content-Type"] == "application/pdf"
    assert pdf.content.startswith(b"%PDF")
    word = signed_in("practice").get(f"/desk/letters/{letter.pk}/1.docx")
    assert word["Content-Disposition"].startswith("attachment")
    for address in ("2.pdf", "1.exe"):
        assert signed_in("practice").get(f"/desk/letters/{letter.pk}/{address}").status_code == 404
    assert signed_in("practice", "Z80003").get(f"/desk/letters/{letter.pk}/1.pdf").status_code == 404
    assert signed_in("public").get(f"/desk/letters/{letter.pk}/1.pdf").status_code == 302


def test_anybody_reads_a_published_board_paper_and_nothing_else(
    signed_in, team, released, visitor, letter
) -> None:
    assert "Nothing has been published yet" in text(visitor.get("/letters/"))
    paper = actions.begin(team, released, "board-paper", "", YEAR)
    ours = signed_in("performance")
    post(ours, paper, do="text", part="themes", text="Recruiting nurses.", version="0")
    assert post(ours, paper, do="text", part="lmc-comment", text="Ours", version="0").status_code == 400
    lmc = post(signed_in("lmc"), paper, do="text", part="lmc-comment", text="We would wait.", version="0")
    assert "We would wait." in text(lmc)
    post(ours, paper, do="share")
    at_rest("letters_share", paper.shares.get().pk, shared_on=20, correct_by=1)
    post(ours, paper, do="finish")
    post(ours, paper, do="publish")
    assert "a paper for the board" in text(visitor.get("/letters/"))
    assert visitor.get(f"/letters/{paper.pk}.pdf").content.startswith(b"%PDF")
    assert visitor.get(f"/letters/{paper.pk}.txt").status_code == 404
    assert visitor.get(f"/letters/{letter.pk}.pdf").status_code == 404


@pytest.mark.parametrize(
    "given",
    [{"do": "fly"}, {"do": "correct", "words": "Ours"}, {"do": "publish"}, {"do": "text", "part": "themes"}],
)
def test_what_a_form_cannot_do(signed_in, letter, given) -> None:
    assert post(signed_in("performance"), letter, **given).status_code == 400


def test_a_letter_is_taken_back_and_discarded_for_a_reason(signed_in, letter) -> None:
    ours = signed_in("performance")
    post(ours, letter, do="share")
    assert post(ours, letter, do="revise").status_code == 400
    post(ours, letter, do="revise", reason="A day was wrong")
    assert "A day was wrong" in text(post(ours, letter, do="discard", reason="Not needed"))
    assert state(letter) == "discarded"


def test_others_have_no_letters_to_write(signed_in) -> None:
    assert signed_in("practice").get("/desk/letters/new/").status_code == 403
    assert signed_in("commissioning").get("/desk/letters/").status_code == 403
