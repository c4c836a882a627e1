"""Every kind of page, on a phone and a desk: axe finds nothing, nothing scrolls sideways or comes from afar."""

import pytest
from playwright.sync_api import Page

from evenhand.definitions.wording import banned_words_in
from support.axe import violations

PHONE, DESK = (320, 640), (1280, 900)
KINDS = {
    "home": "",
    "search": "search/",
    "search with results": "search/?q=alder",
    "search without results": "search/?q=nowhere",
    "practices": "practices/",
    "practices by name": "practices/by-name/a/",
    "practices by town": "practices/by-town/a/",
    "practices by postcode": "practices/by-postcode/za/",
    "practice": "practices/Z80001/",
    "practice with withheld figures": "practices/Z80003/",
    "practice with few patients": "practices/Z80004/",
    "closed practice": "practices/Z80005/",
    "indicators": "indicators/",
    "indicator": "indicators/asthma-review/",
    "fact": "indicators/cqc-rating/",
    "indicator in an area": "indicators/asthma-review/areas/00A/#Z80002",
    "score in an area": "indicators/experience/areas/00A/",
    "areas": "areas/",
    "area": "areas/00A/",
    "methods": "methods/",
    "data": "data/",
    "downloads": "downloads/",
    "accessibility": "accessibility/",
    "corrections": "corrections/",
    "not found": "404.html",
}
"""Every kind of page there is, by an address of it."""


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
@pytest.mark.parametrize("kind", KINDS)
def test_axe_finds_nothing(page: Page, axe: str, kind: str, size: tuple[int, int]) -> None:
    page.set_viewport_size({"width": size[0], "height": size[1]})
    page.goto(KINDS[kind])
    assert violations(page, axe) == []


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_scrolls_sideways_on_a_phone(page: Page, kind: str) -> None:
    page.set_viewport_size({"width": PHONE[0], "height": PHONE[1]})
    page.goto(KINDS[kind])

    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE[0]


@pytest.mark.parametrize("kind", KINDS)
def test_a_page_is_whole_english_kind_and_from_here(
    page: Page, requested: list[str], site_url: str, kind: str
) -> None:
    page.goto(KINDS[kind])

    assert page.locator("html").get_attribute("lang") == "en"
    assert [page.get_by_role(mark).count() for mark in ("banner", "main", "contentinfo")] == [1, 1, 1]
    assert page.locator("h1").count() == 1
    assert banned_words_in(page.locator("body").inner_text()) == ()
    assert all(address.startswith((site_url, "data:")) for address in requested)


def test_letters_in_pictures_can_be_read_on_a_phone(page: Page) -> None:
    page.set_viewport_size({"width": PHONE[0], "height": PHONE[1]})
    for address in ("practices/Z80001/", "indicators/asthma-review/", "indicators/asthma-review/areas/00A/"):
        page.goto(address)
        heights = page.locator("main svg > text").evaluate_all(
            "texts => texts.filter(text => text.checkVisibility()).map(text => text.getBoundingClientRect().height)"
        )
        assert heights
        assert min(heights) >= 11


def test_text_may_be_spaced_and_enlarged_without_loss(page: Page) -> None:
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto("practices/Z80001/")
    page.add_style_tag(
        content="* {line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important}"
    )

    assert page.evaluate("document.documentElement.scrollWidth") <= 1280
