"""What is made once for all processes of a run of the tests: for the first that asks, while the others wait.

It is made in a process of its own, in which no lines are counted: what makes it has tests of its own, and counting
takes nearly as long again.
"""

import fcntl
import importlib
import json
import os
import pickle
import subprocess
import sys
from pathlib import Path
from typing import Any, Final

PROJECT: Final = Path(__file__).resolve().parents[2]
THIS_RUN: Final = "TESTS_OF_THIS_RUN"
"""The folder of a run, which its first process makes and takes away: ``tests/conftest.py``."""
COUNTED: Final = "COVERAGE_PROCESS_CONFIG"
"""By this a process is told to count lines."""


def made_once(name: str, function: str, *arguments: Any) -> Any:
    """Return what ``module:function`` of the tests' support returned for an empty folder of this name and `arguments`.

    It is pickled for those who ask later. What a function is given besides the folder is what JSON can hold.
    """
    root = Path(os.environ[THIS_RUN])
    folder, kept = root / name, root / f"{name}.pickle"
    with (root / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not kept.exists():
            folder.mkdir(exist_ok=True)
            given = (function, str(folder), str(kept), json.dumps(arguments))
            done = subprocess.run(
                [sys.executable, "-m", "support.once", *given],
                env=uncounted({**os.environ, "PYTHONPATH": f"{PROJECT / 'tests'}{os.pathsep}{PROJECT}"}),
                capture_output=True,
                text=True,
            )
            assert done.returncode == 0, done.stdout + done.stderr
    return pickle.loads(kept.read_bytes())


def uncounted(environment: dict[str, str]) -> dict[str, str]:
    """Return an environment in which a process counts no lines."""
    return {name: value for name, value in environment.items() if name != COUNTED}


def _main(function: str, folder: str, kept: str, arguments: str) -> None:
    module, name = function.split(":")
    made = getattr(importlib.import_module(module), name)(Path(folder), *json.loads(arguments))
    beside = Path(f"{kept}.part")
    beside.write_bytes(pickle.dumps(made))
    beside.replace(kept)


if __name__ == "__main__":
    _main(*sys.argv[1:])
