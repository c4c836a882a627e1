"""What the installed releases show of an area: its practices, and which periods each figure was there for.

Releases are never changed, so what was read once is kept. They are read from their files, a few columns at a time:
opening one for this would take its memory again.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from pathlib import Path

import polars as pl
from django.conf import settings
from django.utils import timezone

from evenhand.definitions.indicator import IndicatorDefinition
from evenhand.publication.installed import Shelf
from evenhand.release import Release
from evenhand.release.manifest import Manifest


@dataclass(frozen=True)
class Seen:
    """An area in a release: when that was made, and the newest period of each figure, there and in England.

    `newest` has no entry for a figure of which the area has none.
    """

    made_on: date
    definitions: Mapping[str, IndicatorDefinition]
    newest: Mapping[str, date]
    england: Mapping[str, date]


def releases() -> list[Path]:
    """Return the folders of the installed releases, the one made first coming first."""
    shelf = Shelf(settings.DATA)
    return sorted(
        (shelf.folder / one for one in shelf.installed()), key=lambda folder: (made_on(folder), folder)
    )


def shown() -> Path | None:
    """Return the folder of the release shown."""
    shelf = Shelf(settings.DATA)
    identity = shelf.current_id()
    return None if identity is None else shelf.folder / identity


@lru_cache(maxsize=64)
def made_on(folder: Path) -> date:
    """Return the day a release was made."""
    return timezone.localdate(datetime.fromisoformat(Manifest.read(folder).created_at))


@lru_cache(maxsize=256)
def open_practices(folder: Path, commissioner: str) -> tuple[str, ...]:
    """Return the codes of an area's practices that are open in a release."""
    rows = pl.scan_parquet(folder / "practices.parquet").filter(
        pl.col("commissioner") == commissioner, pl.col("status") != "closed"
    )
    return tuple(rows.select("code").collect()["code"].sort())


@lru_cache(maxsize=256)
def seen_in(folder: Path, commissioner: str) -> Seen:
    """Return what a release shows of an area."""
    rows = pl.scan_parquet(folder / "results.parquet").filter(
        pl.col("value").is_not_null() | pl.col("value_text").is_not_null()
    )
    mine = rows.filter(pl.col("practice").is_in(list(open_practices(folder, commissioner))))
    return Seen(made_on(folder), Release.open(folder).indicators, _newest(mine), _newest(rows))


def _newest(rows: pl.LazyFrame) -> dict[str, date]:
    found = rows.group_by("indicator").agg(pl.col("period_end").max()).drop_nulls().collect()
    return dict(found.select("indicator", "period_end").iter_rows())
