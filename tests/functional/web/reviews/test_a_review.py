"""A review from plan to final, as both sides do it in their browsers."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from playwright.sync_api import Page, expect

from evenhand.definitions.wording import banned_words_in
from support.axe import violations
from support.web_site import RunningSite

PHONE = (320, 640)
STATEMENT = "We lost two partners in spring.\n\nWe kept every surgery open – all year."


class Side:
    """A side at its browser."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def opens(self, address: str) -> None:
        self.page.goto(address)

    def presses(self, name: str) -> None:
        self.page.get_by_role("button", name=name, exact=True).click()

    def writes(self, part: str, text: str) -> None:
        self.page.get_by_text(f"Write: {part}").click()
        self.page.get_by_role("textbox", name=part, exact=True).fill(text)
        self.presses(f"Keep: {part}")

    def sees(self, text: str) -> None:
        expect(self.page.get_by_text(text).first).to_be_visible()


@pytest.fixture
def commissioner(page_of: Callable[..., Page]) -> Side:
    return Side(page_of("performance"))


@pytest.fixture
def practice(page_of: Callable[..., Page]) -> Side:
    return Side(page_of("practice"))


def when_it_is_planned(commissioner: Side, practice: str = "Alder") -> str:
    commissioner.opens("/desk/reviews/new/")
    commissioner.page.get_by_label("Practice", exact=True).select_option("Z80001")
    commissioner.page.get_by_label("Which review").select_option("annual")
    commissioner.page.get_by_label("About the year").select_option(str(date.today().year - 2))
    commissioner.page.get_by_label("Day of the conversation").fill(str(date.today() + timedelta(days=30)))
    commissioner.presses("Plan it")
    return commissioner.page.url


def test_a_review_from_plan_to_final_by_both_sides(
    app: RunningSite, axe: str, commissioner: Side, practice: Side, page_of: Callable[..., Page]
) -> None:
    where = when_it_is_planned(commissioner)
    commissioner.presses("Give the practice its papers")
    commissioner.sees("at least fourteen days to read them")
    commissioner.page.get_by_label("Who was there").fill("Dr Alder and Ms Lane")
    commissioner.presses("Say that it was held")
    commissioner.sees("The practice has its papers for at least fourteen days before the review (R-10)")

    practice.opens("/desk/practice/")
    practice.page.get_by_role("link", name="Read the papers of your review").click()
    practice.writes("The practice’s own statement", STATEMENT)
    expect(practice.page.locator("blockquote")).to_have_text(STATEMENT, use_inner_text=True)
    app.do("support.inside_reviews:fortnight_with_papers", int(where.rstrip("/").rsplit("/", 1)[1]))

    commissioner.opens(where)
    commissioner.page.get_by_label("Who was there").fill("Dr Alder and Ms Lane")
    commissioner.presses("Say that it was held")
    commissioner.writes("What was talked about", "Evening surgeries went well.")
    commissioner.page.get_by_text("Add an action").click()
    commissioner.page.get_by_label("What will be done").fill("Pay for the rota")
    commissioner.page.get_by_label("By whom").fill("Ms Lane")
    commissioner.page.get_by_label("By when").fill(str(date.today() + timedelta(days=40)))
    commissioner.presses("Add this action")
    commissioner.sees("Ms Lane (commissioner), by")
    commissioner.presses("Finish the draft")
    commissioner.presses("Share it with the practice")

    practice.opens(where)
    practice.page.get_by_label("What should be corrected or added").fill("They began in May")
    practice.presses("Send this comment")
    commissioner.opens(where)
    commissioner.presses("Make it final")
    commissioner.sees("A comment of the practice is not answered yet")
    commissioner.page.get_by_label("What was done about it").fill("Corrected")
    commissioner.presses("Answer")
    practice.opens(where)
    assert violations(practice.page, axe) == []
    practice.presses("Nothing is to be corrected")
    commissioner.opens(where)
    assert violations(commissioner.page, axe) == []
    commissioner.presses("Make it final")
    commissioner.sees("Both sides have had their say; the record is final")
    assert not banned_words_in(commissioner.page.inner_text("main"))


@pytest.mark.every_page
@pytest.mark.parametrize("address", ["/desk/reviews/", "/desk/reviews/new/", "/desk/reviews/1/"])
def test_reviews_fit_a_phone_and_axe_finds_nothing(
    page_of: Callable[..., Page], axe: str, address: str
) -> None:
    if address.endswith("/1/"):
        address = when_it_is_planned_for_a_phone(Side(page_of("performance")))
    page = page_of("performance", PHONE)
    page.goto(address)
    assert violations(page, axe) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE[0]


def when_it_is_planned_for_a_phone(commissioner: Side) -> str:
    commissioner.opens("/desk/reviews/")
    if commissioner.page.locator("main .eh-list a").count() == 0:
        return when_it_is_planned(commissioner)
    commissioner.page.locator("main .eh-list a").first.click()
    return commissioner.page.url
