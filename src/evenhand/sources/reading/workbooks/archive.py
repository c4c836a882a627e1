"""A workbook's archive, opened with care: how much it may hold, and what must not be in a return at all."""

import io
import zipfile
import zlib
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from typing import Final
from xml.parsers import expat

from evenhand.common.errors import SourceError

MOST_MEMBERS: Final = 1_000
MOST_BYTES: Final = 300_000_000
"""Bytes of all members unpacked: a return of England by sex and age is a fifth of that."""
MOST_PACKED: Final = 300
"""How many times smaller than its content a large member may be packed; a sheet of figures is packed 10 to 50 times."""
_LARGE = 4_000_000
_READ_AT_ONCE = 1 << 18

_OLD_FORMAT = b"\xd0\xcf\x11\xe0"
"""How files of the old binary formats begin, and workbooks locked with a password."""
_NOT_IN_A_RETURN: Final = {
    "pivotcache": "the records behind a pivot table",
    "embeddings": "another file",
    "vbaproject": "macros",
}

_FAULTS = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, KeyError)

Start = Callable[[str, Mapping[str, str]], None]
End = Callable[[str], None]
Data = Callable[[str], None]


class Archive:
    """The members of a workbook. SourceError, naming the file, for anything that a return is not."""

    def __init__(self, content: bytes, name: str) -> None:
        self.name = name
        if content.startswith(_OLD_FORMAT):
            raise SourceError(
                "the workbook is locked with a password or in an old format",
                where=name,
                remedy="Take the password off, or save it as an Excel workbook (.xlsx), and ingest that",
            )
        with self._faults_named():
            self._zip = zipfile.ZipFile(io.BytesIO(content))
        self._sizes = {info.filename: info for info in self._zip.infolist() if not info.is_dir()}
        self._refuse_too_large()
        self._refuse_what_is_in_it()

    @property
    def members(self) -> tuple[str, ...]:
        """The names of the members, in the order of the archive."""
        return tuple(self._sizes)

    def parse(self, member: str, *, start: Start, end: End, data: Data) -> None:
        """Read a member of XML and call back at the start and the end of each element, and with its text.

        Names of elements and attributes come without their namespace. A document type is refused: entities defined in
        one can grow without bound.
        """
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.buffer_text = True
        parser.StartElementHandler = lambda name, values: start(
            _local(name), {_local(key): value for key, value in values.items()}
        )
        parser.EndElementHandler = lambda name: end(_local(name))
        parser.CharacterDataHandler = data
        parser.StartDoctypeDeclHandler = self._document_type
        try:
            with self._faults_named(), self._zip.open(member) as stream:
                while chunk := stream.read(_READ_AT_ONCE):
                    parser.Parse(chunk, False)
                parser.Parse(b"", True)
        except (expat.ExpatError, ValueError, OverflowError) as error:  # a number or an address that is none
            raise self._damaged(f"{member}: {error}") from error

    def _refuse_too_large(self) -> None:
        infos = self._sizes.values()
        total = sum(info.file_size for info in infos)
        packed = [
            info.filename
            for info in infos
            if info.file_size > max(_LARGE, MOST_PACKED * max(info.compress_size, 1))
        ]
        if len(infos) <= MOST_MEMBERS and total <= MOST_BYTES and not packed:
            return
        raise SourceError(
            "the workbook unpacks to far more than a return can hold",
            where=self.name,
            received=f"{len(infos):,} parts, {total:,} bytes unpacked",
            remedy="Copy the rows of the return into a blank template, and ingest that",
        )

    def _refuse_what_is_in_it(self) -> None:
        for part, words in _NOT_IN_A_RETURN.items():
            found = [member for member in self._sizes if part in member.lower()]
            if found:
                raise SourceError(
                    f"the workbook holds {words}, which no return needs and may be about patients",
                    where=self.name,
                    received=found[:3],
                    remedy="Copy the figures, as values, into a blank template, and ingest that. Nothing of the file "
                    "was kept",
                )

    def _document_type(self, *_: object) -> None:
        raise self._damaged("a document type in one of its parts")

    def _damaged(self, received: str) -> SourceError:
        return SourceError(
            "the workbook is damaged or no workbook",
            where=self.name,
            received=received,
            remedy="Open it in a spreadsheet, save it again as an Excel workbook (.xlsx), and ingest that",
        )

    @contextmanager
    def _faults_named(self) -> Iterator[None]:
        try:
            yield
        except _FAULTS as error:
            raise self._damaged(str(error)) from error


@cache
def _local(name: str) -> str:
    return name.rpartition(" ")[2]
