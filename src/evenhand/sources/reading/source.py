"""What a source is: a published dataset, the headers by which its files are known, and how they are read."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import NoReturn

from evenhand.sources.reading.heads import FileHead
from evenhand.sources.reading.opening import PublishedFile
from evenhand.sources.reading.privacy import refuse_nhs_numbers
from evenhand.sources.reading.raw import RawTable, read_raw
from evenhand.sources.reading.record_files import RecordFile
from evenhand.store.reading import Reading


@dataclass(frozen=True)
class Measure:
    """Something a source yields a value of. `id` may hold ``*`` where the file names parts (``qof.*.numerator``)."""

    id: str
    title: str
    unit: str
    meaning: str = ""
    """What is counted and what is left out, where the title alone does not say it."""


def _not_read_whole(raw: RawTable) -> NoReturn:
    raise RuntimeError(f"{raw.name} is of a source that reduces its files")


@dataclass(frozen=True)
class Source:
    """A published dataset.

    Parameters
    ----------
    id : stable name, used by definitions and editions.
    title, publisher, licence, cadence, url : what people are told of it. A return is published nowhere: no url.
    patterns : the publisher's usual file names, for people; files are recognised by content.
    measures : what it yields (empty for registers and look-ups).
    headers : the headers a file of this dataset must have, as the publisher writes them. Used to recognise it and
        to say which dataset an unknown file is nearest to.
    recognises : whether a file's head is of this dataset.
    read : read a whole file. Raises SourceError when the file as a whole cannot be used. Left out where a
        source reduces its files.
    reduce : read a file of millions of records a batch at a time, holding sums alone. Raises SourceError as `read`
        does. None where a source reads its files whole.
    opens : how a file becomes a raw table, for a source whose files may be spreadsheets or stand below a title. It
        looks for NHS numbers wherever they could be. None for a plain table.
    columns : names for the columns of a dataset whose files have no header record; None where they have one.
    sent_by_bodies : whether several bodies may each send a file about their own practices and the same days.
    version : raised when `read` or `reduce` changes what it yields, so that old files are read anew.
    """

    id: str
    title: str
    publisher: str
    licence: str
    cadence: str
    url: str
    patterns: tuple[str, ...]
    measures: tuple[Measure, ...]
    headers: tuple[str, ...]
    recognises: Callable[[FileHead], bool]
    read: Callable[[RawTable], Reading] = _not_read_whole
    columns: tuple[str, ...] | None = None
    version: int = 1
    sent_by_bodies: bool = False
    reduce: Callable[[RecordFile], Reading] | None = None
    opens: Callable[[PublishedFile], RawTable] | None = None

    def raw(self, file: PublishedFile) -> RawTable:
        """Return a file's records as text; SourceError when it holds NHS numbers or no records."""
        if self.opens is not None:
            return self.opens(file)
        raw = read_raw(file, headers=self.columns)
        refuse_nhs_numbers(raw)
        return raw
