"""Ingest: open what was named, recognise each file, refuse patients' data, read, and write one edition a file."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from evenhand.common.errors import SourceError
from evenhand.common.hashing import bytes_sha256, file_sha256
from evenhand.sources.reading.discovery import recognise
from evenhand.sources.reading.opening import PublishedFile, published_files
from evenhand.sources.reading.other_bodies import beside_other_bodies
from evenhand.sources.reading.record_files import RecordFile
from evenhand.sources.reading.source import Source
from evenhand.store import Edition, Reading, Store

Outcome = Literal["new", "already_there", "passed_over", "refused"]


@dataclass(frozen=True)
class Ingested:
    """What became of one file.

    `outcome` is new (an edition was written), already_there (the same file was ingested before), passed_over (a file
    met in a folder that no source reads) or refused. `edition` is its edition, where it has one; `why` says why not.
    """

    file: str
    outcome: Outcome
    edition: Edition | None = None
    why: str = ""


def ingest(
    paths: Iterable[Path],
    store: Store,
    tracked: Callable[[list[PublishedFile]], Iterable[PublishedFile]] = list,
) -> Iterator[Ingested]:
    """Ingest every file that `paths` stand for, and yield what became of each as it is done.

    A fault in one file does not keep the others out. `tracked` wraps the list of files, to show progress. SourceError
    only for a path that does not exist or a folder with nothing to read.
    """
    files: list[PublishedFile] = []
    faults: list[Ingested] = []
    for path in paths:
        try:
            files += published_files([path])
        except SourceError as error:
            faults.append(Ingested(str(path), "refused", why=str(error)))
    yield from faults
    for file in tracked(files):
        yield _ingested(file, store)


def _ingested(file: PublishedFile, store: Store) -> Ingested:
    try:
        source = recognise(file)
    except SourceError as error:
        return Ingested(file.name, "refused" if file.named else "passed_over", why=str(error))
    try:
        return _reduced(file, source, store) if source.reduce else _read_whole(file, source, store)
    except SourceError as error:
        return Ingested(file.name, "refused", why=str(error))


def _read_whole(file: PublishedFile, source: Source, store: Store) -> Ingested:
    sha256 = bytes_sha256(file.content)
    if known := store.find(source.id, sha256, source.version, file=file.name):
        return Ingested(file.name, "already_there", known)
    return _added(source.read(source.raw(file)), file, sha256, source, store)


def _reduced(file: PublishedFile, source: Source, store: Store) -> Ingested:
    """Ingest a file too long to be held: its content stays on disk, that of a zip's member beside the editions."""
    assert source.reduce is not None
    with file.on_disk(store.path / "editions") as path:
        sha256 = file_sha256(path)
        if known := store.find(source.id, sha256, source.version, file=file.name):
            return Ingested(file.name, "already_there", known)
        reading = source.reduce(RecordFile(file.head, path))
    return _added(reading, file, sha256, source, store)


def _added(reading: Reading, file: PublishedFile, sha256: str, source: Source, store: Store) -> Ingested:
    if source.sent_by_bodies:
        reading = beside_other_bodies(reading, store, file.name)
    before = {edition.id for edition in store.editions}
    edition = store.add(reading, file=file.name, sha256=sha256, reader_version=source.version)
    # The same content under another name of the same period is the same edition.
    return Ingested(file.name, "already_there" if edition.id in before else "new", edition)
