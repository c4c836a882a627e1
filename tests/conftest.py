"""What holds for every test: no network but this machine's own, and browsers that start anywhere."""

import atexit
import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

from support.browsers import LAUNCH_ARGUMENTS, chromium_path, needs_browser, why_no_browser
from support.network import only_this_machine
from support.once import THIS_RUN
from support.spreading import LONGEST, ByWhatIsShared

pytest_plugins = ["support.web_fixtures"]

# A shared machine may pause for a second at any place: how long one example takes says nothing.
settings.register_profile("evenhand", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("evenhand")


@pytest.fixture(scope="session", autouse=True)
def network_blocked() -> Iterator[None]:
    """Refuse every connection that would leave this machine."""
    with only_this_machine():
        yield


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """Start the Chromium there is, as root too, quietly."""
    arguments = {**browser_type_launch_args, "args": LAUNCH_ARGUMENTS}
    path = chromium_path()
    return {**arguments, "executable_path": path} if path else arguments


def pytest_configure() -> None:
    """Give the processes of a run a folder for what is made once for all of them."""
    if THIS_RUN not in os.environ:
        os.environ[THIS_RUN] = tempfile.mkdtemp(prefix="evenhand-run-")
        atexit.register(shutil.rmtree, os.environ[THIS_RUN], ignore_errors=True)


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with the tests that run whole folders once more: at the end one worker would go on alone."""
    items.sort(key=lambda item: LONGEST not in item.nodeid)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Any:
    """Keep tests that share what is made for them at one worker."""
    return ByWhatIsShared(config, log)


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Leave a browser test out, saying why, where there is no browser; fail it with CI=true."""
    if needs_browser(item) and (reason := why_no_browser()):
        from support.shared import leave_out

        leave_out(reason)


@pytest.fixture(scope="session")
def project() -> Path:
    """The root of the repository."""
    return Path(__file__).resolve().parents[1]
