"""A release's tables as files that processes look at where they lie, so that many share one copy of the memory.

A release is kept small and read whole; that takes a second and a gigabyte a process. Beside it, out of the way of its
hashes, its tables are written once as a page needs them: sorted, not compressed, small counts protected in those of
the public. They can be removed at any time and are then made again.
"""

import fcntl
import hashlib
import os
import shutil
from collections.abc import Mapping
from functools import cache, cached_property
from pathlib import Path
from typing import Any, Final

import polars as pl
import pyarrow as pa

from evenhand import __version__
from evenhand.common.building import built_beside
from evenhand.definitions import bands
from evenhand.publication import disclosure
from evenhand.publication.disclosure import PublicRelease
from evenhand.publication.disclosure.banded import models_without
from evenhand.release import Release
from evenhand.release.manifest import Manifest

PUBLIC: Final = "public"
WHOLE: Final = "whole"
_LIKE_EACH_OTHER: Final = ("practices", "twins")
"""Tables that hold no counts of people and nothing in bands, and are the same for everybody."""
_LONG_TEXTS: Final = ("context_note", "status_reason", "source_editions")
"""Columns of a few long texts many times over, which are written once each."""
_SORTED_BY: Final[Mapping[str, tuple[str, ...]]] = {
    "results": ("practice",),
    "history": ("practice",),
    "contributions": ("practice",),
    "twins": ("practice", "position"),
}


class Prepared(Release):
    """A release whose tables are looked at in the files made by :func:`prepare`."""

    def __init__(self, path: Path, manifest: Manifest, tables: Path) -> None:
        super().__init__(path, manifest)
        self.tables = tables

    @classmethod
    def of(cls, release: Path, prepared: Path, kind: str) -> "Prepared":
        """Return the release in a folder as the public sees it, or whole."""
        return cls(release, Manifest.read(release), prepared / kind)

    @cached_property
    def models(self) -> dict[str, dict[str, Any]]:
        """How expectations were made; of what the public sees in bands, only to those who see it whole."""
        told = super().models
        return models_without(told, self.indicators.values()) if self.tables.name == PUBLIC else told

    @cached_property
    def sorted_tables(self) -> Mapping[str, pl.DataFrame]:
        """The tables as :func:`sorted_tables` gives them."""
        return {name: self._table(name) for name in (*_SORTED_BY, "by_indicator")}

    def _table(self, name: str) -> pl.DataFrame:
        source = pa.memory_map(str(self.tables / f"{name}.arrow"))
        frame = pl.from_arrow(pa.ipc.open_file(source).read_all(), rechunk=False)
        assert isinstance(frame, pl.DataFrame)
        return frame


def sorted_tables(release: Release) -> dict[str, pl.DataFrame]:
    """Return the tables pages are made of, sorted as they are looked up."""
    shown = pl.col("indicator").is_in(list(release.indicators))
    tables = {
        name: getattr(release, name).sort(*columns, maintain_order=True)
        for name, columns in _SORTED_BY.items()
    }
    results = tables["results"].filter(shown)
    return {**tables, "results": results, "by_indicator": results.sort("indicator", maintain_order=True)}


def prepare(release: Path, parent: Path) -> Path:
    """Return the folder of a release's prepared tables inside `parent`, made if it is not there."""
    identity = Manifest.read(release).id
    place = parent / f"{identity}.{made_by()}"
    if place.is_dir():
        return place
    parent.mkdir(parents=True, exist_ok=True)
    with (parent / ".preparing").open("w") as lock:
        # Of several who start at once one does the work, and the others wait and find it done.
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not place.is_dir():
            with built_beside(place) as beside:
                _write(PublicRelease.open(release), beside / PUBLIC)
                _write(Release.open(release), beside / WHOLE, like=beside / PUBLIC)
        for other in parent.glob(f"{identity}.*"):
            if other != place:
                # Whoever still looks at one made by an earlier version keeps what they have open.
                shutil.rmtree(other, ignore_errors=True)
    return place


@cache
def made_by() -> str:
    """Return what tells one way of making the tables from another: a change of the rules makes them again."""
    rules = sorted(Path(str(disclosure.__file__)).parent.glob("*.py"))
    code = [Path(__file__), Path(bands.__file__), *rules]
    told = hashlib.sha256(__version__.encode())
    for path in code:
        told.update(path.read_bytes())
    return told.hexdigest()[:12]


def _write(release: Release, folder: Path, like: Path | None = None) -> None:
    folder.mkdir()
    tables = {
        **sorted_tables(release),
        **{name: getattr(release, name) for name in ("areas", "practices", "funnels")},
    }
    for name, table in tables.items():
        target = folder / f"{name}.arrow"
        if like is not None and name in _LIKE_EACH_OTHER:
            os.link(like / target.name, target)
            continue
        long_texts = [pl.col(one).cast(pl.Categorical) for one in _LONG_TEXTS if one in table.columns]
        table.with_columns(long_texts).rechunk().write_ipc(target, compression="uncompressed")
