"""The made release's site, served on this machine, and what a visitor does there."""

from collections.abc import Iterator
from pathlib import Path
from threading import Thread
from typing import Any

import pytest

from evenhand.publication import publish
from evenhand.publication.server import SiteServer
from support.judged_release import judged_release


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the made release, judged."""
    folder = tmp_path_factory.mktemp("functional")
    return publish(judged_release(folder / "release"), folder / "site", quiet=True).path


@pytest.fixture(scope="session")
def site_url(site: Path) -> Iterator[str]:
    """Where the site is served."""
    with SiteServer(site) as server:
        thread = Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield server.url
        server.shutdown()
        thread.join()


@pytest.fixture(scope="module")
def browser_context_args(site_url: str) -> dict[str, Any]:
    """A browser that begins at the site."""
    return {"base_url": site_url}
