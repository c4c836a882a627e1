"""A practice's own pages: its figures down to their rows, before publication, and never another's."""

import re

import polars as pl
import pytest
from django.utils import timezone

from evenhand.cycle.publications.actions import open_preview
from evenhand.store import Reading
from evenhand.web.practice.own import own_of
from evenhand.web.serving import shelf
from support.judged_release import judged_release
from support.readings import observations
from support.two_releases import LATER, named_release

PAGES = ("/desk/practice/", "/desk/profile/", "/desk/figure/asthma-review/", "/desk/twins/", "/desk/tasks/")
EVERY = (*PAGES, "/desk/summary.pdf")


def text_of(answer):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", answer.content.decode()))


@pytest.mark.parametrize("address", EVERY)
def test_pages_are_for_practices_alone(shown, people, address):
    client = shown()
    assert client.get(address).status_code == 200
    assert client.post(address).status_code == 405
    for role in ("performance", "lmc", "auditor"):
        assert people.client(role).get(address).status_code == 403
    assert people.client("public").get(address).status_code == 302


@pytest.mark.parametrize("address", EVERY)
def test_a_practice_sees_itself_and_nobody_else(shown, people, address):
    shown()
    other = people.client("practice", "Z80003").get(address)
    assert other.status_code == 200
    assert b"Alder Surgery" not in other.content


def test_a_practice_the_release_does_not_know_has_no_page(shown, people):
    shown()
    assert people.client("practice", "Z89999").get("/desk/practice/").status_code == 404


def test_before_there_is_a_release_there_is_nothing_to_show(nothing_shown, people):
    assert people.client("practice").get("/desk/practice/").status_code == 503
    assert people.client("practice").get("/desk/tasks/").status_code == 200


def test_the_first_screen_sets_what_differs_beside_chance(shown):
    text = text_of(shown().get("/desk/practice/"))
    assert "of your figures are compared" in text
    assert "chance alone would put fewer than 1 outside the limits" in text
    assert "says nothing about how good a practice is" in text
    assert "Differs: explore (higher than expected, which is the better direction)" in text
    assert "To read this fairly:" in text
    assert "Nothing is due" in text
    assert "This is the first edition here" in text


def test_a_profile_leads_behind_each_of_its_figures(shown):
    text = shown().get("/desk/profile/").content.decode()
    assert 'href="/desk/figure/asthma-review/"' in text
    assert "not published yet" not in text
    assert "Download this page" not in text


def test_the_public_profile_leads_nowhere_of_the_kind(shown):
    text = shown().get("/practices/Z80001/").content.decode()
    assert "/desk/figure/" not in text
    assert "Download this page" in text


@pytest.fixture
def waiting(shown, people, tmp_path):
    client = shown()
    shelf().install(named_release(tmp_path / "later"))
    open_preview(people.viewer("administrator"), shelf(), LATER)
    return client


def test_a_release_is_seen_before_it_is_published(waiting, people):
    for address in ("/desk/practice/", "/desk/profile/", "/desk/figure/asthma-review/"):
        text = text_of(waiting.get(address))
        assert "Preview: not published yet." in text
        assert "You need not do anything." in text
    assert b"not published yet" not in people.client("public").get("/practices/Z80001/").content


def test_once_it_is_published_it_is_no_preview(waiting):
    shelf().switch(LATER)
    text = text_of(waiting.get("/desk/practice/"))
    assert "not published yet" not in text
    assert "Nothing has changed since the edition with figures up to 31 December 2022." in text


def test_a_release_whose_preview_nobody_has_opened_is_none(shown, tmp_path):
    client = shown()
    shelf().install(named_release(tmp_path / "later"))
    assert b"not published yet" not in client.get("/desk/profile/").content


def test_a_first_release_is_seen_before_anything_is_published(nothing_shown, people, tmp_path):
    open_preview(people.viewer("administrator"), shelf(), shelf().install(judged_release(tmp_path / "first")))
    client = people.client("practice")
    for address in EVERY:
        assert client.get(address).status_code == 200, address
    assert "not published yet" in text_of(client.get("/desk/profile/"))


def test_days_to_comment_are_working_days(waiting, people):
    preview = own_of(people.viewer("practice")).preview
    assert preview is not None
    assert preview.since == timezone.localdate()
    assert (preview.until - preview.since).days >= 14
    assert not preview.is_over(preview.until)


def test_a_figure_is_followed_down_to_the_row_of_its_file(shown, store):
    text = text_of(shown().get("/desk/figure/asthma-review/"))
    assert "made.proportion.numerator" in text
    assert re.search(r"2,230 2021/22 figures\.csv 3", text)
    assert "2,230 ÷ 2,500" in text
    assert "111111111111" in text
    assert "waits many no number. Write digits." in text


def test_a_newer_file_than_the_releases_is_told(shown, store):
    table = store.read("observations", {"made.proportion.numerator", "made.proportion.denominator"}).drop(
        "edition"
    )
    store.add(
        Reading(
            "made-figures", "2021-22", {"observations": table}, store.quarantine(store.editions[0]).clear(), 4
        ),
        file="figures-corrected.csv",
        sha256="2" * 64,
    )
    text = text_of(shown().get("/desk/figure/asthma-review/"))
    assert "A newer edition than the one this figure was made from" in text
    assert "figures.csv" in text


