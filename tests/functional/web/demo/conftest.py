"""The demo as it runs: a small England in mid-year, and people who sign in by its password."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Page

from support.midyear import make_installation, small_year
from support.web_site import RunningSite, running_site

PASSWORD = "nothing-here-is-real"


@pytest.fixture(scope="session")
def midyear(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningSite]:
    """The demo's site."""
    data = tmp_path_factory.mktemp("demo-site")
    make_installation(small_year(tmp_path_factory.getbasetemp() / "midyear"), data)
    with running_site(data, None) as site:
        yield site


@pytest.fixture
def visit(new_context: Callable[..., Any], midyear: RunningSite) -> Callable[..., Page]:
    """Return a page on which somebody of the demo is on their first screen; nobody's without a key."""

    def visiting(key: str = "") -> Page:
        page: Page = new_context(base_url=midyear.url, viewport={"width": 1280, "height": 900}).new_page()
        if not key:
            page.goto("/")
            return page
        page.goto("/sign-in/login/")
        page.get_by_label("Email").fill(f"{key}@demo.example")
        page.get_by_label("Password").fill(PASSWORD)
        with page.expect_navigation():
            page.get_by_role("button", name="Sign in", exact=True).click()
        return page

    return visiting
