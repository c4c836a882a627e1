"""An installation with people and a release, and its commands, each in a process as somebody runs them."""

import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from evenhand.config.environment import Environment
from support.judged_release import judged_release
from support.web_site import environment_of, run_inside


@dataclass(frozen=True)
class Installation:
    """The folder of data of one installation, and the settings its commands are run with."""

    data: Path
    settings: dict[str, str]

    @property
    def environment(self) -> Environment:
        return Environment.read({name: value for name, value in self.settings.items() if "EVENHAND" in name})

    @property
    def database(self) -> Path:
        return self.data / "evenhand.sqlite3"

    def run(self, *arguments: object, expect: int = 0, **settings: str) -> str:
        """Run a command and return what it said, on both outputs; fail on another exit code than expected."""
        done = subprocess.run(
            [sys.executable, "-m", "evenhand", *map(str, arguments)],
            env={**self.settings, **settings},
            capture_output=True,
            text=True,
        )
        assert done.returncode == expect, done.stdout + done.stderr
        return done.stdout + done.stderr

    def json(self, *arguments: object) -> Any:
        return json.loads(self.run(*arguments, "--json"))


@pytest.fixture(scope="session")
def made_release(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The judged release, in a folder."""
    return judged_release(tmp_path_factory.mktemp("installation") / "release")


@pytest.fixture(scope="session")
def _template(tmp_path_factory: pytest.TempPathFactory, made_release: Path) -> Path:
    data = tmp_path_factory.mktemp("template") / "data"
    run_inside(environment_of(data), "support.web_site:prepare", str(made_release))
    (data / "uploads").mkdir()
    (data / "uploads" / "a-card.csv").write_text("made up\n")
    return data


@pytest.fixture(scope="session")
def kept(tmp_path_factory: pytest.TempPathFactory, _template: Path) -> Path:
    """A backup of the installation as each test finds it."""
    file = tmp_path_factory.mktemp("kept") / "backup.tar"
    Installation(_template, environment_of(_template)).run("backup", file)
    return file


@pytest.fixture
def installation(_template: Path, tmp_path: Path) -> Installation:
    """An installation in use, with a person in each role."""
    data = tmp_path / "data"
    shutil.copytree(_template, data)
    return Installation(data, environment_of(data))


@pytest.fixture
def fresh() -> Callable[[Path], Installation]:
    """Return an installation in a folder that is not there yet."""
    return lambda data: Installation(data, environment_of(data))


@pytest.fixture
def backup(kept: Path, tmp_path: Path) -> Path:
    """A backup of the installation, of which a test may do as it likes."""
    return shutil.copy(kept, tmp_path / "backup.tar")


def files_in(data: Path) -> dict[str, bytes]:
    """Return what is to be the same after a backup was put back."""
    return {
        str(path.relative_to(data)): path.read_bytes()
        for folder in ("releases", "uploads")
        for path in sorted((data / folder).rglob("*"))
        if path.is_file()
    }
