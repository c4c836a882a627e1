"""The head of a text file: its encoding, delimiter, header and first rows, by which its dataset is recognised."""

import codecs
import csv
import io
import re
from dataclasses import dataclass

from evenhand.common.errors import SourceError

NOT_SIGN = "\u00ac"
"""NHS Choices separates its columns by the not sign."""

_DELIMITERS = (NOT_SIGN, "\t", "|", ";", ",")
SPREADSHEET = "spreadsheet"
"""What stands for the encoding of a workbook, whose cells are not separated by a character."""

HEAD_BYTES = 65_536
"""How much of a file is looked at to recognise it, up to the end of the line it ends in."""
_SAMPLE_ROWS = 20
_LINE_BREAKS = re.compile(r"\r\n|\n|\r")


@dataclass(frozen=True)
class FileHead:
    """What can be told from a file's first 64 kB.

    Parameters
    ----------
    name : the file's name, for messages; a zip's member is ``outer.zip: inner.csv``.
    encoding : ``utf-8-sig``, ``utf-8`` or ``cp1252``.
    delimiter : the character between columns.
    first : the first record, stripped: the header, where the file has one.
    sample : up to twenty records after it.
    """

    name: str
    encoding: str
    delimiter: str
    first: tuple[str, ...]
    sample: tuple[tuple[str, ...], ...]

    @property
    def headers(self) -> frozenset[str]:
        """The first record's cells, normalised as :func:`normalised` does."""
        return frozenset(normalised(cell) for cell in self.first)

    @property
    def is_spreadsheet(self) -> bool:
        """Whether the file is a workbook: `first` and `sample` are then rows of all its sheets, in order."""
        return self.encoding == SPREADSHEET

    def has(self, *headers: str) -> bool:
        """Whether every one of `headers` is in the first record, whatever its case, spacing and punctuation."""
        return all(normalised(header) in self.headers for header in headers)


def normalised(header: str) -> str:
    """Return a header in lower case with every run of other characters than letters and digits as one space."""
    return re.sub(r"[^a-z0-9%+]+", " ", header.replace("\ufeff", "").lower()).strip()


def head_of(content: bytes, name: str) -> FileHead:
    """Read the head of a file from its content or its start.

    SourceError when it is empty, a spreadsheet, UTF-16 or otherwise not text.
    """
    encoding = encoding_of(content, name)
    text = _start_of(content).decode(encoding)
    lines = [line for line in _LINE_BREAKS.split(text) if line.strip()]
    if not lines:
        raise SourceError("the file is empty", where=name, remedy="Download it again from its publisher")
    delimiter = _delimiter_of(lines[0])
    start = io.StringIO("\n".join(lines[: _SAMPLE_ROWS + 1]), newline="")
    try:
        rows = start if delimiter == NOT_SIGN else csv.reader(start, delimiter=delimiter)
        cells = (row.split(delimiter) if isinstance(row, str) else row for row in rows)
        records = [tuple(cell.strip() for cell in record) for record in cells]
    except csv.Error as error:
        raise SourceError(
            "the start of the file cannot be split into cells",
            where=name,
            received=str(error),
            remedy="Use the publisher's file unchanged",
        ) from error
    return FileHead(name, encoding, delimiter, records[0], tuple(records[1:]))


def encoding_of(content: bytes, name: str) -> str:
    """Return the encoding of a whole file; SourceError when it is none of those we read."""
    if not content.strip():
        raise SourceError(
            "the file is empty", where=name, received=f"{len(content)} bytes", remedy="Download it again"
        )
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) or b"\0" in content[:HEAD_BYTES]:
        raise SourceError(
            "the file is not text in an encoding we read",
            where=name,
            received=content[:16],
            remedy="Save it as CSV in UTF-8 (in a spreadsheet: CSV UTF-8), or download the publisher's CSV",
        )
    if content.startswith(codecs.BOM_UTF8):
        return "utf-8-sig"
    try:
        content.decode("utf-8")
    except UnicodeDecodeError as not_utf8:
        try:
            content.decode("cp1252")
        except UnicodeDecodeError:
            raise SourceError(
                "the file's encoding is neither UTF-8 nor Windows-1252",
                where=f"{name}, byte {not_utf8.start}",
                received=content[not_utf8.start : not_utf8.start + 8],
                remedy="Save it as CSV in UTF-8, or download it again: it may be damaged",
            ) from not_utf8
        return "cp1252"
    return "utf-8"


def _start_of(content: bytes) -> bytes:
    """Return the first 64 kB, up to the end of the line they end in: a header may be longer than that."""
    end = content.find(b"\n", HEAD_BYTES)
    return content if end < 0 else content[:end]


def _delimiter_of(line: str) -> str:
    counts = {delimiter: line.count(delimiter) for delimiter in _DELIMITERS}
    if counts[NOT_SIGN]:
        return NOT_SIGN
    best = max(counts, key=lambda delimiter: counts[delimiter])
    return best if counts[best] else ","
