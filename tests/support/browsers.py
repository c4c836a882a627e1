"""Find the browser of the functional tests and start it anywhere."""

import os
from functools import cache
from pathlib import Path

import pytest

from tools.system_packages import chromium

LAUNCH_ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]
_BROWSER_FIXTURES = {"page", "context", "new_context", "browser", "launch_browser"}


def needs_browser(item: pytest.Item) -> bool:
    """Say whether a test asks for a browser, itself or through a fixture."""
    return bool(_BROWSER_FIXTURES & set(getattr(item, "fixturenames", ())))


@cache
def chromium_path() -> str | None:
    """Return the Chromium to start, or None to start Playwright's own."""
    return None if _playwrights_own() else chromium()


def why_no_browser() -> str | None:
    """Return why a browser test cannot run, or None when it can."""
    if chromium_path() or _playwrights_own():
        return None
    return (
        "there is no Chromium on this machine, so the browser tests were left out (apt-get install chromium)"
    )


def _playwrights_own() -> bool:
    cache_folder = Path.home() / ".cache" / "ms-playwright"
    folder = Path(os.environ.get("PLAYWRIGHT_BROWSERS_PATH", cache_folder))
    return any(folder.glob("chromium*/*/chrome*"))
