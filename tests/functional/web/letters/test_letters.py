"""A letter from its draft to the day anybody may read the board's paper, as both sides do it in their browsers."""

from collections.abc import Callable
from datetime import date

import pytest
from playwright.sync_api import Page, expect

from support.axe import violations

PHONE = (320, 640)
YEAR = str(date.today().year - 2)
PageOf = Callable[..., Page]


def begin(page: Page, kind: str) -> str:
    """Begin a letter on its page, and return where it is."""
    page.goto("/desk/letters/new/")
    page.get_by_label("Which letter").select_option(kind)
    page.get_by_label("To which practice").select_option("Z80001")
    page.get_by_label("About the year").select_option(YEAR)
    page.get_by_role("button", name="Begin it").click()
    return page.url


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()


def test_a_support_plan_is_corrected_by_its_practice_and_made_final(page_of: PageOf, axe: str) -> None:
    ours, theirs = page_of("performance"), page_of("practice")
    where = begin(ours, "support-plan")
    press(ours, "Share it for corrections")
    expect(ours.get_by_text("It can be corrected until")).to_be_visible()

    theirs.goto("/desk/letters/")
    theirs.get_by_role("link", name="Alder Surgery: Support plan").first.click()
    with theirs.expect_download() as fetched:
        theirs.get_by_role("link", name="to edit (Word)").click()
    assert fetched.value.suggested_filename.endswith(".docx")
    theirs.get_by_label("What should be corrected or added").fill("The nurse comes on Mondays")
    press(theirs, "Send this correction")
    assert violations(theirs, axe) == []
    press(theirs, "Nothing is to be corrected")

    ours.goto(where)
    press(ours, "Make it final")
    expect(ours.get_by_text("A correction of the practice is not answered yet").first).to_be_visible()
    ours.get_by_label("What was done about it").fill("Corrected in the plan")
    press(ours, "Answer")
    press(ours, "Make it final")
    expect(ours.get_by_text("Final, and not published.").first).to_be_visible()
    assert violations(ours, axe) == []


def test_the_lmc_writes_its_own_comment_into_the_boards_paper(page_of: PageOf, axe: str) -> None:
    ours, lmc = page_of("performance"), page_of("lmc")
    where = begin(ours, "board-paper")
    lmc.goto(where)
    lmc.get_by_label("Write: What the local medical committee says").fill("We would wait for the survey.")
    press(lmc, "Keep: What the local medical committee says")
    expect(lmc.get_by_text("We would wait for the survey.").first).to_be_visible()
    assert violations(lmc, axe) == []
    ours.goto(where)
    expect(ours.get_by_text("We would wait for the survey.").first).to_be_visible()
    assert ours.get_by_label("Write: What the local medical committee says").count() == 0


@pytest.mark.every_page
@pytest.mark.parametrize(
    ("role", "address"),
    [
        ("performance", "/desk/letters/"), ("performance", "/desk/letters/new/"), ("public", "/letters/"),
        ("practice", "/desk/messages/"), ("administrator", "/desk/outbox/"),
    ],
)  # fmt: skip
def test_pages_fit_a_phone_and_axe_finds_nothing(page_of: PageOf, axe: str, role: str, address: str) -> None:
    page = page_of(role, PHONE)
    page.goto(address)
    assert violations(page, axe) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE[0]
