"""From paths to published files: folders are walked, zips are opened, each member is a file of its own."""

import shutil
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import IO

from evenhand.common.building import full_disk_is_an_input_error, scratch_folder
from evenhand.common.errors import SourceError
from evenhand.common.hashing import bytes_sha256, stream_sha256
from evenhand.sources.reading.heads import HEAD_BYTES, FileHead, head_of
from evenhand.sources.reading.json_files import json_head, looks_like_json
from evenhand.sources.reading.workbooks.workbook import Workbook, read_workbook

_TEXT_ENDINGS = (".csv", ".txt", ".tsv", ".json")
_SPREADSHEET_ENDINGS = (".xlsx", ".xls", ".xlsm", ".ods")
WORKBOOK_ENDING = ".xlsx"
_COPIED_AT_ONCE = 1 << 20
_LONGEST_LINE = 1 << 24
"""Bytes of a line looked at to recognise a file: one without line breaks may be as long as the disk is large."""


@dataclass(frozen=True)
class PublishedFile:
    """One file to read: a file on disk or a member of a zip. Its content is read when asked for.

    `named` is whether the user named the file itself, not a folder it lies in: a named file that nothing
    recognises is an error; one met in a folder is passed over and listed.
    """

    path: Path
    member: str = ""
    named: bool = False

    @property
    def name(self) -> str:
        """The file's name for people: ``file.csv``, or ``outer.zip: inner.csv``."""
        return f"{self.path.name}: {self.member}" if self.member else self.path.name

    @contextmanager
    def opened(self) -> Iterator[IO[bytes]]:
        """Open the file's bytes. SourceError when they cannot be read, as when a zip is cut short."""
        if self.member:
            with (
                _zip_faults_named(self.path),
                zipfile.ZipFile(self.path) as archive,
                archive.open(self.member) as stream,
            ):
                yield stream
            return
        try:
            with self.path.open("rb") as stream:
                yield stream
        except OSError as error:
            raise SourceError(
                "the file cannot be read",
                where=self.path,
                received=str(error),
                remedy="Check its permissions",
            ) from error

    @cached_property
    def content(self) -> bytes:
        """The file's bytes, all of them in memory: not for a source that reduces its files."""
        with self.opened() as stream:
            return stream.read()

    @cached_property
    def sha256(self) -> str:
        """SHA-256 of the content, which is not kept in memory for it."""
        if "content" in vars(self):
            return bytes_sha256(self.content)
        with self.opened() as stream:
            return stream_sha256(stream)

    @cached_property
    def head(self) -> FileHead:
        """The file's head; SourceError when it is not text. Only the start is read, unless it is that of JSON."""
        if self.is_workbook:
            return self.workbook.head(self.name)
        if self.path.suffix.lower() in _SPREADSHEET_ENDINGS or self.member.lower().endswith(
            _SPREADSHEET_ENDINGS
        ):
            raise SourceError(
                "spreadsheets are not read",
                where=self.name,
                remedy="Use the publisher's CSV, or save it as CSV UTF-8; a return on a template may be an .xlsx",
            )
        with self.opened() as stream:
            start = stream.read(HEAD_BYTES) + stream.readline(_LONGEST_LINE)
        return json_head(self.content, self.name) if looks_like_json(start) else head_of(start, self.name)

    @property
    def is_workbook(self) -> bool:
        """Whether the file's name says that it is a workbook that may be read: a return."""
        return not self.member and self.path.suffix.lower() == WORKBOOK_ENDING

    @cached_property
    def workbook(self) -> Workbook:
        """The sheets of a workbook; SourceError when it is none, is damaged, locked or too large to be a return."""
        return read_workbook(self.content, self.name)

    @contextmanager
    def on_disk(self, folder: Path) -> Iterator[Path]:
        """Yield a path to the content: the file itself, or a zip's member unpacked into `folder` and then removed.

        InputError when the disk of `folder` has no room for it.
        """
        if not self.member:
            yield self.path
            return
        with scratch_folder(folder) as scratch:
            unpacked = scratch / "member"
            # The disk is looked to inside, or a full one would be taken for a damaged zip.
            with self.opened() as stream, full_disk_is_an_input_error(folder), unpacked.open("wb") as target:
                shutil.copyfileobj(stream, target, _COPIED_AT_ONCE)
            yield unpacked


def published_files(paths: Iterable[Path]) -> Iterator[PublishedFile]:
    """Yield the files that `paths` stand for, in the order given; inside a folder by name.

    SourceError for a path that does not exist or a folder without files to read.
    """
    for path in paths:
        if path.is_dir():
            inside = sorted(child for child in path.rglob("*") if child.is_file() and _may_be_data(child))
            if not inside:
                raise SourceError(
                    "there is no CSV, text, JSON or zip file in this folder",
                    where=path,
                    remedy="Name the folder that the published files were saved in",
                )
            for child in inside:
                yield from _opened(child, named=False)
        elif path.exists():
            yield from _opened(path, named=True)
        else:
            raise SourceError("there is no such file or folder", where=path, remedy="Check the path")


def _may_be_data(path: Path) -> bool:
    # A spreadsheet that is open leaves a file of its name beside it that begins with ~$.
    hidden = any(part.startswith((".", "~$")) for part in path.parts[-2:])
    return path.suffix.lower() in (*_TEXT_ENDINGS, ".zip", WORKBOOK_ENDING) and not hidden


def _opened(path: Path, *, named: bool) -> Iterator[PublishedFile]:
    if path.suffix.lower() != ".zip":
        yield PublishedFile(path, named=named)
        return
    with _zip_faults_named(path), zipfile.ZipFile(path) as archive:
        members = [
            info.filename for info in archive.infolist() if not info.is_dir() and not _litter(info.filename)
        ]
    readable = [member for member in members if member.lower().endswith(_TEXT_ENDINGS)]
    if not readable:
        raise SourceError(
            "there is no CSV, text or JSON file in this zip",
            where=path,
            received=members[:5],
            remedy="Download it again",
        )
    for member in sorted(readable):
        yield PublishedFile(path, member, named=named)


def _litter(member: str) -> bool:
    """Whether a zip's member is what an operating system left in it, such as ``__MACOSX/._file.csv``."""
    return any(part.startswith((".", "__MACOSX")) for part in member.split("/"))


@contextmanager
def _zip_faults_named(path: Path) -> Iterator[None]:
    """Turn what is raised for a damaged archive, or one that cannot be read, into a SourceError that names it."""
    try:
        yield
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError) as error:
        raise SourceError(
            "the zip is damaged or cut short",
            where=path,
            received=str(error),
            remedy="Download it again and compare its size with the publisher's",
        ) from error