def test_without_the_files_it_says_which_are_needed(shown):
    text = text_of(shown().get("/desk/figure/asthma-review/"))
    assert "The rows of the files are not held on this site." in text
    assert "figures.csv" in text


def test_files_that_say_nothing_of_the_practice_are_told_of(shown, store, people):
    shown()
    text = text_of(people.client("practice", "Z80004").get("/desk/figure/asthma-review/"))
    assert "None of the files held here has a row about you" in text


def test_a_broken_store_is_as_none(shown, nothing_shown):
    (nothing_shown / "store" / "editions").mkdir(parents=True)
    assert "not held on this site" in text_of(shown().get("/desk/figure/asthma-review/"))


def test_other_figures_of_the_store_do_not_get_in_the_way(shown, store):
    store.add(
        Reading(
            "made-figures",
            "else",
            {"observations": observations({"Z80001": 1.0}, "made.other")},
            store.quarantine(store.editions[0]).clear(),
            1,
        ),
        file="else.csv",
        sha256="3" * 64,
    )
    assert "figures.csv" in text_of(shown().get("/desk/figure/asthma-review/"))


@pytest.mark.parametrize(
    "indicator", ["asthma-review", "emergency-visits", "phone-waits", "funding", "experience", "cqc-rating"]
)
def test_every_kind_of_figure_has_its_page_and_note(shown, indicator):
    answer = shown().get(f"/desk/figure/{indicator}/")
    assert answer.status_code == 200
    assert "To read this fairly:" in text_of(answer)


@pytest.mark.parametrize("practice", ["Z80002", "Z80003", "Z80004", "Z80005"])
def test_figures_of_every_status_have_their_pages(shown, people, practice):
    shown()
    client = people.client("practice", practice)
    for indicator in ("asthma-review", "emergency-visits", "phone-waits", "experience", "cqc-rating"):
        assert client.get(f"/desk/figure/{indicator}/").status_code == 200
    for address in EVERY:
        assert client.get(address).status_code == 200


def test_a_figure_that_is_not_there_is_not_found(shown):
    assert shown().get("/desk/figure/nothing/").status_code == 404


def test_the_parts_of_the_gap_are_told_step_by_step(shown):
    text = text_of(shown().get("/desk/figure/asthma-review/"))
    assert "What is expected, circumstance by circumstance" in text
    assert "The difference, part by part" in text
    assert "Your practice 89.20%" in text


def test_other_counts_show_what_would_change(shown):
    answer = shown().get("/desk/figure/asthma-review/?numerator=1%2C500&denominator=2500")
    text = text_of(answer)
    assert answer.status_code == 200
    assert "60.0%" in text
    assert "This is an estimate" in text


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("numerator=many&denominator=2500", "Write a number"),
        ("numerator=1e400&denominator=2500", "Write a number"),
        ("numerator=1-2&denominator=2500", "Write a number"),
        ("numerator=2600&denominator=2500", "more are counted than there are"),
        ("numerator=0&denominator=0", "something to count out of"),
        ("numerator=&denominator=9", "Write a number"),
        ("numerator=<script>&denominator=9", "Write a number"),
    ],
)
def test_numbers_that_cannot_be_are_told(shown, asked, said):
    answer = shown().get(f"/desk/figure/asthma-review/?{asked}")
    assert answer.status_code == 400
    assert said in text_of(answer)
    assert b"<script>&" not in answer.content


def test_what_is_not_compared_is_shown_with_other_counts_and_no_more(shown, people):
    shown()
    text = text_of(people.client("practice", "Z80004").get("/desk/figure/asthma-review/?numerator=9"))
    assert "With these numbers the figure would be shown" in text
    assert "shown, not compared" in text


def test_a_figure_without_counts_has_nothing_to_correct(shown):
    assert "if it were corrected" not in text_of(shown().get("/desk/figure/experience/"))


def test_rows_that_come_to_another_number_are_told(shown, store):
    later = observations({"Z80001": 2000.0}, "made.proportion.numerator")
    year = {"period_start": pl.date(2021, 4, 1), "period_end": pl.date(2022, 3, 31)}
    table = later.with_columns(**year)
    store.add(
        Reading(
            "made-figures", "2021-22", {"observations": table}, store.quarantine(store.editions[0]).clear(), 1
        ),
        file="figures-2.csv",
        sha256="4" * 64,
    )
    assert "These rows come to other numbers" in text_of(shown().get("/desk/figure/asthma-review/"))


def test_one_number_alone_leaves_the_other_as_it_is(shown):
    assert shown().get("/desk/figure/asthma-review/?numerator=2400").status_code == 200


def test_queries_do_not_grow_with_figures(shown, django_assert_max_num_queries):
    client = shown()
    for address in ("/desk/practice/", "/desk/profile/", "/desk/figure/asthma-review/", "/desk/twins/"):
        client.get(address)
        with django_assert_max_num_queries(10):
            client.get(address)
