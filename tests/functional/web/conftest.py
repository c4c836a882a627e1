"""The app as it runs, with people of every role: ``page_of("practice")`` is a browser's page they are signed in on.

On SQLite, or with ``DATABASE_URL=postgresql://...`` on that server, on which every app has a database of its own.
"""

import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from evenhand.accounts.roles import KIND_OF, Role
from support.judged_release import judged_release
from support.oidc import SignInElsewhere, sign_in_elsewhere
from support.postgres import own_database
from support.web_site import RunningSite, environment_of, run_inside, running_site

DESK, PHONE = (1280, 900), (320, 640)
PASSWORD = "three words together"
CODES = {"commissioner": "00a", "practice": "z80001", "lmc": "lmc1", "region": "y99"}


@dataclass(frozen=True)
class Installation:
    """What every app begins from: a folder of data, and on PostgreSQL the name of a database."""

    data: Path
    database: str


@pytest.fixture(scope="session")
def installation(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Installation]:
    """An installation that shows the judged release, with a person in each role, for every app to begin from."""
    folder = tmp_path_factory.mktemp("installation")
    name = f"begin-{os.getpid()}"
    with own_database(name) as database:
        release = str(judged_release(folder / "release"))
        run_inside(
            environment_of(folder / "data", counted=False, **database), "support.web_site:prepare", release
        )
        yield Installation(folder / "data", name)


@pytest.fixture(scope="module")
def app(
    installation: Installation, tmp_path_factory: pytest.TempPathFactory, elsewhere: SignInElsewhere
) -> Iterator[RunningSite]:
    """The app, with a database of its own for the tests of each file: no file meets what another has written."""
    data = tmp_path_factory.mktemp("app") / "data"
    shutil.copytree(installation.data, data)
    name = f"{data.parent.name}-{os.getpid()}"
    with (
        own_database(name, installation.database) as database,
        running_site(data, None, counted=False, **elsewhere.settings, **database) as site,
    ):
        yield site


@pytest.fixture(scope="session")
def elsewhere(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SignInElsewhere]:
    """The sign-in of an organisation of its own, which the app lets people in by."""
    with sign_in_elsewhere(tmp_path_factory.mktemp("elsewhere")) as provider:
        yield provider


@pytest.fixture(scope="module")
def browser_context_args(app: RunningSite) -> dict[str, Any]:
    """A browser that begins at the app."""
    return {"base_url": app.url}


@pytest.fixture(scope="module")
def _signed_in(app: RunningSite, browser: Browser) -> Callable[[str], Any]:
    """What a browser keeps of somebody who has signed in, once for each role."""
    kept: dict[str, Any] = {}

    def state(role: str) -> Any:
        if role not in kept:
            context = browser.new_context(base_url=app.url)
            page = context.new_page()
            sign_in(page, address_of(role))
            kept[role] = context.storage_state()
            context.close()
        return kept[role]

    return state


@pytest.fixture
def page_of(new_context: Callable[..., Any], _signed_in: Callable[[str], Any]) -> Callable[..., Page]:
    """Return a page on which somebody of a role is signed in, as wide as a desk's unless said; `public` for nobody."""

    def made(role: str, size: tuple[int, int] = DESK) -> Page:
        state = {} if role == "public" else {"storage_state": _signed_in(role)}
        page: Page = new_context(viewport={"width": size[0], "height": size[1]}, **state).new_page()
        return page

    return made


def address_of(role: str) -> str:
    """Return the e-mail address of the person who holds a role at the usual organisation."""
    if role == Role.ADMINISTRATOR:
        return "administrator@site.example"
    return f"{role}@{CODES[KIND_OF[role]]}.example"


def sign_in(page: Page, email: str, password: str = PASSWORD, here: str = "/") -> None:
    """Sign in by e-mail address and password."""
    page.goto(f"{here}sign-in/login/")
    page.get_by_label("Email").fill(email)
    page.get_by_label("Password").fill(password)
    with page.expect_navigation():
        page.get_by_role("button", name="Sign in", exact=True).click()
