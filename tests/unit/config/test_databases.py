"""Copies of databases: what cannot be copied is told, and no password stands where others read it."""

import subprocess
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from evenhand.common.errors import InputError
from evenhand.config.environment import Environment
from evenhand.config.keeping import databases

ADDRESS = "postgresql://me:hidden@db.example.org:5433/profiles?sslmode=require"


@pytest.fixture
def postgresql() -> Any:
    return Environment.read({"DATABASE_URL": ADDRESS}).database


def test_a_database_that_is_not_there_cannot_be_copied(tmp_path: Path) -> None:
    database = Environment.read({"EVENHAND_DATA": str(tmp_path)}).database

    with pytest.raises(InputError, match="no database to copy"):
        databases.copy(database, tmp_path / "copy")


def test_a_program_that_is_missing_is_told(
    postgresql: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(databases.shutil, "which", lambda _: None)

    with pytest.raises(InputError, match="pg_dump is not on this machine"):
        databases.copy(postgresql, tmp_path / "copy")


def test_a_password_is_in_the_environment_and_on_no_command_line(
    postgresql: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ran: list[tuple[Any, Any]] = []

    def run(command: Any, *, env: Any, **_: Any) -> Any:
        ran.append((command, env))
        return SimpleNamespace(returncode=1, stderr="no route to host", stdout="")

    monkeypatch.setattr(databases.shutil, "which", lambda name: name)
    monkeypatch.setattr(subprocess, "run", run)
    with pytest.raises(InputError, match="no route to host"):
        databases.copy(postgresql, tmp_path / "copy")

    ((command, environment),) = ran
    assert "hidden" not in " ".join(command)
    told = {name: environment[name] for name in ("PGPASSWORD", "PGHOST", "PGPORT", "PGSSLMODE", "PGDATABASE")}
    assert list(told.values()) == ["hidden", "db.example.org", "5433", "require", "profiles"]
