"""Fixtures of the tests of cases; a folder's conftest imports them."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from django.test import Client

    from evenhand.publication.installed import Opened
    from support.made_cases import Cases
    from support.moving_days import Days
    from support.web import MadePeople


@pytest.fixture(scope="session")
def contract_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A release of minimum standards, written once."""
    from support.made_cases import contract_release

    return contract_release(tmp_path_factory.mktemp("contract") / "release")


@pytest.fixture(scope="session")
def contracted(contract_folder: Path) -> "Opened":
    """That release, opened."""
    from evenhand.publication.installed import Opened

    return Opened.at(contract_folder)


@pytest.fixture
def days(monkeypatch: pytest.MonkeyPatch) -> "Days":
    """The clock."""
    from support.made_cases import BEGIN
    from support.moving_days import Days

    return Days(monkeypatch, BEGIN)


@pytest.fixture
def cases(people: "MadePeople", contracted: "Opened", days: "Days") -> "Cases":
    """Cases to be taken along their way."""
    from support.made_cases import Cases

    return Cases(people, contracted, days)


@pytest.fixture
def shown(nothing_shown: Path, contract_folder: Path, cases: "Cases") -> "Callable[..., Client]":
    """Clients of an installation that shows that release: ``shown("practice")``."""
    from evenhand.web.serving import shelf

    shelf().switch(shelf().install(contract_folder))
    return cases.people.client


@pytest.fixture
def sql(db: None) -> Callable[..., Any]:
    """Run a statement in the database itself, past every door of ours; return its rows, if it has any."""
    from django.db import connection, transaction

    def run(statement: str, *given: Any) -> Any:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement, given)
            return cursor.fetchall() if cursor.description else None

    return run
