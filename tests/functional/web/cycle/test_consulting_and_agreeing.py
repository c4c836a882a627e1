"""Consult on a framework and put it in force; propose, answer, agree and sign: as people do it, each in a browser."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from evenhand.definitions.wording import banned_words_in
from support.axe import violations
from support.web_site import RunningSite

DESK, PHONE = (1280, 900), (320, 640)
FRAMEWORKS = "/desk/frameworks/"
MADE = "/desk/frameworks/made/consultation/"
FERNSHIRE = "/desk/frameworks/fernshire/consultation/"
AGREEMENT = "/desk/agreements/Z80001/2030/"
OWN = "/desk/agreement/"
MENDED = {
    "to see how a profile is shown.": "to see how. It is not a contract document.",
    "Nobody was asked, because it is made up": "No LMC has been asked yet",
}


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()


def test_a_framework_is_opened_for_comments_commented_answered_and_signed(
    page_of: Callable[..., Page],
) -> None:
    team = page_of("performance")
    team.goto(FRAMEWORKS)
    team.get_by_role("link", name="Made profile").click()
    press(team, "Begin a draft")
    press(team, "Open for comments")
    expect(team.get_by_role("alert")).to_contain_text("This has to hold first: The linter finds nothing")
    expect(
        team.get_by_text("it does not say that it is no contract").or_(team.get_by_text("R-24")).first
    ).to_be_visible()
    team.get_by_text("Write another version").click()
    text = team.locator("#definition").input_value()
    for before, after in MENDED.items():
        text = text.replace(before, after)
    team.locator("#definition").fill(text)
    press(team, "Write it down as a draft")
    press(team, "Open for comments")
    expect(team.get_by_text("Comments are taken until")).to_be_visible()
    expect(team.get_by_text("The fifth with the smallest lists").first).to_be_visible()

    lmc = page_of("lmc")
    lmc.goto("/desk/lmc/frameworks/made/")
    lmc.get_by_label("What you think of it.").fill("Say more of small practices")
    press(lmc, "Send the comment")
    expect(lmc.get_by_text("Not answered yet.")).to_be_visible()

    practice = page_of("practice")
    practice.goto(MADE)
    practice.get_by_label("What you work as.").fill("GP partner")
    press(practice, "Sign off this text")
    expect(practice.get_by_text("Ms Practice, GP partner")).to_be_visible()

    team.goto(MADE)
    team.get_by_label("Answer").fill("We added a table of them")
    press(team, "Answer this comment")
    expect(team.get_by_text("We added a table of them")).to_be_visible()
    press(team, "Close for comments")
    expect(team.get_by_role("alert")).to_contain_text("The days for comments have passed (R-12)")


def test_two_people_put_a_framework_in_force(page_of: Callable[..., Page], app: RunningSite) -> None:
    app.do("support.made_frameworks:ready_to_activate")
    team, board = page_of("performance"), page_of("board")
    team.goto(FERNSHIRE)
    press(team, "Put in force as the second")
    expect(team.get_by_role("alert")).to_contain_text("Who wrote it does not approve it")
    board.goto(FERNSHIRE)
    press(board, "Put in force as the second")
    expect(board.get_by_text("In force. ")).to_be_visible()

    anybody = page_of("public")
    anybody.goto("/frameworks/00A/fernshire/")
    expect(anybody.get_by_text("Say more of small practices")).to_be_visible()
    expect(anybody.get_by_text("not a contract document").first).to_be_visible()


def propose(page: Page, text: str, **fields: str) -> None:
    page.get_by_text("Propose an objective", exact=True).click()
    page.locator("#new-text").fill(text)
    for name, value in fields.items():
        page.locator(f"#new-{name}").fill(value)


def test_an_agreement_is_proposed_answered_agreed_and_signed_by_both(page_of: Callable[..., Page]) -> None:
    team, practice = page_of("performance"), page_of("practice")
    team.goto(AGREEMENT)
    press(team, "Begin a draft")
    propose(team, "Ask patients with asthma what would help")
    press(team, "Propose it")
    propose(team, "More patients have a review", target="98", reference="LES 7", price="2500")
    team.locator("#new-kind-quantitative").check()
    team.locator("#new-basis-priced").check()
    team.locator("#new-indicator").select_option("asthma-review")
    for name, value in {"what_1": "A nurse", "owner_1": "Ms Performance", "by_1": "2030-06-28"}.items():
        team.locator(f"#new-{name}").fill(value)
    press(team, "Propose it")
    expect(team.get_by_text("If nothing changes, reaching this is").first).to_be_visible()
    press(team, "Share with the practice")

    practice.goto(OWN)
    expect(practice.get_by_text("This is not a contract document.").first).to_be_visible()
    practice.get_by_text("Write objective 1 anew").click()
    practice.locator("#counter-1-text").fill("Ask them by letter")
    practice.locator("#objective-1").get_by_role("button", name="Send this to the other side").click()
    practice.locator("#objective-2").get_by_role("button", name="Agree to this").click()

    team.goto(AGREEMENT)
    expect(team.locator("#objective-1")).to_contain_text("Ask them by letter")
    team.locator("#objective-1").get_by_role("button", name="Agree to this").click()
    press(team, "Say that all is agreed")
    press(team, "Sign this text")
    practice.goto(OWN)
    press(practice, "Sign this text")
    expect(practice.get_by_text("In force.")).to_be_visible()
    expect(practice.get_by_text("The commissioner: Ms Performance")).to_be_visible()


PAGES = {
    "frameworks": ("performance", FRAMEWORKS),
    "a consultation": ("performance", MADE),
    "the LMC's seat": ("lmc", "/desk/lmc/frameworks/made/"),
    "a practice's comment": ("practice", MADE),
    "the public record": ("public", "/frameworks/00A/made/"),
    "agreements": ("performance", "/desk/agreements/?year=2030"),
    "an agreement": ("performance", AGREEMENT),
    "an agreement not begun": ("performance", "/desk/agreements/Z80002/2030/"),
    "an agreement being written": ("performance", "/desk/agreements/Z80002/2031/"),
    "our agreement": ("practice", OWN),
}


@pytest.fixture(scope="module")
def _written(app: RunningSite) -> None:
    app.do("support.made_agreements:write_for_browsers")


@pytest.mark.every_page
@pytest.mark.usefixtures("_written")
@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
@pytest.mark.parametrize("kind", PAGES)
def test_axe_finds_nothing_and_nothing_scrolls_sideways(
    page_of: Callable[..., Page], axe: str, kind: str, size: tuple[int, int]
) -> None:
    role, address = PAGES[kind]
    page = page_of(role, size)
    assert page.goto(address).status == 200  # type: ignore[union-attr]
    assert violations(page, axe) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= size[0]
    assert banned_words_in(page.locator("body").inner_text()) == ()
