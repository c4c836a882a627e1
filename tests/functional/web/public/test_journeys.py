"""What patients do: find a practice, compare, ask to join. Without JavaScript, as on a locked-down machine."""

import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from evenhand.web.public.postcode_file import NAME, load
from support.web_server import file_server
from support.web_site import RunningSite

PageOf = Callable[..., Page]
POSTCODES = """postcode,latitude,longitude
ZA1 1AA,51.000,-1.000
ZA1 1AB,51.010,-1.000
ZB2 3CD,51.100,-1.000
ZB2 9XY,51.200,-1.000
"""


@pytest.fixture
def plain(browser: Browser, app: RunningSite) -> Iterator[Page]:
    """A page of a browser with JavaScript off."""
    context = browser.new_context(java_script_enabled=False, base_url=app.url)
    yield context.new_page()
    context.close()


@pytest.fixture
def another_site(browser: Browser) -> Iterator[Page]:
    """A page of another site."""
    context = browser.new_context()
    yield context.new_page()
    context.close()


@pytest.fixture
def postcodes(app: Any, tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """A file of postcodes is loaded."""
    file = tmp_path_factory.mktemp("postcodes") / "made.csv"
    file.write_text(POSTCODES, encoding="utf-8")
    load(file, app.data)
    yield
    (app.data / NAME).unlink()


def test_a_patient_finds_a_practice_by_its_town(plain: Page) -> None:
    # given the first page
    plain.goto("/")
    # when a town is searched for
    plain.get_by_label("Find a practice").fill("Ashby")
    plain.get_by_role("button", name="Search").click()
    # then its practices are there, and a page is a step away
    expect(plain.get_by_text("2 practices found for “Ashby”.")).to_be_visible()
    plain.get_by_role("link", name="Birch Lane Medical Centre").click()
    expect(plain.get_by_role("heading", name="What this practice offers")).to_be_visible()


def test_a_patient_finds_the_nearest_to_a_postcode_in_list_and_map(plain: Page, postcodes: None) -> None:
    plain.goto("/search/")
    plain.get_by_label("Name, code, town or postcode").fill("za1 1ab")
    plain.get_by_role("button", name="Search").click()

    rows = plain.get_by_role("row")
    expect(rows.nth(1)).to_contain_text("Alder Surgery")
    expect(rows.nth(1)).to_contain_text("0.7 miles")
    expect(rows.nth(2)).to_contain_text("6.2 miles")
    expect(plain.get_by_role("img", name="Practices near ZA1 1AB")).to_be_visible()


def test_a_word_typed_wrongly_leads_to_what_was_meant(plain: Page) -> None:
    plain.goto("/search/?q=aldr")
    plain.get_by_role("link", name="alder", exact=True).click()

    expect(plain.get_by_role("link", name="Alder Surgery")).to_be_visible()


def test_a_patient_compares_three_practices_and_takes_one_away(plain: Page) -> None:
    plain.goto("/search/?q=z800")
    for name in ("Alder Surgery", "Birch Lane Medical Centre", "St Cedd’s Health Centre & Walk-in <Annexe>"):
        plain.get_by_label(f"Compare {name}").check()
    plain.get_by_role("button", name="Compare those ticked").click()

    headings = plain.get_by_role("heading", level=2).all_inner_texts()
    assert headings.index("The circumstances they work in") < headings.index("Care")
    figure = plain.locator("#asthma-review")
    expect(figure.get_by_role("row")).to_have_count(4)
    expect(figure).to_contain_text("To read this fairly:")
    plain.get_by_role("link", name="Remove Alder Surgery").click()
    expect(plain.locator("#asthma-review").get_by_role("row")).to_have_count(3)


def test_a_patient_adds_another_practice_by_its_name(plain: Page) -> None:
    plain.goto("/practices/Z80001/")
    plain.get_by_role("link", name="Compare with others").click()
    plain.get_by_label("Add a practice").fill("dogwood")
    plain.get_by_role("button", name="Search").click()
    plain.get_by_role("link", name="Add Dogwood Practice").click()

    expect(
        plain.locator(".eh-chosen").get_by_role("link", name="Dogwood Practice", exact=True)
    ).to_be_visible()


def test_somebody_asks_to_join_and_the_practice_answers(plain: Page, page_of: PageOf) -> None:
    # given a practice where somebody reads requests
    plain.goto("/practices/Z80001/")
    plain.get_by_role("link", name="Ask to join").click()
    # when somebody asks, first with a mistake
    plain.get_by_label("Your name").fill("Sam Moss")
    plain.get_by_label("E-mail address or telephone number").fill("01632 960123")
    plain.get_by_label("Your postcode").fill("ZA1")
    plain.get_by_role("button", name="Hand it to the practice").click()
    expect(plain.get_by_role("alert")).to_contain_text("Write your postcode")
    plain.get_by_label("Your postcode").fill("ZA1 1AA")
    plain.wait_for_timeout(3_000)
    plain.get_by_role("button", name="Hand it to the practice").click()
    expect(plain.get_by_role("heading", level=1)).to_have_text("Your request has been handed over")
    # then the practice sees who, and is done with it
    own = page_of("practice")
    own.goto("/desk/offer/")
    own.get_by_role("link", name="1 request to join").click()
    expect(own.get_by_text("01632 960123")).to_be_visible()
    own.get_by_role("button", name=re.compile("Done with it.*Sam Moss")).click()
    expect(own.get_by_text("Nobody is waiting for an answer.")).to_be_visible()


def test_a_practice_says_when_it_is_open_and_patients_read_it(plain: Page, page_of: PageOf) -> None:
    own = page_of("practice")
    own.goto("/desk/offer/")
    own.get_by_role("link", name=re.compile("Add.*Opening hours")).click()
    own.get_by_label("Name of the site").fill("Main site")
    own.get_by_label("Monday").fill("early")
    own.get_by_role("button", name="Confirm and show to patients").click()
    expect(own.get_by_role("alert")).to_contain_text("Monday: these hours cannot be read")
    own.get_by_label("Monday").first.fill("8am to 6.30pm")
    own.get_by_role("button", name="Confirm and show to patients").click()

    plain.goto("/practices/Z80001/#offer")
    expect(plain.locator("#offer-hours")).to_contain_text("08:00 to 18:30")
    expect(plain.locator("#offer-hours")).to_contain_text("Confirmed by the practice on")


def test_a_figure_is_shown_on_another_site_with_its_note(page: Page, another_site: Page) -> None:
    page.goto("/practices/Z80001/")
    figure = page.locator("#asthma-review")
    figure.get_by_text("Link to this figure, or show it on another site").click()
    snippet = figure.get_by_label("Code that shows it").input_value()

    with file_server(f"<h1>A local paper</h1>{snippet}".encode(), kind="text/html") as paper:
        another_site.goto(paper.url)
        frame = another_site.frame_locator("iframe")
        expect(frame.get_by_text("95% interval")).to_be_visible()
        expect(frame.get_by_text("To read this fairly:")).to_be_visible()
    assert another_site.context.cookies() == []


def test_no_other_page_can_be_framed(another_site: Page, app: RunningSite) -> None:
    framed = f'<h1>A local paper</h1><iframe src="{app.url}practices/Z80001/"></iframe>'
    with file_server(framed.encode(), kind="text/html") as paper:
        another_site.goto(paper.url)
        another_site.wait_for_timeout(500)

    expect(another_site.frame_locator("iframe").get_by_role("heading", name="Alder Surgery")).to_have_count(0)
