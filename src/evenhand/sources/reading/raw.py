"""A published table as text: every cell a stripped string, ragged records quarantined, records counted."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import polars as pl

from evenhand.common.errors import SourceError
from evenhand.sources.reading.heads import FileHead, head_of, normalised
from evenhand.sources.reading.json_files import json_cells, looks_like_json
from evenhand.sources.reading.opening import PublishedFile
from evenhand.sources.reading.records import records_of
from evenhand.store.reading import Quarantine

_RECEIVED_SHOWN = 200
"""Characters of a ragged record kept for people to see."""


@dataclass(frozen=True)
class RawTable:
    """A file's records as text.

    Parameters
    ----------
    head : the file's head.
    cells : one String column a header, stripped, and ``row`` (Int64): the record's number, the header being 1.
    quarantine : records kept out because they have too few or too many cells; readers add to it.
    rows_read : records after the header, those kept out among them, blank ones not.
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
    appended (``Name (2)``). A JSON file is laid out as a table. SourceError when there is no record after the header.
    """
    folder = file.path.resolve().parent.name
    if looks_like_json(file.content):
        cells = json_cells(file.content, file.name)
        return RawTable(file.head, cells, cells.height, folder)
    # The whole content settles the encoding: its start may be plain where a later record is not.
    head = head_of(file.content, file.name)
    columns = unique_headers(
        list(headers) if headers else [cell.replace("\ufeff", "") for cell in head.first]
    )
    records = records_of(
        file.content,
        encoding=head.encoding,
        delimiter=head.delimiter,
        columns=columns,
        has_header=not headers,
        name=file.name,
    )
    if not records.count:
        raise SourceError(
            "the file has a header and nothing below it", where=file.name, remedy="Download it again"
        )
    quarantine = Quarantine()
    for (count,), rows in records.ragged.partition_by("cells", as_dict=True, maintain_order=True).items():
        quarantine.add(
            rows.with_columns(pl.col("received").str.head(_RECEIVED_SHOWN).alias("")),
            column="",
            reason=f"the record has {count} cells where the header has {len(columns)}",
            remedy="Check the file for a stray delimiter or a cut-off line",
        )
    return RawTable(head, records.cells, records.count, folder, quarantine)


def unique_headers(headers: Sequence[str]) -> list[str]:
    """Return names for columns: an empty header by its position, a repeated one with its position appended."""
    seen = {"row": 1}  # the number of the record goes by this name
    unique = []
    for position, header in enumerate(headers, start=1):
        header = header or f"column {position}"
        seen[header] = seen.get(header, 0) + 1
        unique.append(header if seen[header] == 1 else f"{header} ({seen[header]})")
    return unique
