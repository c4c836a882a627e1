"""A file of millions of records, read a batch at a time: Polars scans it, and no more than a few batches are held."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import polars as pl

from evenhand.common.errors import SourceError
from evenhand.sources.reading.bounded_quarantine import BoundedQuarantine
from evenhand.sources.reading.heads import FileHead
from evenhand.sources.reading.privacy import refuse_nhs_numbers
from evenhand.sources.reading.raw import RawTable, unique_headers
from evenhand.store.reading import Quarantine

RECORDS_AT_ONCE = 500_000
_RECORDS_CHECKED = 50_000
"""Records whose every column is looked at for NHS numbers; later on only the columns in use are read at all."""

_BEYOND = "_beyond"
"""Holds what a record has after its last header; empty where it has as many cells as the header."""

_HEADER_ROW = 1


@dataclass(frozen=True)
class RecordFile:
    """A record-level file on disk.

    Parameters
    ----------
    head : the file's head, with the name it goes by.
    path : where its content lies; for a member of a zip that is a temporary copy.
    batch_size : records read at once.
    quarantine : records kept out, counted by reason with the first of each; readers add to it.
    """

    head: FileHead
    path: Path
    batch_size: int = RECORDS_AT_ONCE
    quarantine: BoundedQuarantine = field(default_factory=BoundedQuarantine)

    @property
    def columns(self) -> list[str]:
        """The file's headers, each once."""
        return unique_headers([cell.replace("\ufeff", "") for cell in self.head.first])

    def column(self, *aliases: str) -> str:
        """Return the header, as this file writes it, of the first of `aliases` it has; SourceError if none."""
        return self._table(self._nothing()).column(*aliases)

    def find(self, *aliases: str) -> str | None:
        """Return the header, as this file writes it, of the first of `aliases` it has, or None."""
        return self._table(self._nothing()).find(*aliases)

    def batches(self, headers: Sequence[str]) -> Iterator[RawTable]:
        """Yield the records in the order of the file, `headers` and ``row`` of each, `batch_size` at a time.

        Cells are text as it stands, not stripped. Records with more cells than the header are quarantined; of one
        with fewer, the cells it lacks are empty. Blank records are passed over, and counted in ``row`` as a
        spreadsheet counts them. SourceError when the file cannot be split into records, has none, or holds NHS numbers
        in its first records or in those kept out.
        """
        refuse_nhs_numbers(self._table(self._checked()))
        read = 0
        wanted = self._scanned().select(*headers, _BEYOND)
        first_row = _HEADER_ROW + 1
        for batch in self._collected(wanted):
            cells = batch.with_row_index("row", first_row).with_columns(pl.col("row").cast(pl.Int64))
            first_row += batch.height
            cells = cells.filter(~pl.all_horizontal(pl.col(*headers, _BEYOND) == ""))
            read += cells.height
            yield self._table(self._fitting(cells).drop(_BEYOND), cells.height)
        if not read:
            raise SourceError(
                "the file has a header and nothing below it", where=self.head.name, remedy="Download it again"
            )
        # Together: each batch may have kept out fewer numbers than tell what they are.
        kept_out = Quarantine([self.quarantine.table()])
        refuse_nhs_numbers(replace(self._table(self._nothing()), quarantine=kept_out))

    def _fitting(self, cells: pl.DataFrame) -> pl.DataFrame:
        beyond = cells[_BEYOND] != ""
        if not beyond.any():
            return cells
        self.quarantine.add(
            cells.filter(beyond),
            column=_BEYOND,
            reason=more_cells(self.columns),
            remedy="Check the file for a stray delimiter",
        )
        return cells.filter(~beyond)

    def _scanned(self) -> pl.LazyFrame:
        # A name that is not UTF-8 does not matter: names are not read, and no code or category has such characters.
        return pl.scan_csv(
            self.path,
            separator=self.head.delimiter,
            schema=dict.fromkeys([*self.columns, _BEYOND], pl.String()),
            encoding="utf8-lossy",
            empty_string_is_null=False,
            missing_columns="insert",
            extra_columns="ignore",
            truncate_ragged_lines=True,
            glob=False,
        )

    def _collected(self, wanted: pl.LazyFrame) -> Iterator[pl.DataFrame]:
        try:
            yield from wanted.collect_batches(
                chunk_size=self.batch_size, maintain_order=True, engine="streaming"
            )
        except pl.exceptions.ComputeError as error:
            raise SourceError(
                "the file cannot be split into records",
                where=self.head.name,
                received=str(error).splitlines()[0][:200],
                remedy="Look for a quotation mark that is opened and not closed, or download the file again",
            ) from error

    def _checked(self) -> pl.DataFrame:
        start = pl.concat(
            [self._nothing(), *self._collected(self._scanned().drop(_BEYOND).head(_RECORDS_CHECKED))]
        )
        return start.with_columns(pl.selectors.string().str.strip_chars())

    def _nothing(self) -> pl.DataFrame:
        return pl.DataFrame(schema=dict.fromkeys(self.columns, pl.String()))

    def _table(self, cells: pl.DataFrame, rows_read: int = 0) -> RawTable:
        return RawTable(self.head, cells, rows_read, self.path.resolve().parent.name, self.quarantine)


def more_cells(columns: Sequence[str]) -> str:
    """Return why a record with more cells than the header is kept out."""
    return f"the record has more cells than the header, which has {len(columns)}"
