import csv
import io
import re
from typing import Any

import pytest
from django.test import Client

from evenhand.cycle.offer import actions as offer
from evenhand.cycle.offer.contents import Content
from evenhand.cycle.offer.of import offer_of
from evenhand.pages.words import NOT_A_RANKING
from evenhand.publication.installed import Opened
from evenhand.publication.said import NOTHING_SAID, Reply, Said
from evenhand.web.compare.presenters import present_comparison
from support.web import MadePeople

THREE = {"p": ["Z80002", "Z80001", "Z80003"]}


def shown(visitor: Client, **asked: object) -> str:
    answer = visitor.get("/compare/", asked)
    assert answer.status_code == 200
    return answer.content.decode()


def test_circumstances_come_first_then_figures_each_with_its_note(visitor: Client) -> None:
    text = shown(visitor, **THREE)

    assert text.index("The circumstances they work in") < text.index('id="asthma-review"')
    sections = re.findall(r'<section class="eh-figure".*?</section>', text, re.S)
    assert len(sections) == 6
    assert all("To read this fairly:" in one for one in sections)


def test_practices_stand_by_name_in_every_table(visitor: Client) -> None:
    text = shown(visitor, **THREE)
    rows = re.findall(r'<a href="/practices/(Z8000\d)/#([a-z-]+)">', text)

    orders = {one: [code for code, name in rows if name == one] for _, one in rows}
    assert all(codes == sorted(codes) for codes in orders.values())
    assert not re.search(r"\b(total|average|rank|score of)\b", re.sub(r"<[^>]+>", " ", text).lower())


def test_a_practice_is_removed_and_another_added_without_a_script(visitor: Client) -> None:
    text = shown(visitor, p=["Z80001", "Z80002"], q="cedd")

    assert 'href="/compare/?p=Z80002"' in text
    assert 'href="/compare/?p=Z80001&amp;p=Z80002&amp;p=Z80003"' in text
    assert "<script" not in text.replace('<script src="/assets', "")


def test_one_alone_is_offered_those_most_like_it(visitor: Client) -> None:
    assert 'href="/compare/?p=Z80001&amp;p=Z80002"' in shown(visitor, p="Z80001")


def test_five_are_too_many_and_the_fifth_is_named(visitor: Client) -> None:
    text = shown(visitor, p=[f"Z8000{number}" for number in range(1, 6)])

    assert "Left out: Elm House (closed) (Z80005)" in text
    assert 'id="add"' not in text


@pytest.mark.parametrize(
    "codes",
    [["Z99999"], ["<script>alert(1)</script>"], ["\x00" * 50], ["a" * 10_000], ["Z80001"] * 400, ["../.."]],
)
def test_hostile_codes_are_told_and_shown_as_words(visitor: Client, codes: list[str]) -> None:
    text = shown(visitor, p=codes, q="<script>alert(2)</script>" * 400)

    assert "<script>alert" not in text
    assert len(text) < 80_000


def test_nothing_chosen_asks_for_a_first(visitor: Client) -> None:
    assert "Choose up to four practices" in shown(visitor)
    assert "No other practice has this" in shown(visitor, q="nowhere")


def test_a_closed_practice_says_so(visitor: Client) -> None:
    assert "This practice has closed." in shown(visitor, p="Z80005")


def test_whether_new_patients_are_taken_is_the_practice_s_own_word(
    people: MadePeople, visitor: Client
) -> None:
    offer.confirm(people.viewer("practice"), "accepting", Content(choice="closed"), seen=0)

    assert "No, the list is closed for now" in shown(visitor, **THREE)


def test_what_is_on_the_page_is_a_csv_with_its_notes(visitor: Client) -> None:
    answer = visitor.get("/compare/figures.csv", THREE)
    rows = list(csv.DictReader(io.StringIO(answer.content.decode())))

    assert answer.headers["Content-Type"].startswith("text/csv")
    assert {row["practice"] for row in rows} == {"Z80001", "Z80002", "Z80003"}
    assert all(row["context_note"] and row["how_to_read"] == NOT_A_RANKING for row in rows)
    assert [row["practice"] for row in rows if row["indicator"] == "asthma-review"] == sorted(THREE["p"])
    assert visitor.get("/compare/figures.csv", {"p": "nowhere"}).content == b""


def test_what_none_of_them_has_is_left_out_and_counted(visitor: Client, released: Opened) -> None:
    practices, figures = [released.practices["Z80001"]], {"Z80001": {}}
    view = present_comparison(
        released.edition, practices, figures, NOTHING_SAID, {"Z80001": offer_of("Z80001")}
    )

    assert (view.strands, view.left_out) == ((), 6)


def test_a_note_of_a_figure_s_own_and_a_reply_stand_with_it(visitor: Client, released: Opened) -> None:
    rows = {row["indicator"]: row for row in released.figures.results_of("Z80001")}
    own = {"Z80001": rows | {"experience": {**rows["experience"], "context_note": "The survey was late."}}}
    period = rows["experience"]["period_end"]
    said = Said.of([Reply("Z80001", "experience", period, "Survey", "Few were asked.", period)])
    offers = {"Z80001": offer_of("Z80001")}
    view = present_comparison(released.edition, [released.practices["Z80001"]], own, said, offers)

    cells = {one.id: one.cells[0] for strand in view.strands for one in strand.indicators}
    assert (str(cells["experience"].note), cells["experience"].reply) == (
        "The survey was late.",
        "Few were asked.",
    )
    assert cells["funding"].note is None


def test_the_page_asks_the_database_a_bounded_number_of_times(
    visitor: Client, django_assert_max_num_queries: Any
) -> None:
    with django_assert_max_num_queries(14):
        shown(visitor, p=["Z80001", "Z80002", "Z80003", "Z80004"])
