"""What people do on the site, told in their order. Most of it without JavaScript, as on a locked-down machine."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect


@pytest.fixture
def plain(browser: Browser, site_url: str) -> Iterator[Page]:
    """A page of a browser with JavaScript off."""
    context = browser.new_context(java_script_enabled=False, base_url=site_url)
    yield context.new_page()
    context.close()


def test_a_visitor_finds_a_practice_by_search_without_javascript(plain: Page) -> None:
    # given the first page
    plain.goto("")
    # when a part of a name is searched for
    plain.get_by_label("Find a practice").fill("birch")
    plain.get_by_role("button", name="Search").click()
    # then the practice is found, and its page is a step away
    expect(plain.get_by_text("1 practice found for “birch”.")).to_be_visible()
    plain.get_by_role("link", name="Birch Lane Medical Centre").click()
    expect(plain.get_by_role("heading", level=1)).to_have_text("Birch Lane Medical Centre")


@pytest.mark.parametrize("query", ["Z80002", "zb2 3cd", "ashby birch", "BIRCH lane"])
def test_a_visitor_finds_a_practice_as_they_type(page: Page, query: str) -> None:
    page.goto("search/")
    page.get_by_label("Find a practice").press_sequentially(query)

    expect(page.get_by_role("status")).to_contain_text("1 practice found")
    page.locator("#found").get_by_role("link").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Birch Lane Medical Centre")


def test_a_common_word_alone_asks_for_another(page: Page) -> None:
    page.goto("search/")
    page.get_by_label("Find a practice").press_sequentially("surgery")

    expect(page.get_by_role("status")).to_contain_text("Add another word")


def test_a_search_works_in_a_site_opened_from_a_disk(page: Page, site: Path) -> None:
    page.goto(f"file://{site}/index.html")
    page.get_by_label("Find a practice").fill("alder")
    page.get_by_role("button", name="Search").click()

    expect(page.get_by_role("status")).to_contain_text("1 practice found for “alder”.")
    page.locator("#found").get_by_role("link").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Alder Surgery")


@pytest.mark.parametrize("part", ["A", "ZA"])
def test_a_visitor_comes_from_home_to_a_practice_by_browsing(plain: Page, part: str) -> None:
    plain.goto("")
    plain.get_by_role("link", name="practices by name, town or postcode").click()
    plain.locator("main").get_by_role("link", name=part, exact=True).first.click()
    plain.get_by_role("link", name="Alder Surgery").click()

    expect(plain.get_by_role("heading", level=1)).to_have_text("Alder Surgery")


def test_from_a_figure_to_its_point_among_the_areas_practices(plain: Page) -> None:
    # given a practice's page
    plain.goto("practices/Z80002/")
    # when its figure is looked at beside the area's practices
    plain.get_by_role("link", name=re.compile("Beside the area's practices ?: Asthma review")).click()
    # then its point is in view and labelled, and no other is
    expect(plain).to_have_url(re.compile(r"/indicators/asthma-review/areas/00A/index.html#Z80002$"))
    expect(plain.locator("#Z80002 text")).to_be_visible()
    expect(plain.locator("#Z80001 text")).to_be_hidden()
    expect(plain.locator("#Z80002")).to_be_in_viewport()
    assert (
        plain.locator("#Z80002 .eh-mark").evaluate("mark => getComputedStyle(mark).fill")
        == "rgb(255, 235, 59)"
    )


def test_the_table_leads_to_the_point_and_to_the_practices_figure(plain: Page) -> None:
    plain.goto("indicators/asthma-review/areas/00A/")
    plain.get_by_role("link", name="Show Alder Surgery in the picture").click()
    expect(plain.locator("#Z80001 text")).to_be_visible()
    plain.get_by_role("link", name="Alder Surgery", exact=True).click()

    expect(plain).to_have_url(re.compile(r"/practices/Z80001/index.html#asthma-review$"))


def test_a_deep_link_leads_to_the_figure(plain: Page) -> None:
    plain.goto("practices/Z80001/#phone-waits")

    expect(plain.get_by_role("heading", name="How does phone waits stand?")).to_be_in_viewport()


def test_a_closed_practice_leads_to_its_successor(plain: Page) -> None:
    plain.goto("practices/Z80005/")
    expect(plain.get_by_text("This practice closed on 30 September 2021.")).to_be_visible()
    plain.locator(".nhsuk-inset-text").get_by_role("link", name="Alder Surgery").click()

    expect(plain.get_by_role("heading", level=1)).to_have_text("Alder Surgery")


def test_every_figure_has_its_context_note_in_sight(plain: Page) -> None:
    plain.goto("practices/Z80003/")
    figures = plain.locator(".eh-figure")

    assert figures.count() == 6
    for figure in figures.all():
        expect(figure.get_by_text("To read this fairly:")).to_be_visible()


def test_earlier_periods_open_without_javascript(plain: Page) -> None:
    plain.goto("practices/Z80001/")
    figure = plain.locator("#asthma-review")
    expect(figure.get_by_role("table")).to_be_hidden()
    figure.locator("summary", has_text="Earlier periods").click()

    expect(figure.get_by_role("table")).to_contain_text("2020/21")


def test_the_keyboard_comes_first_to_the_skip_link(page: Page) -> None:
    page.goto("practices/Z80001/")
    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="Skip to main content")
    expect(skip).to_be_focused()
    page.keyboard.press("Enter")

    expect(page.locator("main")).to_be_focused()


def test_a_download_carries_its_notes(page: Page) -> None:
    page.goto("practices/Z80001/")
    with page.expect_download() as waiting:
        page.get_by_role("link", name="CSV").click()

    assert waiting.value.suggested_filename == "Z80001.csv"
    assert "Read asthma review with the age" in Path(waiting.value.path()).read_text(encoding="utf-8")


def test_a_page_prints_its_figures_without_its_menus(page: Page) -> None:
    page.goto("practices/Z80001/")
    page.emulate_media(media="print")

    expect(page.get_by_role("navigation", name="Menu")).to_be_hidden()
    expect(page.locator("#asthma-review .eh-bar")).to_be_visible()


def test_a_visitor_sees_how_a_figure_moved_over_time(page: Page) -> None:
    # given a practice with a figure of many years
    page.goto("practices/Z80001/")
    figure = page.locator("#phone-waits")
    # then its run chart is drawn with its words and how it was made
    expect(figure.get_by_role("img", name="Phone waits: run chart")).to_be_visible()
    expect(figure.get_by_text("Improvement: one of a run below the mean.")).to_be_visible()
    expect(figure.get_by_text("trend 7, shift 7, 2 in 3 inclusive")).to_be_visible()
    # and beside it each year, with what the chart says of it
    figure.get_by_text("Earlier periods and limits of the figures").click()
    expect(figure.get_by_role("row", name="2004/05")).to_contain_text("one of a run above the mean")


def test_a_visitor_reads_why_a_short_history_has_no_run_chart(page: Page) -> None:
    page.goto("practices/Z80002/")
    figure = page.locator("#phone-waits")

    reason = figure.get_by_text("No run chart is drawn: it takes at least 13 periods")
    expect(reason).to_be_hidden()
    figure.get_by_text("Earlier periods and limits of the figures").click()
    expect(reason).to_be_visible()
