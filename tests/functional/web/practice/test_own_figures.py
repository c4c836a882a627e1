"""A practice manager looks after the practice's own figures."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from evenhand.definitions.wording import banned_words_in
from support.axe import violations

PHONE, DESK = (320, 640), (1280, 900)
PAGES = {
    "first screen": "/desk/practice/",
    "profile": "/desk/profile/",
    "figure": "/desk/figure/asthma-review/",
    "figure with other counts": "/desk/figure/asthma-review/?numerator=1500&denominator=2500",
    "figure with impossible counts": "/desk/figure/asthma-review/?numerator=many&denominator=2500",
    "fact": "/desk/figure/cqc-rating/",
    "run chart": "/desk/figure/phone-waits/",
    "twins": "/desk/twins/",
    "tasks": "/desk/tasks/",
}

PageOf = Callable[..., Page]


@pytest.fixture(scope="module", autouse=True)
def task(app: Any) -> None:
    """Something is due."""
    app.do("support.made_tasks:give_task", "Z80001", "Confirm what you offer", "2030-01-31")


def test_the_first_screen_says_what_is_due_and_what_to_look_into(page_of: PageOf) -> None:
    page = page_of("practice")
    page.goto("/desk/")

    expect(page.get_by_role("heading", level=1)).to_have_text("Alder Surgery")
    expect(page.get_by_text("By 31 January 2030")).to_be_visible()
    expect(page.get_by_text("chance alone would put")).to_be_visible()
    page.get_by_role("link", name="Asthma review", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("How does asthma review stand?")


def test_a_manager_follows_a_figure_from_the_profile_to_its_file(page_of: PageOf) -> None:
    page = page_of("practice")
    page.goto("/desk/profile/")
    page.locator("#asthma-review").get_by_role("link", name="How this figure is made").click()

    expect(page.get_by_role("heading", name="How it is made")).to_be_visible()
    expect(page.get_by_role("cell", name="2,230 ÷ 2,500")).to_be_visible()
    expect(page.get_by_role("rowheader", name="figures.csv")).to_be_visible()


def test_a_manager_sees_what_a_corrected_count_would_change(page_of: PageOf) -> None:
    page = page_of("practice")
    page.goto("/desk/figure/asthma-review/")
    page.get_by_label("How many, or how much, was counted").fill("1,500")
    page.get_by_role("button", name="See what would change").click()

    expect(page.get_by_role("row", name="Value 89.2% 60.0%")).to_be_visible()
    expect(page.get_by_text("This is an estimate")).to_be_visible()
    page.get_by_label("How many, or how much, was counted").fill("a lot")
    page.get_by_role("button", name="See what would change").click()
    expect(page.get_by_text("Write a number")).to_be_visible()


def test_a_manager_names_the_practice_and_takes_it_back(page_of: PageOf) -> None:
    page = page_of("practice")
    page.goto("/desk/twins/")
    page.get_by_role("button", name="Name us for this").click()
    expect(page.get_by_text("You are named since")).to_be_visible()
    page.get_by_role("button", name="Name us no more").click()
    expect(page.get_by_text("You are named since")).to_have_count(0)


def test_a_manager_ends_a_task_with_a_note(page_of: PageOf, app: Any) -> None:
    app.do("support.made_tasks:give_task", "Z80001", "Confirm what you offer", "2030-01-31")
    page = page_of("practice")
    page.goto("/desk/tasks/")
    page.get_by_label("A note, if you like").fill("All as before")
    page.get_by_role("button", name="It is done").click()

    expect(page.get_by_text("Nothing is due.")).to_be_visible()
    expect(page.get_by_text("All as before")).to_be_visible()
    app.do("support.made_tasks:give_task", "Z80001", "Confirm what you offer", "2030-01-31")


@pytest.mark.every_page
@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
@pytest.mark.parametrize("kind", PAGES)
def test_axe_finds_nothing_and_nothing_scrolls_sideways(
    page_of: PageOf, axe: str, kind: str, size: tuple[int, int]
) -> None:
    page = page_of("practice", size)
    page.goto(PAGES[kind])
    assert page.evaluate("document.documentElement.scrollWidth") <= size[0]
    assert violations(page, axe) == []
    assert page.locator("h1").count() == 1
    assert banned_words_in(page.locator("body").inner_text()) == ()
