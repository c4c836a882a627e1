"""Each of the demo's four audiences begins its work on the first screen it comes to."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from support.axe import violations

Visit = Callable[..., Page]


def test_a_patient_finds_a_practice_and_reads_what_it_says_of_a_figure(
    visit: Visit, main_practice: str
) -> None:
    page = visit()
    page.get_by_label("Find a practice").fill(main_practice)
    page.get_by_role("button", name="Search").click()
    page.get_by_role("main").get_by_role("link", name=re.compile("Surgery|Practice|Centre")).first.click()
    expect(page.get_by_text("A third of our patients are students").first).to_be_visible()


def test_a_practice_sees_its_preview_and_opens_the_papers_of_its_review(visit: Visit) -> None:
    page = visit("practice")
    expect(page.get_by_text("Preview: not published yet")).to_be_visible()
    page.get_by_role("link", name="Read the papers of your review").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text(re.compile("mid-year", re.IGNORECASE))


def test_a_practice_with_a_case_is_asked_for_its_word(visit: Visit) -> None:
    page = visit("concern")
    page.get_by_role("link", name=re.compile("Say what you have to say about")).click()
    expect(page.get_by_text("It is assessed whether a term was breached").first).to_be_visible()


def test_a_commissioner_answers_a_challenge_from_the_first_screen(visit: Visit) -> None:
    page = visit("performance")
    page.get_by_role("link", name=re.compile("Answer a challenge")).click()
    expect(page.get_by_text("Calls on the emergency line").first).to_be_visible()


def test_an_lmc_goes_to_the_framework_that_is_open_for_comment(visit: Visit) -> None:
    page = visit("lmc")
    page.get_by_role("link", name="Variation between practices, 2025", exact=True).click()
    expect(page.get_by_text(re.compile("open for comments", re.IGNORECASE)).first).to_be_visible()


@pytest.mark.every_page
@pytest.mark.parametrize("key", ["", "practice", "concern", "performance", "board", "lmc"])
def test_everybody_can_use_the_first_screen_on_a_desk_and_on_a_phone(
    visit: Visit, key: str, axe: str
) -> None:
    page = visit(key)
    assert violations(page, axe) == []
    page.set_viewport_size({"width": 375, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth") <= 375
