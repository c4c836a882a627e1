"""The release a practice sees of itself: the one whose preview is open, else the one that is shown."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property, lru_cache
from pathlib import Path

import polars as pl

from evenhand.accounts.viewer import Viewer
from evenhand.cycle.publications.of import Previewed, previewed_release
from evenhand.pages.edition import Row
from evenhand.pages.presenters.evidence import Evidence
from evenhand.publication.installed import Opened
from evenhand.publication.installed.pages import evidence_of
from evenhand.release.manifest import Manifest
from evenhand.web.faults import NothingShown, nowhere
from evenhand.web.serving import shelf


@dataclass(frozen=True)
class Preview:
    """A release that practices see and the public does not yet: since when, and until when there is to comment."""

    since: date
    until: date

    def is_over(self, today: date) -> bool:
        """Whether the days to comment have passed."""
        return today > self.until


@dataclass(frozen=True)
class Own:
    """A practice's own figures: its row in the release it sees, and whether that is published."""

    opened: Opened
    practice: Row
    preview: Preview | None

    @property
    def code(self) -> str:
        """The practice's code."""
        return str(self.practice["code"])

    @cached_property
    def results(self) -> Mapping[str, Row]:
        """The practice's rows with true counts, by indicator, in the framework's order."""
        return {row["indicator"]: row for row in self.opened.own_figures.results_of(self.code)}

    @cached_property
    def evidence(self) -> Evidence:
        """What is known of the practice beside its figures."""
        figures = self.opened.own_figures
        return evidence_of(self.opened, self.practice, self.results.values(), figures)


def own_of(viewer: Viewer) -> Own:
    """Return a practice's own figures; the page of no such thing where the release does not know the practice."""
    current = shelf().current()
    waiting = _waiting(current.id if current else None)
    opened = shelf().opened(waiting.release) if waiting else current
    if opened is None:
        raise NothingShown
    practice = opened.practices.get(viewer.organisation_code)
    if practice is None or not viewer.sees_whole(practice):
        nowhere()
    return Own(opened, practice, Preview(waiting.since, waiting.until) if waiting else None)


@lru_cache(maxsize=64)
def _manifest(folder: Path) -> Manifest:
    return Manifest.read(folder)


def _made_at(identity: str) -> datetime:
    return datetime.fromisoformat(_manifest(shelf().folder / identity).created_at)


def _waiting(current: str | None) -> Previewed | None:
    """Return the release whose preview is open, if it is installed here and not the one that is shown."""
    found = previewed_release()
    return found if found and found.release != current and found.release in shelf().installed() else None


def rows_before(own: Own) -> tuple[date, list[Row]] | None:
    """Return the practice's rows in the release before the one it sees, with its day; None where there is none."""
    earlier = [one for one in shelf().installed() if _is_before(one, own.opened.id)]
    last = max(earlier, key=_made_at, default=None)
    if last is None:
        return None
    folder = shelf().folder / last
    return date.fromisoformat(_manifest(folder).as_of), _rows_of(folder, own.code)


def _is_before(identity: str, shown: str) -> bool:
    if identity == shown:
        return False
    before, after = (_manifest(shelf().folder / one) for one in (identity, shown))
    return before.framework == after.framework and _made_at(identity) < _made_at(shown)


@lru_cache(maxsize=256)
def _rows_of(folder: Path, practice: str) -> list[Row]:
    # One practice's rows alone: a whole release opened beside the one shown would take its memory again.
    rows = pl.scan_parquet(folder / "results.parquet").filter(pl.col("practice") == practice).collect()
    return list(rows.iter_rows(named=True))
