"""Somebody of a local medical committee goes about their work."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from evenhand.definitions.wording import banned_words_in
from support.axe import violations

PHONE, DESK = (320, 640), (1280, 900)
PAGES = {
    "first screen": "/desk/lmc/",
    "together": "/desk/together/",
    "together in another strand": "/desk/together/?strand=means",
    "card": "/desk/card/",
    "inbox": "/desk/inbox/",
}
CARD = b"practice code,indicator,rating\nZ80001,Asthma review,red\nZ80002,Asthma review,green\nZ9,Asthma review,red\n"

PageOf = Callable[..., Page]


@pytest.fixture(scope="module", autouse=True)
def told(app: Any) -> None:
    """The LMC was told of something."""
    app.do(
        "support.made_contacts:tell_lmc", "browser/1", "A framework is open for comments", "Please comment."
    )


def send(page: Page, name: str, content: bytes) -> None:
    page.goto("/desk/card/")
    page.get_by_label("The card").set_input_files({"name": name, "mimeType": "text/csv", "buffer": content})
    page.get_by_role("button", name="Look at this card").click()


def test_the_first_screen_leads_to_a_message_that_is_marked_as_read(page_of: PageOf) -> None:
    page = page_of("lmc")
    page.goto("/desk/")
    page.get_by_role("link", name="A framework is open for comments").click()
    expect(page.get_by_text("Please comment.")).to_be_visible()
    page.get_by_role("button", name="Mark as read").click()

    expect(page.get_by_text("Read by Ms Lmc")).to_be_visible()
    page.goto("/desk/inbox/")
    expect(page.get_by_text("Everything has been read")).to_be_visible()


def test_practices_are_seen_together_and_never_by_name(page_of: PageOf) -> None:
    page = page_of("lmc")
    page.goto("/desk/together/")

    expect(page.get_by_text("2 practices compared: 2 outside")).to_be_visible()
    assert "Alder" not in page.content()
    page.get_by_label("Strand").select_option("Means")
    page.get_by_role("button", name="Show").click()
    expect(page.get_by_role("heading", name="How does funding stand?")).to_be_visible()


def test_a_card_is_looked_at_kept_and_removed(page_of: PageOf) -> None:
    page = page_of("lmc")
    send(page, "our card.csv", CARD)
    expect(page.get_by_role("heading", level=1)).to_contain_text("What this card can tell: our card")
    with page.expect_download() as taken:
        page.get_by_role("button", name="Download as one page").click()
    assert taken.value.suggested_filename == "card-audit.html"

    page.get_by_role("button", name="Keep this card").click()
    page.get_by_role("button", name="Remove this card").click()
    expect(page.get_by_role("heading", name="Cards your organisation keeps")).to_have_count(0)


def test_a_card_with_a_formula_is_refused_with_its_reason(page_of: PageOf) -> None:
    page = page_of("lmc")
    send(page, "card.csv", b"practice code,indicator,rating\nZ80001,=1+1,red\n")
    expect(page.get_by_role("alert")).to_contain_text("this card holds a formula")


@pytest.mark.every_page
@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
@pytest.mark.parametrize("kind", [*PAGES, "audit", "refusal"])
def test_axe_finds_nothing_and_nothing_scrolls_sideways(
    page_of: PageOf, axe: str, kind: str, size: tuple[int, int]
) -> None:
    page = page_of("lmc", size)
    if kind in PAGES:
        page.goto(PAGES[kind])
    else:
        send(page, "card.csv", CARD if kind == "audit" else b"")

    assert page.evaluate("document.documentElement.scrollWidth") <= size[0]
    assert violations(page, axe) == []
    assert page.locator("h1").count() == 1
    assert banned_words_in(page.locator("body").inner_text()) == ()
