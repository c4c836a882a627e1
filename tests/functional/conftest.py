"""What every page that is read in a browser is held against."""

from pathlib import Path

import pytest
from playwright.sync_api import Page

from support.shared import leave_out

AXE = Path(__file__).parent / "axe" / "axe.min.js"


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
