"""The command line in this process, and a small England that has been through it."""

import io
import json
import shutil
import sys
from collections.abc import Callable
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from unittest import mock

import pytest

from evenhand.cli import main
from support.once import made_once

AS_OF = "2025-12-31"


@dataclass(frozen=True)
class Done:
    """What a command printed."""

    out: str
    err: str

    @property
    def json(self) -> Any:
        """What it printed on standard output, as JSON."""
        return json.loads(self.out)


Run = Callable[..., Done]


def run_here(*arguments: object, expect: int = 0) -> Done:
    """Run a command in this process; fail the test on another exit code than the one expected."""
    out, err = io.StringIO(), io.StringIO()
    command = mock.patch.object(sys, "argv", ["evenhand", *map(str, arguments)])
    with command, redirect_stdout(out), redirect_stderr(err), pytest.raises(SystemExit) as leaving:
        main()
    done = Done(out.getvalue(), err.getvalue())
    assert (leaving.value.code or 0) == expect, f"{arguments}: {done}"
    return done


@dataclass(frozen=True)
class England:
    """Where a synthetic England's published files, store and release lie."""

    published: Path
    store: Path
    release: Path

    def assess(self, store: Path, out: Path, *more: object) -> list[object]:
        """Return the arguments that make a release of `store`."""
        return ["assess", "--store", store, "--framework", "open-data", "--as-of", AS_OF, "--out", out, *more]


@pytest.fixture(scope="session")
def run() -> Run:
    """Run a command of the command line."""
    return run_here


@pytest.fixture(scope="session")
def england() -> England:
    """60 practices, ingested and assessed; nothing may be written to it."""
    root = made_once("small-england", "support.demo_englands:by_the_command_line", 60, AS_OF)
    return England(root / "published", root / "store", root / "release")


@pytest.fixture
def store(england: England, tmp_path: Path) -> Path:
    """Return a copy of the store that a test may write to."""
    return shutil.copytree(england.store, tmp_path / "store")


@pytest.fixture
def release(england: England, tmp_path: Path) -> Path:
    """Return a copy of the release that a test may spoil."""
    return shutil.copytree(england.release, tmp_path / "release")
