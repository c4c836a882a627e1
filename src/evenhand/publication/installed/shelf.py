"""The folder of installed releases, and the one that is shown."""

import os
import shutil
from pathlib import Path
from threading import Lock
from typing import Final

from evenhand.common.building import built_beside
from evenhand.common.errors import ReleaseError
from evenhand.publication.installed.opened import Opened
from evenhand.publication.installed.prepared import prepare
from evenhand.release import Release, verify
from evenhand.release.manifest import Manifest

CURRENT: Final = "current"
"""The file that names the release shown. It is replaced by renaming, so that a reader meets the old or the new."""

BESIDE: Final = 2
"""Releases a process keeps open beside the one shown: that before, and the next, which practices look at first."""


class Shelf:
    """The releases of one installation, in ``DATA/releases``. One process keeps the current one open.

    Another process that switches is noticed at the next call of :meth:`current`: one look at a small file's times.
    """

    def __init__(self, data: Path, product_name: str | None = None) -> None:
        self.folder, self.prepared = data / "releases", data / "prepared"
        self.product_name = product_name
        self._seen: tuple[int, int, int] | None = None
        self._opened: Opened | None = None
        self._others: dict[str, Opened] = {}
        self._opening = Lock()

    def install(self, release: Path) -> str:
        """Copy a release onto the shelf, whole or not at all, and return its id. It is not switched to.

        ReleaseError when it does not verify, with everything that is wrong.
        """
        _refuse_unverified(release)
        identity = Release.open(release).manifest.id
        place = self.folder / identity
        if not place.exists():
            self.folder.mkdir(parents=True, exist_ok=True)
            with built_beside(place) as beside:
                shutil.copytree(release, beside, dirs_exist_ok=True)
        prepare(place, self.prepared)
        return identity

    def switch(self, identity: str) -> None:
        """Show another of the installed releases from now on. ReleaseError when it is not there or does not verify."""
        place = self.folder / identity
        if not place.is_dir():
            raise ReleaseError(
                "this release is not installed",
                received=identity,
                remedy=f"Install it first; there are: {', '.join(self.installed()) or 'none'}",
            )
        _refuse_unverified(place)
        beside = self.folder / f".{CURRENT}.{os.getpid()}"
        beside.write_text(identity, encoding="utf-8")
        beside.replace(self.folder / CURRENT)

    def installed(self) -> list[str]:
        """Return the ids of the installed releases."""
        if not self.folder.is_dir():
            return []
        return sorted(
            one.name for one in self.folder.iterdir() if one.is_dir() and not one.name.startswith(".")
        )

    def manifest(self, identity: str) -> Manifest:
        """Return what an installed release is made of; ReleaseError when it is not there."""
        return Manifest.read(self.folder / identity)

    def current_id(self) -> str | None:
        """Return the id of the release shown; None before the first is switched to."""
        try:
            return (self.folder / CURRENT).read_text(encoding="utf-8").strip() or None
        except FileNotFoundError:
            return None

    def current(self) -> Opened | None:
        """Return the release shown, opened; None before the first is switched to."""
        try:
            stat = (self.folder / CURRENT).stat()
        except FileNotFoundError:
            return None
        seen = (stat.st_mtime_ns, stat.st_ino, stat.st_size)
        if seen == self._seen and self._opened is not None:
            return self._opened
        # Of several requests at once one opens it, and the others wait.
        with self._opening:
            identity = self.current_id()
            if identity is not None and (seen != self._seen or self._opened is None):
                # Whoever still works with the one before keeps it: an opened release is never changed.
                self._opened, self._seen = self._open(identity), seen
        return self._opened

    def opened(self, identity: str) -> Opened | None:
        """Return one of the installed releases, opened, whether it is shown or not; None where there is none such."""
        current = self.current()
        if current is not None and current.id == identity:
            return current
        with self._opening:
            if identity not in self._others:
                if identity not in self.installed():
                    return None
                self._others[identity] = self._open(identity)
                while len(self._others) > BESIDE:
                    del self._others[next(iter(self._others))]
            return self._others[identity]

    def _open(self, identity: str) -> Opened:
        place = self.folder / identity
        return Opened.at(place, self.product_name, prepare(place, self.prepared))


def _refuse_unverified(path: Path) -> None:
    problems = verify(path)
    if problems:
        raise ReleaseError(
            "this release does not verify, and is not shown",
            where=path,
            received="; ".join(map(str, problems)),
            remedy="Make or copy it again",
        )
