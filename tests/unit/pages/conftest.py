"""The made release, opened once, and its edition."""

from pathlib import Path

import pytest

from evenhand.pages.edition import Edition
from evenhand.release import Release
from support.judged_release import judged_release
from support.made_release import made_release


@pytest.fixture(scope="session")
def release(tmp_path_factory: pytest.TempPathFactory) -> Release:
    folder: Path = tmp_path_factory.mktemp("made") / "release"
    return Release.open(made_release(folder))


@pytest.fixture(scope="session")
def edition(release: Release) -> Edition:
    return Edition.of(release)


@pytest.fixture(scope="session")
def judged(tmp_path_factory: pytest.TempPathFactory) -> Release:
    """The made release with its judgement."""
    return Release.open(judged_release(tmp_path_factory.mktemp("judged") / "release"))


@pytest.fixture(scope="session")
def judged_edition(judged: Release) -> Edition:
    return Edition.of(judged)
