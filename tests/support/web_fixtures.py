"""Fixtures of the web app that every folder of tests has. Models are imported inside: settings come first."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from django.test import Client

    from evenhand.publication.installed import Opened
    from support.web import MadePeople


@pytest.fixture(scope="session")
def _installed(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The judged release, installed and switched to, once."""
    from evenhand.web.serving import shelf
    from support.judged_release import judged_release

    identity = shelf().install(judged_release(tmp_path_factory.mktemp("web") / "release"))
    shelf().switch(identity)
    return identity


@pytest.fixture
def released(_installed: str) -> "Opened":
    """The release that is shown."""
    from evenhand.web.serving import opened_release

    return opened_release()


@pytest.fixture
def nothing_shown(settings: Any, tmp_path: Path) -> Iterator[Path]:
    """An installation with a folder of data of its own and no release in it."""
    from evenhand.web.serving import shelf

    settings.DATA = tmp_path / "data"
    shelf.cache_clear()
    yield settings.DATA
    shelf.cache_clear()


@pytest.fixture
def people(db: None) -> "MadePeople":
    """People in each role, made as they are asked for: ``people.viewer("practice", at="Z80003")``."""
    from support.web import made_people

    return made_people()


@pytest.fixture
def signed_in(people: "MadePeople", released: "Opened") -> "Callable[..., Client]":
    """A client signed in: ``signed_in("practice")``, ``signed_in("performance", at="00B")``."""
    return people.client


@pytest.fixture
def visitor(db: None, released: "Opened") -> "Client":
    """A client that nobody is signed in with."""
    from django.test import Client

    return Client()
