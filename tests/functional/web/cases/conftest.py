"""The app with a release of minimum standards."""

from collections.abc import Iterator

import pytest

from support.made_cases import contract_release
from support.web_site import RunningSite, running_site


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningSite]:
    """The app, serving that release."""
    folder = tmp_path_factory.mktemp("cases")
    with running_site(folder / "data", contract_release(folder / "release")) as site:
        yield site
