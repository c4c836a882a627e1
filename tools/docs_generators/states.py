"""The states of the performance cycle: docs/states.md from the tables that the product itself obeys."""

import importlib
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from tools.generate_docs import HEADING, ROOT

OWNS = ("docs/states.md",)

INTRODUCTION = """
# States of the performance cycle

What may become what, who may take the step, and what must hold before it. The diagrams and tables are drawn from the
tables of states in the code, which the pages and the one writer of moves obey; most of what must hold is held by the
database as well. `clock` is nobody: a step that happens by itself when a day has passed.

"""


def generate() -> dict[Path, str]:
    """Return the document. The tables know of the database: they are read in a process with the product's settings."""
    with tempfile.TemporaryDirectory() as data:
        environment = {
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "evenhand.config.settings",
            "EVENHAND_DATA": data,
        }
        environment.pop("DATABASE_URL", None)
        done = subprocess.run(
            [sys.executable, "-m", "tools.docs_generators.states"],
            cwd=ROOT,
            env=environment,
            capture_output=True,
            text=True,
        )
    if done.returncode != 0:
        raise RuntimeError(f"the tables of states cannot be read: {done.stderr[-2000:]}")
    return {Path("docs/states.md"): f"{HEADING}{INTRODUCTION}{done.stdout}"}


def machines() -> list[Any]:
    """Return every table of states of the cycle, by title; Django has to be set up."""
    from evenhand.common.modules import packages_with
    from evenhand.cycle.machine import Machine

    found: dict[str, Machine] = {}
    for package in packages_with("tables", of="evenhand.cycle"):
        module = importlib.import_module(f"{package}.tables")
        found |= {one.name: one for one in vars(module).values() if isinstance(one, Machine)}
    return sorted(found.values(), key=lambda one: one.title)


def _main() -> None:
    import django

    django.setup()
    from evenhand.cycle.machine.diagrams import markdown

    print("\n".join(markdown(one) for one in machines()), end="")


if __name__ == "__main__":
    _main()
