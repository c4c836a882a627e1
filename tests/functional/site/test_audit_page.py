"""The audit's page in a browser: axe finds nothing, it fits a phone, and its first sheet is one page of A4."""

import pytest
from playwright.sync_api import Page

from evenhand.pages.audit_page import audit_page
from evenhand.pages.presenters.audit import present_audit
from evenhand.release import Release
from evenhand.release.auditing import audit_card
from support.axe import violations
from support.judged_release import judged_release

_CARD = """Practice code,Indicator,RAG
Z80001,Asthma review,red
Z80002,Asthma review,red
Z80002,Emergency visits,amber
Z80003,Asthma review,red
Z80004,Asthma review,red
Z80001,Phone waits,green
Z80001,Funding,red
Z80099,Asthma review,red
"""
_A4_INSIDE = {"width": 710, "height": 1040}
"""A4 less its margins of 11 mm, in pixels of a ninety-sixth of an inch."""


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Where the audit's page of a small card lies."""
    folder = tmp_path_factory.mktemp("audit")
    (folder / "card.csv").write_text(_CARD, encoding="utf-8")
    release = Release.open(judged_release(folder / "release"))
    view = present_audit(audit_card(folder / "card.csv", release), release)
    page = folder / "audit.html"
    page.write_text(audit_page(view), encoding="utf-8")
    return page.as_uri()


@pytest.mark.parametrize("size", [(320, 640), (1280, 900)], ids=["phone", "desk"])
def test_axe_finds_nothing_and_nothing_scrolls_sideways(
    page: Page, axe: str, address: str, size: tuple[int, int]
) -> None:
    page.set_viewport_size({"width": size[0], "height": size[1]})
    page.goto(address)

    assert violations(page, axe) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= size[0]


def test_all_but_the_annex_fits_one_sheet(page: Page, address: str) -> None:
    page.emulate_media(media="print")
    page.set_viewport_size({"width": _A4_INSIDE["width"], "height": _A4_INSIDE["height"]})
    page.goto(address)

    top = page.locator(".eh-audit__annex").evaluate("one => one.getBoundingClientRect().top")
    assert 0 < top <= _A4_INSIDE["height"]


def test_nothing_is_asked_for_but_the_page(page: Page, requested: list[str], address: str) -> None:
    page.goto(address)

    assert [one for one in requested if not one.startswith("data:")] == [address]


def test_the_picture_says_what_it_shows(page: Page, address: str) -> None:
    page.goto(address)

    assert page.get_by_role("img", name="What the 5 reds are").count() == 1
