"""Read a made file as ingest would: recognised by its content, refused or turned into a reading."""

from datetime import date
from pathlib import Path

import polars as pl

from evenhand.sources import PublishedFile, Source, recognise
from evenhand.sources.reading.raw import read_raw
from evenhand.sources.reading.record_files import RecordFile
from evenhand.store import Reading


def published(folder: Path, name: str, text: str, encoding: str = "utf-8") -> PublishedFile:
    """Write `text` to a file called `name` and return it as a published file. `name` may hold a folder."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding=encoding)
    return PublishedFile(path)


def read_text(folder: Path, name: str, text: str, source: Source, encoding: str = "utf-8") -> Reading:
    """Write, recognise and read a made file; it must be recognised as `source`."""
    return read_published(published(folder, name, text, encoding), source)


def read_published(file: PublishedFile, source: Source) -> Reading:
    """Recognise and read a file; it must be recognised as `source`."""
    found = recognise(file)
    assert found.id == source.id
    if found.reduce:
        return found.reduce(RecordFile(file.head, file.path))
    return found.read(read_raw(file, headers=found.columns))


def values(reading: Reading, measure: str) -> dict[str, float | None]:
    """Return practice to value of one measure."""
    rows = reading.tables["observations"].filter(pl.col("measure") == measure)
    return dict(rows.select("practice", "value").iter_rows())


def texts(reading: Reading, measure: str) -> dict[str, str | None]:
    """Return practice to text of one measure."""
    rows = reading.tables["observations"].filter(pl.col("measure") == measure)
    return dict(rows.select("practice", "text").iter_rows())


def states(reading: Reading, measure: str) -> dict[str, str]:
    """Return practice to state of one measure."""
    rows = reading.tables["observations"].filter(pl.col("measure") == measure)
    return dict(rows.select("practice", "state").iter_rows())


def periods(reading: Reading) -> set[tuple[date, date]]:
    """Return the first and last days that the reading's observations are about."""
    return set(reading.tables["observations"].select("period_start", "period_end").unique().iter_rows())
