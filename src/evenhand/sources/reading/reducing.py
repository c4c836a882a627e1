"""What readers of record-level files share: whose record it is, how many it stands for, and what comes of them all."""

from collections.abc import Mapping, Sequence

import polars as pl

from evenhand.common.errors import SourceError
from evenhand.sources.reading.by_text import by_text, practice_code
from evenhand.sources.reading.practice_months import PracticeMonths, months_label
from evenhand.sources.reading.raw import RawTable
from evenhand.sources.reading.record_files import RecordFile
from evenhand.sources.reading.values import Kind, with_state
from evenhand.store.reading import Reading, RecordCounts
from evenhand.store.schemas import MISSING, OBSERVED, SUPPRESSED

NO_CODE = "this is not a practice code"
NO_MONTH = "this is not a month"
NO_NUMBER = "there is no number here"
NOT_WHOLE = "this number is not whole"


def keyed(raw: RawTable, code: str, month: str, months: pl.Series) -> pl.DataFrame:
    """Return a batch's records with ``practice`` and ``month``; those without either are quarantined.

    `code` and `month` are headers of the file; `months` is the first day of each record's month, or null.
    """
    cells = raw.cells.with_columns(
        by_text(raw.cells[code], practice_code, pl.String).alias("practice"), months.alias("month")
    )
    cells = usable(
        raw,
        cells,
        "practice",
        code,
        NO_CODE,
        "A practice code is a letter and five digits; check the record, or leave it out if it is a total",
    )
    return usable(
        raw,
        cells,
        "month",
        month,
        NO_MONTH,
        "Write the month as its publisher does, such as 01DEC2025 or 202512",
    )


def usable(
    raw: RawTable, cells: pl.DataFrame, found: str, header: str, reason: str, remedy: str
) -> pl.DataFrame:
    """Return the records that have something in the column `found`; the others are quarantined with their `header`."""
    if not cells[found].has_nulls():
        return cells
    raw.quarantine.add(cells.filter(pl.col(found).is_null()), column=header, reason=reason, remedy=remedy)
    return cells.drop_nulls(found)


def with_state_of(raw: RawTable, cells: pl.DataFrame, numbers: Mapping[str, str], kind: Kind) -> pl.DataFrame:
    """Return the records with ``state``; `numbers` maps headers to the columns of what was read from them, or null.

    A number that could not be read is quarantined, and its record stays with the state missing: what it would have
    been added to is not known either. One that was withheld makes its record suppressed. In such a record every number
    is 1, to say that it belongs to its measures.
    """
    if not any(cells[number].has_nulls() for number in numbers.values()):
        return cells.with_columns(state=pl.lit(OBSERVED))
    parts, rest = [], cells
    for header, number in numbers.items():
        unread = rest[number].is_null()
        parts.append(_unread(raw, rest.filter(unread), header, kind))
        rest = rest.filter(~unread)
    odd = pl.concat(parts).with_columns(pl.lit(1, pl.Int64).alias(number) for number in numbers.values())
    return pl.concat([rest.with_columns(state=pl.lit(OBSERVED)), odd])


def _unread(raw: RawTable, odd: pl.DataFrame, header: str, kind: Kind) -> pl.DataFrame:
    read = odd.with_columns(_read=with_state(pl.col(header), kind)).unnest("_read")
    withheld = pl.col("state").eq_missing(pl.lit(SUPPRESSED))
    problem = (
        pl.when(pl.col("state") == MISSING)
        .then(pl.lit(NO_NUMBER))
        .otherwise(pl.col("problem").fill_null(NOT_WHOLE))
    )
    lost = read.filter(~withheld).with_columns(problem=problem)
    for (reason,), rows in lost.partition_by("problem", as_dict=True, maintain_order=True).items():
        raw.quarantine.add(
            rows,
            column=header,
            reason=str(reason),
            remedy="Ask the publisher for the figure; until then the practice's month has no sum",
        )
    state = pl.when(withheld).then(pl.lit(SUPPRESSED)).otherwise(pl.lit(MISSING))
    return read.select(*odd.columns, state=state)


def reading_of(
    source: str, file: RecordFile, sums: PracticeMonths, rows_read: int, caveats: Sequence[str] = ()
) -> Reading:
    """Return what a reduced file comes to. SourceError when no record of it could be used."""
    kept_out = file.quarantine.counts
    if not sums.months:
        raise SourceError(
            "no record can be used",
            where=file.head.name,
            received=dict(kept_out.most_common(3)),
            remedy="Check the columns of the practice code, the month and the numbers against the publisher's file",
        )
    return Reading(
        source=source,
        label=months_label(sums.months),
        tables={"observations": sums.observations()},
        quarantine=file.quarantine.table(),
        rows_read=rows_read,
        caveats=(*_left_out(file, rows_read), *caveats),
        counts=RecordCounts(rows_read - kept_out.total(), kept_out),
    )


def _left_out(file: RecordFile, rows_read: int) -> tuple[str, ...]:
    count = file.quarantine.counts.total()
    if not count:
        return ()
    one = count == 1
    return (
        f"{count:,} of {rows_read:,} records could not be used and {'is' if one else 'are'} in no sum; where the "
        "practice and month were told but the number was not, the sum is missing",
    )
