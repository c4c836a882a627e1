"""Every public page the app adds, on a phone and a desk: axe finds nothing, nothing scrolls sideways."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Page

from evenhand.definitions.wording import banned_words_in
from evenhand.web.public.postcode_file import NAME, load
from support.axe import violations

pytestmark = pytest.mark.every_page
PageOf = Callable[..., Page]
PHONE, DESK = (320, 640), (1280, 900)
PUBLIC = {
    "first page": "/",
    "nearest": "/search/?q=za1+1ab",
    "found by town": "/search/?q=ashby",
    "not found": "/search/?q=aldr",
    "profile": "/practices/Z80001/",
    "profile of a closed practice": "/practices/Z80005/",
    "compare": "/compare/?p=Z80001&p=Z80002&p=Z80003&p=Z80004",
    "compare too many": "/compare/?p=Z80001&p=Z80002&p=Z80003&p=Z80004&p=Z80005&p=none",
    "compare one": "/compare/?p=Z80001&q=birch",
    "compare none": "/compare/",
    "guide": "/how-to-change/",
    "ask to join": "/practices/Z80001/join/",
    "cannot be asked": "/practices/Z80004/join/",
    "asked": "/practices/Z80001/join/sent/",
    "figure elsewhere": "/embed/practices/Z80001/asthma-review/",
    "no figure elsewhere": "/embed/practices/Z80001/none/",
    "validity": "/validity/",
    "figures in an area": "/indicators/asthma-review/areas/00A/",
    "catalogue": "/catalogue/",
    "downloads": "/downloads/",
}
OWN = {
    "offer": "/desk/offer/",
    "hours": "/desk/offer/hours/",
    "parking": "/desk/offer/parking/",
    "accepting": "/desk/offer/accepting/",
    "requests": "/desk/requests/",
}
PAGES = [*(("public", name) for name in PUBLIC), *(("practice", name) for name in OWN)]
POSTCODES = "postcode,lat,long\nZA1 1AA,51.0,-1.0\nZA1 1AB,51.01,-1.0\nZB2 3CD,51.1,-1.0\nZB2 9XY,51.2,-1.0\n"


@pytest.fixture(scope="module", autouse=True)
def furnished(app: Any, tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """A file of postcodes is loaded; a practice has said what it offers and been asked."""
    file = tmp_path_factory.mktemp("postcodes") / "made.csv"
    file.write_text(POSTCODES, encoding="utf-8")
    load(file, app.data)
    app.do("support.made_offers:say_what_is_offered", "Z80001")
    yield
    (app.data / NAME).unlink()


def shown(page_of: PageOf, role: str, name: str, size: tuple[int, int]) -> Page:
    page = page_of(role, size)
    page.goto((PUBLIC if role == "public" else OWN)[name])
    return page


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
@pytest.mark.parametrize(("role", "name"), PAGES)
def test_axe_finds_nothing(page_of: PageOf, axe: str, role: str, name: str, size: tuple[int, int]) -> None:
    page = shown(page_of, role, name, size)
    assert violations(page, axe) == []


@pytest.mark.parametrize(("role", "name"), PAGES)
def test_a_page_fits_a_phone_and_is_kind(page_of: PageOf, role: str, name: str) -> None:
    page = shown(page_of, role, name, PHONE)

    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE[0]
    assert page.locator("h1").count() == 1
    assert banned_words_in(page.locator("body").inner_text()) == ()


def test_letters_in_the_map_can_be_read_on_a_phone(page_of: PageOf) -> None:
    page = shown(page_of, "public", "nearest", PHONE)
    heights = page.locator("svg.eh-map text").evaluate_all(
        "all => all.map(one => one.getBoundingClientRect().height)"
    )

    assert heights
    assert min(heights) >= 11


def test_what_is_ticked_is_large_enough_for_a_finger(page_of: PageOf) -> None:
    page = shown(page_of, "public", "nearest", PHONE)
    box = page.locator("label.eh-tick").first.bounding_box()

    assert box
    assert min(box["width"], box["height"]) >= 44
