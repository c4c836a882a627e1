"""A published table as text: every cell a stripped string, ragged records quarantined, records counted."""

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass, field

import polars as pl

from evenhand.common.errors import SourceError
from evenhand.sources.reading.heads import NOT_SIGN, FileHead, normalised
from evenhand.sources.reading.opening import PublishedFile
from evenhand.store.reading import Quarantine

_STAND_IN = "\x1f"
"""Stands for the not sign, which is two bytes in UTF-8 while a CSV parser wants a separator of one."""


@dataclass(frozen=True)
class RawTable:
    """A file's records as text.

    Parameters
    ----------
    head : the file's head.
    cells : one String column a header, stripped, and ``row`` (Int64): the record's number, the header being 1.
    quarantine : records kept out because they have too few or too many cells; readers add to it.
    rows_read : records after the header, those kept out among them.
    folder : the name of the folder the file lies in: some publishers' files carry their year nowhere else.
    """

    head: FileHead
    cells: pl.DataFrame
    rows_read: int
    folder: str = ""
    quarantine: Quarantine = field(default_factory=Quarantine)

    @property
    def name(self) -> str:
        """The file's name, for messages."""
        return self.head.name

    def column(self, *aliases: str) -> str:
        """Return the header, as this file writes it, of the first of `aliases` it has; SourceError if none."""
        found = self.find(*aliases)
        if found is None:
            raise SourceError(
                f"the header {aliases[0]!r} is missing",
                where=self.name,
                received=list(self.head.first[:12]),
                remedy="Use the publisher's file unchanged"
                + (f"; the header may also be {' or '.join(map(repr, aliases[1:]))}" if aliases[1:] else ""),
            )
        return found

    def find(self, *aliases: str) -> str | None:
        """Return the header, as this file writes it, of the first of `aliases` it has, or None."""
        by_name = {normalised(header): header for header in reversed(self.cells.columns) if header != "row"}
        return next((by_name[normalised(alias)] for alias in aliases if normalised(alias) in by_name), None)


def read_raw(file: PublishedFile, *, headers: Sequence[str] | None = None) -> RawTable:
    """Read a file's records as text. `headers` names the columns of a file that has no header record.

    Records whose number of cells differs from the header's are quarantined. A repeated header gets its position
    appended (``Name (2)``). SourceError when there is no record after the header.
    """
    head = file.head
    text = file.content.decode(head.encoding)
    records = _Records.of(text, head.delimiter)
    columns = _unique(list(headers) if headers else [cell.replace("\ufeff", "") for cell in head.first])
    first_row = 1 if headers else 2
    body = records.lines if headers else records.lines[1:]
    counts = records.counts if headers else records.counts[1:]
    if not body:
        raise SourceError("the file has a header and nothing below it", where=file.name, remedy="Download it again")
    quarantine = Quarantine()
    good = [count == len(columns) for count in counts]
    frame = _parse(body if all(good) else [line for line, fits in zip(body, good, strict=True) if fits], records, columns)
    rows = [number for number, fits in enumerate(good, start=first_row) if fits]
    frame = frame.with_columns(pl.Series("row", rows, dtype=pl.Int64))
    _quarantine_ragged(quarantine, body, counts, good, first_row, len(columns))
    return RawTable(head, frame, len(body), file.path.resolve().parent.name, quarantine)


@dataclass(frozen=True)
class _Records:
    """A text split into records, and how many cells each has. A quoted cell may hold line breaks."""

    lines: list[str]
    counts: list[int]
    separator: str
    quoted: bool

    @classmethod
    def of(cls, text: str, delimiter: str) -> "_Records":
        if delimiter == NOT_SIGN:
            text, delimiter = text.replace(NOT_SIGN, _STAND_IN), _STAND_IN
        quoted = delimiter != _STAND_IN and '"' in text
        if not quoted:
            lines = [line for line in text.splitlines() if line.strip()]
            return cls(lines, [line.count(delimiter) + 1 for line in lines], delimiter, quoted)
        lines, counts = [], []
        for record in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter):
            if record and any(cell.strip() for cell in record):
                out = io.StringIO()
                csv.writer(out, delimiter=delimiter, lineterminator="").writerow(record)
                lines.append(out.getvalue())
                counts.append(len(record))
        return cls(lines, counts, delimiter, quoted)


def _parse(lines: list[str], records: _Records, columns: list[str]) -> pl.DataFrame:
    if not lines:
        return pl.DataFrame(schema=dict.fromkeys(columns, pl.String()))
    frame = pl.read_csv(
        io.BytesIO("\n".join(lines).encode()),
        has_header=False,
        new_columns=columns,
        infer_schema=False,
        separator=records.separator,
        quote_char='"' if records.quoted else None,
    )
    return frame.with_columns(pl.all().fill_null("").str.strip_chars())


def _quarantine_ragged(
    quarantine: Quarantine, body: list[str], counts: list[int], good: list[bool], first_row: int, expected: int
) -> None:
    for number, (line, count, fits) in enumerate(zip(body, counts, good, strict=True), start=first_row):
        if not fits:
            quarantine.add(
                pl.DataFrame({"row": [number]}),
                column="",
                received=line[:200],
                reason=f"the record has {count} cells where the header has {expected}",
                remedy="Check the file for a stray delimiter or a cut-off line",
            )


def _unique(headers: list[str]) -> list[str]:
    seen: dict[str, int] = {}
    unique = []
    for position, header in enumerate(headers, start=1):
        header = header or f"column {position}"
        seen[header] = seen.get(header, 0) + 1
        unique.append(header if seen[header] == 1 else f"{header} ({seen[header]})")
    return unique
