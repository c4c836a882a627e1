"""The app with a release of minimum standards."""

import os
from collections.abc import Iterator

import pytest

from support.made_cases import contract_release
from support.postgres import own_database
from support.web_site import RunningSite, running_site


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningSite]:
    """The app, serving that release."""
    folder = tmp_path_factory.mktemp("cases")
    release = contract_release(folder / "release")
    with (
        own_database(f"cases-{os.getpid()}") as database,
        running_site(folder / "data", release, counted=False, **database) as site,
    ):
        yield site
