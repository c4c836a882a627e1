"""A case and its help as both sides meet them: what is needed next, in words; by anybody, on any width."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from support.axe import violations
from support.web_site import RunningSite

PHONE = (320, 640)


@pytest.fixture(scope="module")
def ready(app: RunningSite) -> int:
    return int(app.do("support.case_site:heard_and_drafted"))


@pytest.fixture(scope="module")
def begun(app: RunningSite) -> int:
    return int(app.do("support.case_site:concern"))


def test_a_practice_reads_what_would_have_to_hold_and_replies(
    page_of: Callable[..., Page], begun: int
) -> None:
    page = page_of("practice")
    page.goto("/desk/our-cases/")
    page.get_by_role("link", name="Alder Surgery: Reviews of asthma").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Reviews of asthma")
    page.get_by_text("Go on to support: ").click()
    expect(page.get_by_text("Support has been offered, and the practice chooses").first).to_be_visible()
    page.get_by_label("What you have to say, in your own words").fill("Two of our three nurses were away")
    page.get_by_role("button", name="Send it").click()
    expect(page.get_by_text("Two of our three nurses were away").first).to_be_visible()


def test_who_tries_a_commissioning_plan_is_told_why_not(page_of: Callable[..., Page], begun: int) -> None:
    page = page_of("performance")
    page.goto(f"/desk/cases/{begun}/")
    page.get_by_text("Attach evidence", exact=True).click()
    page.get_by_label("The practice did not follow a commissioning plan").check()
    page.get_by_role("button", name="Attach it").click()
    expect(page.get_by_role("alert")).to_contain_text("is no breach of a contract")
    expect(page.get_by_role("alert")).to_contain_text("(R-07)")


def test_the_board_gives_the_notice_and_the_practice_disputes_it(
    page_of: Callable[..., Page], ready: int
) -> None:
    board = page_of("board")
    board.goto(f"/desk/cases/{ready}/")
    board.get_by_text("Step: Give the remedial notice").click()
    board.get_by_role("button", name="Give the remedial notice").click()
    expect(board.get_by_text("A remedial notice has been given").first).to_be_visible()
    practice = page_of("practice")
    practice.goto(f"/desk/our-cases/{ready}/")
    practice.get_by_label("What is disputed, and why").fill("The reviews were held elsewhere")
    practice.get_by_role("button", name="Dispute the notice").click()
    expect(practice.get_by_text("waits until that is settled")).to_be_visible()


def addresses(number: int) -> list[tuple[str, str]]:
    return [
        ("performance", "/desk/cases/"),
        ("performance", "/desk/cases/new/"),
        ("performance", f"/desk/cases/{number}/"),
        ("performance", f"/desk/cases/{number}/pack/"),
        ("performance", f"/desk/cases/{number}/notice/remedial/"),
        ("performance", f"/desk/cases/{number}/notice/sanction/"),
        ("performance", "/desk/support/"),
        ("performance", "/desk/support/offer/Z80001/"),
        ("practice", "/desk/our-cases/"),
        ("practice", f"/desk/our-cases/{number}/"),
        ("practice", f"/desk/our-cases/{number}/pack/"),
        ("practice", "/desk/support/"),
        ("practice", "/desk/support/1/"),
        ("lmc", f"/desk/cases/{number}/"),
    ]


@pytest.mark.every_page
@pytest.mark.parametrize("size", [(1280, 900), PHONE], ids=["desk", "phone"])
def test_everybody_can_use_the_pages_and_nothing_is_cut_off(
    page_of: Callable[..., Page], axe: str, ready: int, size: tuple[int, int]
) -> None:
    pages: dict[str, Page] = {}
    for role, address in addresses(ready):
        page = pages.setdefault(role, page_of(role, size))
        page.goto(address)
        assert violations(page, axe) == [], (role, address)
        wide = page.evaluate("document.documentElement.scrollWidth")
        assert wide <= size[0], (role, address, wide)
