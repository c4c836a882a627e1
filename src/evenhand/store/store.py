"""The store: editions written once, and the current observations read from them."""

import fcntl
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import polars as pl

from evenhand import __version__
from evenhand.common.building import built_beside, full_disk_is_an_input_error, sweep_abandoned
from evenhand.common.errors import StoreError
from evenhand.store.current import Key, current_editions
from evenhand.store.editions import (
    QUARANTINE,
    RECORD,
    Edition,
    edition_id,
    read_editions,
    spans_of,
    write_tables,
)
from evenhand.store.reading import Reading
from evenhand.store.schemas import SCHEMAS
from evenhand.store.tables import current_rows

if TYPE_CHECKING:
    import duckdb

MARKER = "evenhand-store"
_MARKER_TEXT = "An Evenhand store, layout 1. Editions are never changed by hand.\n"


class Store:
    """A folder of editions.

    Open one with :meth:`open` or :meth:`create`. Reading methods return what is current: the newest edition of each
    measure, period and scope. :meth:`connect` gives DuckDB over the same tables.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._editions: tuple[Edition, ...] | None = None
        self._current: dict[Key, tuple[Edition, ...]] | None = None

    @classmethod
    def open(cls, path: Path) -> "Store":
        """Open the store at `path`; StoreError when there is none."""
        if not (path / MARKER).is_file():
            raise StoreError(
                "this is not a store",
                where=path,
                received=sorted(child.name for child in path.iterdir())[:5]
                if path.is_dir()
                else "no such folder",
                remedy="Name the folder that `evenhand ingest ... --store DIR` wrote",
            )
        return cls(path)

    @classmethod
    def create(cls, path: Path) -> "Store":
        """Open the store at `path`, making it when the folder is new or empty."""
        if path.exists() and not path.is_dir():
            raise StoreError("this is a file, not a folder", where=path, remedy="Name a folder for the store")
        if (path / MARKER).is_file():
            return cls.open(path)
        if path.is_dir() and any(path.iterdir()):
            raise StoreError(
                "this folder holds other things and is not a store",
                where=path,
                received=sorted(child.name for child in path.iterdir())[:5],
                remedy="Name an empty or a new folder for the store",
            )
        with _writing(path):
            path.mkdir(parents=True, exist_ok=True)
            # The marker comes first: a kill before the next line leaves an empty store, not a folder of unknown things.
            (path / MARKER).write_text(_MARKER_TEXT)
            (path / "editions").mkdir(exist_ok=True)
        return cls(path)

    @property
    def editions(self) -> tuple[Edition, ...]:
        """Every edition, oldest ingest first, superseded ones among them."""
        if self._editions is None:
            self._editions = read_editions(self.path / "editions")
        return self._editions

    def folder(self, edition: Edition) -> Path:
        """Return the folder of an edition."""
        return self.path / "editions" / edition.id

    def find(self, source: str, sha256: str, reader_version: int = 1, *, file: str) -> Edition | None:
        """Return the edition made from a file of this hash and name by this reader, if it was ingested before.

        The name counts too: some publishers' files carry their year in it and nowhere else, and two years of a look-up
        may be the same to the byte.
        """
        suffix = edition_id("", "", sha256, reader_version).lstrip("-")
        for edition in self.editions:
            if (edition.source, edition.sha256, edition.file) == (
                source,
                sha256,
                file,
            ) and edition.id.endswith(suffix):
                return edition
        return None

    def add(self, reading: Reading, *, file: str, sha256: str, reader_version: int = 1) -> Edition:
        """Write a reading as a new edition, whole or not at all, and return it. The same file twice is one edition."""
        with self._locked():
            self._forget()
            name = edition_id(reading.source, reading.label, sha256, reader_version)
            if known := next((edition for edition in self.editions if edition.id == name), None):
                return known
            sweep_abandoned(self.path / "editions")
            self._refuse_without_record(name)
            with _writing(self.path), built_beside(self.path / "editions" / name) as folder:
                edition = Edition(
                    id=name,
                    sequence=max((edition.sequence for edition in self.editions), default=0) + 1,
                    source=reading.source,
                    label=reading.label,
                    scope=reading.scope,
                    file=file,
                    sha256=sha256,
                    rows_read=reading.rows_read,
                    rows_kept=reading.rows_kept,
                    rows_quarantined=reading.rows_quarantined,
                    reasons=reading.reasons,
                    caveats=reading.caveats,
                    notes=reading.notes,
                    tables=write_tables(folder, reading),
                    spans=spans_of(reading),
                    ingested_at=datetime.now(UTC).isoformat(timespec="seconds"),
                    evenhand_version=__version__,
                )
                (folder / RECORD).write_text(edition.to_json())
            self._forget()
            return edition

    def quarantine(self, edition: Edition) -> pl.DataFrame:
        """Return what an edition kept out, with why."""
        return pl.read_parquet(self.folder(edition) / QUARANTINE)

    def measures(self, kind: str = "observations") -> set[str]:
        """Return every measure that `kind` has in any edition."""
        return {span.measure for edition in self.editions for span in edition.spans if span.kind == kind}

    def read(self, kind: str, measures: Collection[str] = ()) -> pl.DataFrame:
        """Return the current rows of a table, with their edition's id in the column ``edition``.

        For a measured table only the named `measures` are read. Rows of superseded editions are left out.
        """
        return current_rows(self.path / "editions", self._winners(), kind, measures)

    def connect(self) -> "duckdb.DuckDBPyConnection":
        """Return a DuckDB connection with one view a table, holding its current rows with their ``edition``."""
        import duckdb  # here, because loading it takes longer than most commands need in all

        connection = duckdb.connect()
        for kind in SCHEMAS:
            table = self.read(kind, self.measures(kind)).to_arrow()
            connection.register(kind, table)
        return connection

    def _refuse_without_record(self, name: str) -> None:
        folder = self.path / "editions" / name
        if folder.exists():
            raise StoreError(
                "the folder of an edition has lost its record",
                where=folder,
                remedy="Move this folder out of the store and ingest its file again",
            )

    def _winners(self) -> dict[Key, tuple[Edition, ...]]:
        if self._current is None:
            self._current = current_editions(self.editions)
        return self._current

    def _forget(self) -> None:
        self._editions = self._current = None

    @contextmanager
    def _locked(self) -> Iterator[None]:
        with (self.path / MARKER).open() as marker:
            try:
                fcntl.flock(marker, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                raise StoreError(
                    "another ingest is writing to this store",
                    where=self.path,
                    remedy="Wait until it has ended, then run the same command again",
                ) from None
            yield


@contextmanager
def _writing(path: Path) -> Iterator[None]:
    """Turn a full disk and a folder that may not be written into errors that say so."""
    try:
        with full_disk_is_an_input_error(path):
            yield
    except PermissionError as error:
        raise StoreError(
            "this folder may not be written",
            where=path,
            received=str(error),
            remedy="Name a folder that you may write, or ask for the right to write this one",
        ) from error
