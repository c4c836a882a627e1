"""An edition: one published file as ingested, with what was read, kept and quarantined."""

import json
import re
from dataclasses import asdict, dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any, Self

import polars as pl

from evenhand.common.errors import StoreError
from evenhand.store.reading import Reading
from evenhand.store.schemas import ABOUT, MEASURED

RECORD = "edition.json"
QUARANTINE = "quarantine.parquet"


NAMED_BY = {**dict.fromkeys(MEASURED, "measure"), "labels": "code"}
"""The column that says what a row of these tables is about; other tables are about all their source has."""

DAYS = {
    **dict.fromkeys((*MEASURED, "registrations", "labels"), ("period_start", "period_end")),
    **dict.fromkeys(("practices", "memberships", "directory"), ("as_at", "as_at")),
}
"""The first and last day of a row of these tables."""


@dataclass(frozen=True)
class Span:
    """What an edition speaks for: a measure (a code, a source) of a table, and a period; days are empty if undated."""

    kind: str
    measure: str
    start: str
    end: str


@dataclass(frozen=True)
class Edition:
    """The record kept beside an edition's tables.

    `sequence` counts ingests: of two editions that speak for the same measure, period and scope, the one with the
    higher sequence is current. `spans` are those measures and periods.
    """

    id: str
    sequence: int
    source: str
    label: str
    scope: str
    file: str
    sha256: str
    rows_read: int
    rows_kept: int
    rows_quarantined: int
    reasons: dict[str, int]
    caveats: tuple[str, ...]
    notes: tuple[str, ...]
    tables: dict[str, int]
    spans: tuple[Span, ...]
    ingested_at: str
    evenhand_version: str

    def to_json(self) -> str:
        """Return the record as indented JSON."""
        return json.dumps(asdict(self), indent=1, ensure_ascii=False)

    @classmethod
    def from_json(cls, text: str) -> Self:
        """Read a record back."""
        value: dict[str, Any] = json.loads(text)
        value["spans"] = tuple(Span(**span) for span in value["spans"])
        value["caveats"], value["notes"] = tuple(value["caveats"]), tuple(value["notes"])
        return cls(**value)


def edition_id(source: str, label: str, sha256: str, reader_version: int) -> str:
    """Return the name of an edition: its source, what it covers and the start of its hash.

    The version of the reader is part of it, so that a file read better by a later version is a new edition.
    """
    slug = re.sub(r"[^a-z0-9]+", "-", label.lower()).strip("-")
    version = f"-r{reader_version}" if reader_version > 1 else ""
    return f"{source}-{slug}-{sha256[:12]}{version}"


def spans_of(reading: Reading) -> tuple[Span, ...]:
    """Return what a reading speaks for, table by table.

    A measured table speaks measure by measure, labels code by code; any other table speaks for its source, so that
    two sources with a table of the same kind and day do not take each other's place.
    """
    return tuple(
        span for kind, table in sorted(reading.tables.items()) for span in _spans(kind, table, reading.source)
    )


def _spans(kind: str, table: pl.DataFrame, source: str) -> list[Span]:
    if table.is_empty():
        return []
    spoken_for = pl.col(NAMED_BY[kind]) if kind in NAMED_BY else pl.lit(source)
    first, last = (
        pl.col(name) if name in table.columns else pl.lit(None) for name in DAYS.get(kind, ("", ""))
    )
    keys = table.select(spoken_for.alias("name"), first.alias("first"), last.alias("last")).unique()
    return sorted(
        (Span(kind, name, _iso(start), _iso(end)) for name, start, end in keys.iter_rows()),
        key=lambda span: (span.measure, span.end, span.start),
    )


def _iso(day: date | None) -> str:
    return day.isoformat() if day is not None else ""


def write_tables(folder: Path, reading: Reading) -> dict[str, int]:
    """Write a reading's tables into `folder`, measured ones partitioned by measure; return their row counts."""
    for kind, table in reading.tables.items():
        if kind in MEASURED:
            for (measure,), part in (
                table.sort(ABOUT[kind]).partition_by("measure", as_dict=True, include_key=True).items()
            ):
                path = measure_path(folder, kind, str(measure))
                path.parent.mkdir(parents=True)
                part.write_parquet(path, compression="zstd", statistics=False)
        else:
            table.write_parquet(folder / f"{kind}.parquet", compression="zstd")
    reading.quarantine.write_parquet(folder / QUARANTINE)
    return {kind: table.height for kind, table in sorted(reading.tables.items())}


def measure_path(folder: Path, kind: str, measure: str) -> Path:
    """Return where an edition in `folder` keeps one measure of a table."""
    return folder / kind / f"measure={measure}" / "part.parquet"


@lru_cache(maxsize=10_000)
def _read_record(record: Path, seen: tuple[int, int, int]) -> Edition:
    """Return the edition of a record. It is written once: one that was `seen` before says what it said then.

    An ingest looks at every record before it adds another; reading each anew would take longer than the files do.
    """
    return Edition.from_json(record.read_text())


def read_editions(folder: Path) -> tuple[Edition, ...]:
    """Return every edition of a store's ``editions`` folder, oldest ingest first."""
    editions = []
    for record in sorted(folder.glob(f"*/{RECORD}")):
        try:
            stat = record.stat()
            editions.append(_read_record(record, (stat.st_ino, stat.st_mtime_ns, stat.st_size)))
        except (ValueError, TypeError, KeyError) as error:
            raise StoreError(
                "the record of an edition cannot be read",
                where=record,
                received=str(error),
                remedy="Move this edition's folder out of the store and ingest its file again",
            ) from error
    return tuple(sorted(editions, key=lambda edition: edition.sequence))
