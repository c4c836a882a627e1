"""Somebody of the performance team goes about their work."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from evenhand.definitions.wording import banned_words_in
from support.axe import violations

PHONE, DESK = (320, 640), (1280, 900)
PAGES = {
    "first screen": "/desk/commissioner/",
    "area": "/desk/area/",
    "area as chosen": "/desk/area/?indicator=asthma-review&beside=twins&since=2021-03-31&size=5000-9999",
    "area where nothing fits": "/desk/area/?size=under-5000",
    "practice": "/desk/area/Z80001/",
    "contact": "/desk/contact/Z80001/",
    "due": "/desk/due/",
    "data": "/desk/data/",
    "checks": "/desk/frameworks/checks/?framework=open-data",
    "own scorecard": "/desk/scorecard/",
    "public scorecard": "/scorecard/00A/",
}

PageOf = Callable[..., Page]


@pytest.fixture(scope="module", autouse=True)
def visited(app: Any) -> None:
    """One of the two practices was visited of late; with the other nobody was in touch."""
    app.do("support.made_contacts:visit", "Z80001", 30)


def test_the_first_screen_says_what_is_due_and_whom_to_see(page_of: PageOf) -> None:
    page = page_of("performance")
    page.goto("/desk/")

    expect(page.get_by_role("heading", level=1)).to_have_text("NHS Fernshire")
    expect(page.get_by_text("1 of 2 practices had no contact in the last 12 months")).to_be_visible()
    page.get_by_role("link", name="Birch Lane Medical Centre").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Contact with Birch Lane Medical Centre")


def test_an_area_is_read_by_strand_and_beside_what_is_chosen(page_of: PageOf) -> None:
    page = page_of("performance")
    page.goto("/desk/area/")
    expect(page.get_by_text("2 of 2 practices, A to Z")).to_be_visible()
    page.get_by_label("Indicator").select_option("Asthma review")
    page.get_by_label("Set beside").select_option("The area")
    page.get_by_role("button", name="Show").click()

    expect(page.get_by_role("columnheader", name="The area: 73.5%")).to_be_visible()
    row = page.get_by_role("row", name="Alder Surgery")
    expect(row.get_by_text("Differs: explore")).to_be_visible()
    row.get_by_role("link", name="Alder Surgery").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Alder Surgery")


def test_r18_a_practice_nobody_saw_is_not_judged_until_somebody_notes_a_visit(page_of: PageOf) -> None:
    page = page_of("performance")
    page.goto("/desk/area/Z80002/")
    expect(page.get_by_text("No contact with this practice is recorded").first).to_be_visible()
    expect(page.get_by_text("Differs: explore")).to_have_count(0)

    page.get_by_role("link", name="Notes of contact").click()
    page.get_by_role("button", name="Keep this note").click()
    expect(page.get_by_role("alert")).to_contain_text("Say who took part")
    page.get_by_label("Day").fill("2025-01-31")
    page.get_by_label("Day").evaluate("field => { field.value = field.max; }")
    page.get_by_label("Visit", exact=True).check()
    page.get_by_label("Who took part").fill("Ms Performance and Dr Birch")
    page.get_by_label("What it was about").fill("The new telephones")
    page.get_by_role("button", name="Keep this note").click()
    expect(page.get_by_text("The new telephones")).to_be_visible()

    page.get_by_role("link", name="The practice's figures").click()
    expect(page.get_by_text("Differs: explore").first).to_be_visible()


def test_the_practice_reads_the_note_and_comments(page_of: PageOf) -> None:
    page = page_of("practice")
    page.goto("/desk/practice/")
    page.get_by_role("link", name="Notes of contact").click()
    page.get_by_label("Your comment on this note").fill("So we remember it")
    page.get_by_role("button", name="Comment").click()

    expect(page.get_by_text("The practice says: So we remember it")).to_be_visible()


def test_what_is_on_screen_is_taken_away_as_a_file(page_of: PageOf) -> None:
    page = page_of("performance")
    page.goto("/desk/area/?strand=care")
    with page.expect_download() as taken:
        page.get_by_role("link", name="This as a file (CSV)").click()
    assert taken.value.suggested_filename == "00A-care.csv"


def test_anybody_reads_the_commissioners_own_scorecard(page_of: PageOf) -> None:
    page = page_of("public")
    page.goto("/scorecard/00A/")

    expect(
        page.get_by_role("heading", name="Practices were in contact with their commissioner")
    ).to_be_visible()
    expect(page.get_by_text("Nothing recorded yet.").first).to_be_visible()


@pytest.mark.every_page
@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
@pytest.mark.parametrize("kind", PAGES)
def test_axe_finds_nothing_and_nothing_scrolls_sideways(
    page_of: PageOf, axe: str, kind: str, size: tuple[int, int]
) -> None:
    page = page_of("performance", size)
    page.goto(PAGES[kind])

    assert page.evaluate("document.documentElement.scrollWidth") <= size[0]
    assert violations(page, axe) == []
    assert page.locator("h1").count() == 1
    assert banned_words_in(page.locator("body").inner_text()) == ()
