"""What is made once for all processes of a run of the tests: by the first that asks, while the others wait."""

import fcntl
import os
import pickle
from collections.abc import Callable
from pathlib import Path
from typing import Final, TypeVar

T = TypeVar("T")

THIS_RUN: Final = "TESTS_OF_THIS_RUN"
"""The folder of a run, which its first process makes and takes away: ``tests/conftest.py``."""


def made_once(name: str, make: Callable[[Path], T]) -> T:
    """Return what `make` returned when it was given the empty folder of this name to fill. It can be pickled."""
    root = Path(os.environ[THIS_RUN])
    folder, kept = root / name, root / f"{name}.pickle"
    with (root / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not kept.exists():
            folder.mkdir(exist_ok=True)
            kept.write_bytes(pickle.dumps(make(folder)))
    made: T = pickle.loads(kept.read_bytes())
    return made
