"""Synthetic Englands of several sizes, written, taken in and assessed (see :func:`support.once.made_once`)."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Final

from evenhand.assessment import assess
from evenhand.definitions import load_catalogue
from evenhand.demo import Truth, write_england
from evenhand.release import ReleaseDraft, write_release
from evenhand.sources.reading.ingesting import Ingested, ingest
from evenhand.store import Store
from support.national import evenhand

AS_OF: Final = date(2025, 12, 31)


@dataclass(frozen=True)
class Written:
    """A folder with `published` files and a `store`: what was planted in it, and what became of each file."""

    folder: Path
    truth: Truth
    files: list[Ingested]

    @property
    def store(self) -> Store:
        """What the files were taken into."""
        return Store.open(self.folder / "store")


def england(folder: Path, **size: Any) -> Written:
    """Write an England into a folder, as it is by default or of another size, and take every file in."""
    truth = write_england(folder / "published", quiet=True, **size)
    return Written(folder, truth, list(ingest([folder / "published"], Store.create(folder / "store"))))


def as_it_is_by_default(folder: Path) -> Written:
    """Write 800 practices and their release by open data."""
    written = england(folder)
    write_release(_assessed(written, "open-data"), folder / "release")
    return written


def of_many_areas(folder: Path) -> tuple[Truth, ReleaseDraft]:
    """Write one year of 1,600 practices in 40 areas, and assess it."""
    written = england(folder, practices=1600, areas=40, years=1, seed=20261124)
    return written.truth, _assessed(written, "open-data")


def small(folder: Path) -> Written:
    """Write 150 practices."""
    return england(folder, practices=150)


def by_every_framework(folder: Path, written: str, frameworks: list[str]) -> dict[str, ReleaseDraft]:
    """Assess the England in a folder by each of the frameworks."""
    store = Store.open(Path(written) / "store")
    return {name: assess(store, load_catalogue(), name, AS_OF, quiet=True) for name in frameworks}


def by_the_command_line(folder: Path, practices: int, as_of: str) -> Path:
    """Write an England, and ingest and assess it as people do; return its folder."""
    write_england(folder / "published", practices=practices, quiet=True)
    evenhand("ingest", folder / "published", "--store", folder / "store")
    asked = ("--framework", "open-data", "--as-of", as_of, "--out", folder / "release")
    evenhand("assess", "--store", folder / "store", *asked)
    return folder


def _assessed(written: Written, framework: str) -> ReleaseDraft:
    return assess(written.store, load_catalogue(), framework, AS_OF, quiet=True)
