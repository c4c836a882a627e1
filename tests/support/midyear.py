"""The demo's year in a small England: its releases, made once a process, and its installation."""

import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from evenhand.demo import write_england
from evenhand.demo.editions import Editions, write_editions
from evenhand.sources.reading.ingesting import ingest
from evenhand.store import Store
from support.once import made_once
from support.web_site import environment_of

PRACTICES: Final = 80
YEARS: Final = 2
"""As few as a concern needs: a standard has to be missed in two periods."""


@dataclass(frozen=True)
class SmallYear:
    """The folder of a small demo, with the releases it shows and who plays what."""

    root: Path
    editions: Editions


def small_year() -> SmallYear:
    """Make an England of 80 practices, take its files in, and assess it for each season; once for all who ask."""
    year: SmallYear = made_once("midyear", "support.midyear:written")
    return year


def written(root: Path) -> SmallYear:
    """Write the year into an empty folder."""
    write_england(root / "published", practices=PRACTICES, years=YEARS, quiet=True)
    store = Store.create(root / "store")
    for _ in ingest([root / "published"], store):
        pass
    return SmallYear(root, write_editions(root / "published", store, root / "editions", quiet=True))


def make_installation(year: SmallYear, data: Path, **settings: str) -> str:
    """Make the installation in a process of its own, as `evenhand demo` does; return what it printed.

    On SQLite, unless `settings` name another database.
    """
    command = [sys.executable, "-m", "evenhand.config.seeding", str(year.root), "8000"]
    done = subprocess.run(
        command, env=environment_of(data, counted=False, **settings), capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    return done.stdout
