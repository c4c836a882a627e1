"""The catalogue in a browser: by itself and in a release's site, on a phone and a desk, with a script and without."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from evenhand.definitions import load_catalogue
from evenhand.definitions.wording import banned_words_in
from evenhand.publication.catalogue import catalogue_edition, publish_catalogue
from support.axe import violations
from support.definitions import TODAY

PHONE, DESK = (320, 640), (1280, 900)
ALONE = {
    "index": "index.html",
    "by framework": "catalogue/by-framework/index.html",
    "by source": "catalogue/by-source/index.html",
    "by basis": "catalogue/by-basis/index.html",
    "contexts": "catalogue/contexts/index.html",
    "safeguards": "catalogue/safeguards/index.html",
    "how to read": "catalogue/how-to-read/index.html",
    "indicator": "catalogue/indicators/gpps-overall/index.html",
    "standardised indicator": "catalogue/indicators/ed-attendance-isr/index.html",
    "fact": "catalogue/indicators/cqc-overall-rating/index.html",
    "framework": "catalogue/frameworks/dh-igps-2009/index.html",
    "derived framework": "catalogue/frameworks/developmental-2010/index.html",
    "context": "catalogue/contexts/deprivation/index.html",
    "case-mix set": "catalogue/case-mix-sets/c-use/index.html",
}
"""Every kind of page of the catalogue by itself, by an address of it."""
INSIDE = (
    "catalogue/",
    "catalogue/indicators/asthma-review/",
    "catalogue/frameworks/made/",
    "catalogue/by-source/",
)
"""Pages of the catalogue in a release's site."""


@pytest.fixture(scope="module")
def catalogue(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Where the catalogue of the shipped definitions lies, opened from a disk."""
    out: Path = tmp_path_factory.mktemp("catalogue") / "site"
    publish_catalogue(catalogue_edition(load_catalogue(), TODAY), out)
    return out.as_uri()


@pytest.fixture
def plain(browser: Browser) -> Iterator[Page]:
    """A page of a browser with JavaScript off."""
    context = browser.new_context(java_script_enabled=False)
    yield context.new_page()
    context.close()


def opened(page: Page, address: str, size: tuple[int, int]) -> Page:
    page.set_viewport_size({"width": size[0], "height": size[1]})
    page.goto(address)
    page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true; })")
    return page


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
@pytest.mark.parametrize("kind", ALONE)
def test_axe_finds_nothing_and_nothing_scrolls_sideways(
    page: Page, axe: str, catalogue: str, kind: str, size: tuple[int, int]
) -> None:
    opened(page, f"{catalogue}/{ALONE[kind]}", size)

    assert violations(page, axe) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= size[0]
    assert page.locator("h1").count() == 1
    assert banned_words_in(page.locator("body").inner_text()) == ()


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
@pytest.mark.parametrize("address", INSIDE)
def test_axe_finds_nothing_in_a_releases_catalogue(
    page: Page, axe: str, address: str, size: tuple[int, int]
) -> None:
    opened(page, address, size)

    assert violations(page, axe) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= size[0]


def test_a_reader_finds_an_indicator_by_a_word(page: Page, catalogue: str) -> None:
    # given the index
    page.goto(f"{catalogue}/index.html")
    # when words of an indicator are typed
    page.get_by_label("Find an indicator").fill("reception helpful")
    # then only it is left, and its page is a step away
    expect(page.get_by_role("status")).to_have_text("1 indicator found.")
    expect(page.get_by_role("heading", name="Premises")).to_be_hidden()
    page.get_by_role("link", name="Reception").first.click()
    expect(page.get_by_role("heading", level=2).first).to_have_text("How it is counted")


def test_a_code_is_found_with_all_its_indicators(page: Page, catalogue: str) -> None:
    page.goto(f"{catalogue}/index.html")
    page.get_by_label("Find an indicator").fill("ast003")

    expect(page.get_by_role("status")).to_have_text("3 indicators found.")


def test_a_word_that_is_nowhere_says_so_and_nothing_typed_shows_all(page: Page, catalogue: str) -> None:
    page.goto(f"{catalogue}/index.html")
    page.get_by_label("Find an indicator").fill("zeppelin")
    expect(page.get_by_role("status")).to_contain_text("No indicator has these words")
    page.get_by_label("Find an indicator").fill("")
    expect(page.get_by_role("heading", name="Premises")).to_be_visible()


def test_without_javascript_lists_lead_to_a_definition(plain: Page, catalogue: str) -> None:
    plain.goto(f"{catalogue}/index.html")
    expect(plain.get_by_label("Find an indicator")).to_be_hidden()
    plain.get_by_role("link", name="by source").click()
    plain.get_by_role("link", name="Appointments that patients did not attend").click()

    expect(plain.get_by_role("heading", level=1)).to_have_text("Appointments that patients did not attend")


def test_a_definition_leads_to_its_circumstances_framework_and_code(plain: Page, catalogue: str) -> None:
    plain.goto(f"{catalogue}/catalogue/indicators/ed-attendance-isr/index.html")
    plain.get_by_role("link", name="Deprivation where patients live").click()
    expect(plain.get_by_role("heading", level=1)).to_have_text("Deprivation where patients live")
    plain.go_back()
    plain.get_by_text("The definition as it is written").click()
    expect(plain.get_by_role("region", name="The definition as it is written")).to_contain_text(
        "id: ed-attendance-isr"
    )


def test_a_figures_page_leads_to_its_definition_and_back(page: Page) -> None:
    page.goto("indicators/asthma-review/")
    page.get_by_role("link", name="The whole definition, in words and in code").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Asthma review: definition")
    page.get_by_role("link", name="See its figures").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Asthma review")
