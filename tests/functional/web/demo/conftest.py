"""The demo as it runs: a small England in mid-year, and people who sign in by its password."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page

from support.midyear import SmallYear, make_installation, small_year
from support.postgres import own_database
from support.web_site import RunningSite, running_site

PASSWORD = "nothing-here-is-real"


@pytest.fixture(scope="session")
def year() -> SmallYear:
    """The small England's releases, and who plays what."""
    return small_year()


@pytest.fixture
def main_practice(year: SmallYear) -> str:
    """The code of the practice whose manager people sign in as first."""
    return year.editions.parts.main


@pytest.fixture(scope="session")
def midyear(year: SmallYear, tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningSite]:
    """The demo's site."""
    data = tmp_path_factory.mktemp("demo-site")
    with own_database("demo") as database:
        make_installation(year, data, **database)
        with running_site(data, None, counted=False, **database) as site:
            yield site


@pytest.fixture
def visit(browser: Browser, midyear: RunningSite) -> Iterator[Callable[..., Page]]:
    """Return a page on which somebody of the demo is on their first screen; nobody's without a key."""
    contexts = []

    def visiting(key: str = "") -> Page:
        contexts.append(browser.new_context(base_url=midyear.url, viewport={"width": 1280, "height": 900}))
        page = contexts[-1].new_page()
        if not key:
            page.goto("/")
            return page
        page.goto("/sign-in/login/")
        page.get_by_label("Email").fill(f"{key}@demo.example")
        page.get_by_label("Password").fill(PASSWORD)
        with page.expect_navigation():
            page.get_by_role("button", name="Sign in", exact=True).click()
        return page

    yield visiting
    for context in contexts:
        context.close()
