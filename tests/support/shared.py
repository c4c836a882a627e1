"""Where the real figures and the known answers lie: beside the project, never inside it."""

import os
from pathlib import Path
from typing import NoReturn

import pytest

PROJECT = Path(__file__).resolve().parents[2]
SHARED = PROJECT.parent / "shared"


def shared_path(name: str) -> Path:
    """Return `name` inside the shared folder; skip the test, saying so, when it is not there.

    With CI=true a missing file fails the test: leaving out is then a failure.
    """
    path = SHARED / name
    if not path.exists():
        leave_out(f"shared/{name} is not on this machine, so this comparison was left out")
    return path


def leave_out(reason: str) -> NoReturn:
    """Skip the test with its reason; with CI=true fail it."""
    if os.environ.get("CI") == "true":
        pytest.fail(reason)
    pytest.skip(reason)
