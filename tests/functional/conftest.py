"""The made release's site, served on this machine, and what a visitor does there."""

from collections.abc import Iterator
from pathlib import Path
from threading import Thread

import pytest
from playwright.sync_api import Page

from evenhand.publication import publish
from evenhand.publication.server import SiteServer
from support.judged_release import judged_release
from support.shared import leave_out

AXE = Path(__file__).parent / "axe" / "axe.min.js"


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the made release, judged."""
    folder = tmp_path_factory.mktemp("functional")
    return publish(judged_release(folder / "release"), folder / "site", quiet=True).path


@pytest.fixture(scope="session")
def base_url(site: Path) -> Iterator[str]:
    """Where the site is served."""
    with SiteServer(site) as server:
        thread = Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield server.url
        server.shutdown()
        thread.join()


@pytest.fixture(scope="session")
def axe() -> str:
    """The accessibility checker; left out, saying why, where `make setup` could not fetch it."""
    if not AXE.is_file():
        leave_out("axe was not fetched (make setup), so the accessibility tests were left out")
    return AXE.read_text(encoding="utf-8")


@pytest.fixture
def requested(page: Page) -> list[str]:
    """Every address the page asks for, as it is asked."""
    addresses: list[str] = []
    page.on("request", lambda request: addresses.append(request.url))
    return addresses
