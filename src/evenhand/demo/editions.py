"""The releases of the demo's web app: three seasons of one framework, and a correction between the first two."""

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

import polars as pl

from evenhand.assessment import assess
from evenhand.definitions import load_catalogue
from evenhand.demo.parts import Parts, parts_of
from evenhand.release import Release, write_release
from evenhand.release.manifest import MANIFEST
from evenhand.sources.reading.ingesting import ingest
from evenhand.store import Store

FRAMEWORK: Final = "dh-igps-2009"
"""The one that comes with the product and has minimum standards, on which a concern can rest; open data has none."""
SEASONS: Final[Mapping[str, date]] = {
    "summer": date(2025, 6, 30),
    "autumn": date(2025, 9, 30),
    "winter": date(2025, 12, 31),
}
"""Each with the day it is as of. The first was published and challenged, the second is shown, the third in preview."""
DAYS_TO_MAKE: Final = 9
RETURN: Final = "practice-return-2024-25.csv"


@dataclass(frozen=True)
class Editions:
    """The releases' folders by season, and who plays what by the figures of the first."""

    folders: dict[str, Path]
    parts: Parts


def write_editions(published: Path, store: Store, folder: Path, *, quiet: bool = False) -> Editions:
    """Assess the first season, take in a corrected return of the practice that challenges, and assess the others.

    `published` is where the synthetic England's files are. The corrected file goes beside the releases. Who plays what
    is chosen by the first season and by the second as it would be without the correction.
    """
    catalogue = load_catalogue()

    def season_of(name: str, into: Path) -> Release:
        release = write_release(assess(store, catalogue, FRAMEWORK, SEASONS[name], quiet=quiet), into)
        _date(release, SEASONS[name] + timedelta(days=DAYS_TO_MAKE))
        return release

    folders = {name: folder / name for name in SEASONS}
    first, second, *later = SEASONS
    with TemporaryDirectory() as uncorrected:
        parts = parts_of(season_of(first, folders[first]), season_of(second, Path(uncorrected) / "release"))
    parts.keep(folder)
    list(ingest([write_corrected_return(published, parts.main, folder / "corrected")], store))
    for name in (second, *later):
        season_of(name, folders[name])
    return Editions(folders, parts)


def write_corrected_return(published: Path, practice: str, folder: Path) -> Path:
    """Write the practices' return once more, with every planned meeting of a practice held, and return the file."""
    before = pl.read_csv(next(published.rglob(RETURN)), infer_schema=False)
    is_theirs = pl.col("practice_code") == practice
    planned, held = pl.col("governance_planned"), pl.col("governance_held")
    folder.mkdir(parents=True)
    path = folder / RETURN
    before.with_columns(governance_held=pl.when(is_theirs).then(planned).otherwise(held)).write_csv(path)
    return path


def _date(release: Release, day: date) -> None:
    """Say in a release's manifest that it was made in its season: all three are made within a minute or two.

    Which figures came on time is told by when the first release after was made. A release's id is made of all but this.
    """
    made = datetime.combine(day, time(9), UTC).isoformat(timespec="seconds")
    manifest = dataclasses.replace(release.manifest, created_at=made)
    (release.path / MANIFEST).write_text(manifest.to_json(), encoding="utf-8")
