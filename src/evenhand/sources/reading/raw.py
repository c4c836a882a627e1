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
"""Stands for the delimiter while parsing: the not sign is two bytes in UTF-8 and a parser wants a separator of one."""


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
    columns = _unique(list(headers) if headers else [cell.replace("\ufeff", "") for cell in head.first])
    first_row = 1 if headers else 2
    records = _records(file.content.decode(head.encoding), head.delimiter)[first_row - 1 :]
    if not records:
        raise SourceError("the file has a header and nothing below it", where=file.name, remedy="Download it again")
    counts = [_cells_in(record, head.delimiter) for record in records]
    good = [count == len(columns) for count in counts]
    frame = _table([record for record, fits in zip(records, good, strict=True) if fits], columns, head.delimiter)
    rows = [number for number, fits in enumerate(good, start=first_row) if fits]
    frame = frame.with_columns(pl.Series("row", rows, dtype=pl.Int64))
    quarantine = Quarantine()
    for number, (record, count) in enumerate(zip(records, counts, strict=True), start=first_row):
        if count != len(columns):
            _quarantine_ragged(quarantine, number, record, count, len(columns))
    return RawTable(head, frame, len(records), file.path.resolve().parent.name, quarantine)


_Record = str | list[str]
"""A line without quotes, or the cells of a record that may have them: a quoted cell may hold line breaks."""


def _records(text: str, delimiter: str) -> list[_Record]:
    if delimiter == NOT_SIGN or '"' not in text:
        return [line for line in text.replace("\r\n", "\n").split("\n") if line.strip()]
    cells = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    return [record for record in cells if any(cell.strip() for cell in record)]


def _cells_in(record: _Record, delimiter: str) -> int:
    return record.count(delimiter) + 1 if isinstance(record, str) else len(record)


def _table(records: list[_Record], columns: list[str], delimiter: str) -> pl.DataFrame:
    if not records:
        return pl.DataFrame(schema=dict.fromkeys(columns, pl.String()))
    if isinstance(records[0], list):
        by_column = zip(*records, strict=True)
        frame = pl.DataFrame({name: pl.Series(cells, dtype=pl.String) for name, cells in zip(columns, by_column, strict=True)})
    else:
        lines = "\n".join(record for record in records if isinstance(record, str))
        frame = pl.read_csv(
            io.BytesIO(lines.replace(delimiter, _STAND_IN).encode()),
            has_header=False,
            new_columns=columns,
            infer_schema=False,
            separator=_STAND_IN,
            quote_char=None,
        )
    return frame.with_columns(pl.all().fill_null("").str.strip_chars())


def _quarantine_ragged(quarantine: Quarantine, number: int, record: _Record, count: int, expected: int) -> None:
    quarantine.add(
        pl.DataFrame({"row": [number]}),
        column="",
        received=str(record)[:200],
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
