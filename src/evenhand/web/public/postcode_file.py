"""The file of postcodes: read once from what its publisher gives, and kept so that one is found in a moment.

Any CSV with a column of postcodes and their latitude and longitude will do. The ONS Postcode Directory has them as
pcds, lat and long (from memory, to be checked at each edition), 99.999999 where it knows no position.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Final

import polars as pl

from evenhand.common.errors import InputError
from evenhand.web.public.whole_files import replace_whole

NAME: Final = "postcodes.parquet"
_ROWS_OF_A_PART: Final = 20_000
"""Rows of a part of the file that is read or passed over whole: few, as one postcode is asked for at a time."""

_COLUMNS: Final = {
    "postcode": ("postcode", "pcds", "pcd8", "pcd7", "pcd", "pcd2"),
    "latitude": ("latitude", "lat"),
    "longitude": ("longitude", "long", "lon", "lng"),
}
_SHAPE: Final = "^[A-Z]{1,2}[0-9][0-9A-Z]?[0-9][A-Z]{2}$"
_NORTH, _SOUTH, _WEST, _EAST = 61.5, 49.0, -9.0, 2.5
"""The sides of a box about the United Kingdom, in degrees."""

Position = tuple[float, float]
"""Latitude and longitude, in degrees."""


@dataclass(frozen=True)
class Loaded:
    """What became of a file of postcodes."""

    postcodes: int
    unreadable: int
    without_position: int


def load(file: Path, data: Path) -> Loaded:
    """Read a CSV of postcodes and keep it in the folder of data, whole or not at all, in place of the one before.

    InputError for a file that is not there or lacks a column, or of which no row can be used.
    """
    rows = _read(file)
    keyed = rows.with_columns(key=pl.col("postcode").str.to_uppercase().str.replace_all(r"\s+", ""))
    readable = keyed.filter(pl.col("key").str.contains(_SHAPE))
    inside = pl.col("latitude").is_between(_SOUTH, _NORTH) & pl.col("longitude").is_between(_WEST, _EAST)
    placed = readable.filter(inside).unique("key", keep="first", maintain_order=True)
    if placed.is_empty():
        raise InputError(
            "no row of this file of postcodes can be used",
            where=file,
            received=rows.head(1).to_dicts(),
            remedy="Give postcodes of the United Kingdom with latitude and longitude in degrees",
        )
    _keep(placed.select("key", "latitude", "longitude").sort("key"), data)
    unreadable = keyed.height - readable.height
    return Loaded(placed.height, unreadable, readable.height - readable.filter(inside).height)


def _read(file: Path) -> pl.DataFrame:
    if not file.is_file():
        raise InputError("there is no such file", received=str(file), remedy="Give a CSV file of postcodes")
    try:
        lazy = pl.scan_csv(file, infer_schema=False, encoding="utf8-lossy")
        columns = {name.strip().lower().lstrip("\ufeff"): name for name in lazy.collect_schema().names()}
        chosen = {name: _column(name, columns, file) for name in _COLUMNS}
        numbers = [
            pl.col(chosen[name]).cast(pl.Float64, strict=False).alias(name)
            for name in ("latitude", "longitude")
        ]
        rows = lazy.select(pl.col(chosen["postcode"]).fill_null("").alias("postcode"), *numbers)
        return rows.collect()
    except pl.exceptions.PolarsError as error:
        raise InputError(
            "this cannot be read as a CSV file",
            where=file,
            received=str(error)[:200],
            remedy="Save it as CSV",
        ) from error


def _column(wanted: str, columns: dict[str, str], file: Path) -> str:
    found = next((columns[name] for name in _COLUMNS[wanted] if name in columns), None)
    if found is None:
        raise InputError(
            f"this file of postcodes has no column for the {wanted}",
            where=file,
            received=sorted(columns)[:20],
            remedy=f"Name it one of {', '.join(_COLUMNS[wanted])}",
        )
    return found


def _keep(rows: pl.DataFrame, data: Path) -> None:
    data.mkdir(parents=True, exist_ok=True)
    replace_whole(data / NAME, lambda beside: rows.write_parquet(beside, row_group_size=_ROWS_OF_A_PART))


@dataclass(frozen=True)
class Gazetteer:
    """The file of postcodes as it lies in the folder of data. `stamp` changes when another is loaded."""

    path: Path
    stamp: tuple[int, int]

    @classmethod
    def of(cls, data: Path) -> "Gazetteer | None":
        """Return the one of a folder of data; None before one is loaded."""
        try:
            stat = (data / NAME).stat()
        except FileNotFoundError:
            return None
        return cls(data / NAME, (stat.st_mtime_ns, stat.st_ino))

    def position(self, key: str) -> Position | None:
        """Return where a postcode is, without its space; None for one that is not in the file."""
        return self.positions([key]).get(key)

    def positions(self, keys: Sequence[str]) -> dict[str, Position]:
        """Return where some postcodes are; those that are not in the file are left out."""
        wanted = pl.col("key") == keys[0] if len(keys) == 1 else pl.col("key").is_in(list(keys))
        rows = pl.scan_parquet(self.path).filter(wanted).collect()
        return {key: (latitude, longitude) for key, latitude, longitude in rows.iter_rows()}

    def middle(self, district: str) -> Position | None:
        """Return the middle of a district's postcodes; None for one that is not in the file."""
        return _middle(self, district)


@lru_cache(maxsize=256)
def _middle(gazetteer: Gazetteer, district: str) -> Position | None:
    inside = pl.col("key").str.head(-3) == district
    rows = (
        pl.scan_parquet(gazetteer.path)
        .filter(inside)
        .select(pl.col("latitude", "longitude").mean())
        .collect()
    )
    latitude, longitude = rows.row(0)
    return None if latitude is None else (latitude, longitude)
