"""The made release, opened once, and its edition."""

from pathlib import Path

import pytest

from evenhand.pages.edition import Edition
from evenhand.release import Release
from support.made_release import made_release


@pytest.fixture(scope="session")
def release(tmp_path_factory: pytest.TempPathFactory) -> Release:
    folder: Path = tmp_path_factory.mktemp("made") / "release"
    return Release.open(made_release(folder))


@pytest.fixture(scope="session")
def edition(release: Release) -> Edition:
    return Edition.of(release)
