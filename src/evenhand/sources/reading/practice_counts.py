"""Datasets of one shape: a practice's code, a period, and counts. Each is a declaration; this reads them all.

A count may be the sum of several columns, and of several records of a practice and period where a file counts by day,
supplier or vaccine. A sum is given only where every part of it is a number; what is withheld withholds it.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Final

import polars as pl

from evenhand.common.errors import SourceError
from evenhand.common.periods import Period
from evenhand.sources.reading.heads import FileHead
from evenhand.sources.reading.naming import named_by
from evenhand.sources.reading.observing import parsed, practice_codes, without_repeats
from evenhand.sources.reading.periods_in_text import WANTED, Every, period_in
from evenhand.sources.reading.raw import RawTable
from evenhand.sources.reading.source import Measure
from evenhand.sources.reading.sums import summed
from evenhand.store.reading import Reading
from evenhand.store.schemas import SCHEMAS

Headers = tuple[str, ...]
"""The names one column goes by, the usual one first."""

_PRACTICE_TYPE: Final = r"^(GPs?|GP PRACTICES?|PRACTICES?)$"
KEYS: Final = ["practice", "period_start", "period_end"]
"""What an observation is about, besides its measure."""


@dataclass(frozen=True)
class Count:
    """A measure and the columns that are added up to it, each under its aliases."""

    measure: Measure
    columns: tuple[Headers, ...]


@dataclass(frozen=True)
class Layout:
    """What the files of a dataset look like.

    Parameters
    ----------
    code : the column of practice codes.
    counts : measures from columns.
    every : how long a period is.
    period : the column that says it; empty, or not in the file: read from the file's name.
    kind : the column that says what kind of organisation a record is about, where a file mixes them.
    split : columns by which a practice and period may be told apart into several records, which are added up.
    marks : other columns that a file must have to be recognised.
    at_most : measure to the measure it is a part of; a part above its whole is quarantined with it.
    """

    code: Headers
    counts: tuple[Count, ...]
    every: Every
    period: Headers = ()
    kind: Headers = ()
    split: tuple[Headers, ...] = ()
    marks: tuple[Headers, ...] = ()
    at_most: tuple[tuple[str, str], ...] = ()

    @property
    def measures(self) -> tuple[Measure, ...]:
        """The measures of the counts."""
        return tuple(count.measure for count in self.counts)

    def recognises(self, head: FileHead) -> bool:
        """Whether a file has the code, the marks, and every column of a count."""
        counted = (column for count in self.counts for column in count.columns)
        return all(any(map(head.has, names)) for names in (self.code, *self.marks, *counted))


def reader(source: str, layout: Layout, *caveats: str) -> Callable[[RawTable], Reading]:
    """Return the function that reads a file of `layout`; `caveats` hold for every file."""

    def read(raw: RawTable) -> Reading:
        cells, assumed, notes = practice_periods(raw, layout)
        single = _single(raw, cells, layout)
        counted = [_counted(raw, single, count) for count in layout.counts]
        table = without_parts_above(raw, pl.concat(counted), layout.at_most)
        return reading_of(source, raw, table, caveats=(*caveats, *assumed), notes=notes)

    return read


def reading_of(
    source: str, raw: RawTable, table: pl.DataFrame, *, caveats: tuple[str, ...], notes: tuple[str, ...]
) -> Reading:
    """Return observations as a reading, labelled by the periods they cover."""
    return Reading(
        source=source,
        label=_label(table),
        tables={"observations": table},
        quarantine=raw.quarantine.table(),
        rows_read=raw.rows_read,
        caveats=caveats,
        notes=notes,
    )


def practice_periods(raw: RawTable, layout: Layout) -> tuple[pl.DataFrame, tuple[str, ...], tuple[str, ...]]:
    """Return the records of practices with ``practice, period_start, period_end``, caveats and notes."""
    kept, notes = _of_practices(raw, layout)
    cells = practice_codes(kept, kept.column(*layout.code))
    header = raw.find(*layout.period) if layout.period else None
    if header is None:
        period, caveats = named_by(raw, lambda text: period_in(text, layout.every), WANTED[layout.every])
        return (
            cells.with_columns(period_start=pl.lit(period.start), period_end=pl.lit(period.end)),
            caveats,
            notes,
        )
    return _dated(raw, cells, header, layout.every), (), notes


def _of_practices(raw: RawTable, layout: Layout) -> tuple[RawTable, tuple[str, ...]]:
    header = raw.find(*layout.kind) if layout.kind else None
    if header is None:
        return raw, ()
    kept = raw.cells.filter(pl.col(header).str.to_uppercase().str.contains(_PRACTICE_TYPE))
    other = raw.cells.height - kept.height
    note = f"Rows of other organisations than practices, which were not needed: {other:,}"
    return replace(raw, cells=kept), (note,) if other else ()


def _dated(raw: RawTable, cells: pl.DataFrame, header: str, every: Every) -> pl.DataFrame:
    periods: dict[str, Period | None] = {
        text: period_in(text, every) for text in cells[header].unique().to_list()
    }
    ends = {
        name: {text: getattr(period, name) for text, period in periods.items() if period}
        for name in ("start", "end")
    }
    dated = cells.with_columns(
        pl.col(header).replace_strict(ends[name], default=None, return_dtype=pl.Date).alias(f"period_{name}")
        for name in ("start", "end")
    )
    raw.quarantine.add(
        dated.filter(pl.col("period_start").is_null()),
        column=header,
        reason=f"this is not a {every}",
        remedy=f"Write {WANTED[every]}",
    )
    kept = dated.drop_nulls("period_start")
    if kept.is_empty():
        raise SourceError(
            "no record can be used",
            where=raw.name,
            received=list(periods)[:5],
            remedy=f"Check the column {header!r} and the codes of the practices against the publisher's file",
        )
    return kept


def _single(raw: RawTable, cells: pl.DataFrame, layout: Layout) -> pl.DataFrame:
    split = [header for names in layout.split if (header := raw.find(*names))]
    return without_repeats(raw, cells, [*KEYS, *split], raw.column(*layout.code))


def _counted(raw: RawTable, cells: pl.DataFrame, count: Count) -> pl.DataFrame:
    """Return a measure's sums; a practice and period with a cell that is no number has none."""
    parts = []
    for names in count.columns:
        header = raw.column(*names)
        read = parsed(raw, cells.select(*KEYS, "row", header), header, "count")
        parts.append(figures(read, pl.lit(count.measure.id)))
    whole = cells.group_by(KEYS).agg(_cells=pl.len() * len(count.columns))
    every = pl.concat(parts)
    complete = (
        every.with_columns(_read=pl.len().over(KEYS))
        .join(whole, on=KEYS, how="left", maintain_order="left")
        .filter(pl.col("_read") == pl.col("_cells"))
    )
    return summed(complete.select(every.columns), count.measure.id)


def figures(cells: pl.DataFrame, measure: pl.Expr) -> pl.DataFrame:
    """Return parsed cells, which have practice and period, as observations of `measure`."""
    return cells.with_columns(measure=measure, text=pl.lit(None, pl.String)).select(*SCHEMAS["observations"])


def without_parts_above(
    raw: RawTable, table: pl.DataFrame, pairs: tuple[tuple[str, str], ...]
) -> pl.DataFrame:
    """Return observations without those parts that are above their whole, and their wholes, which are quarantined."""
    for part, whole in pairs:
        of_part, of_whole = (table.filter(pl.col("measure") == measure) for measure in (part, whole))
        above = (
            of_part.join(of_whole, on=KEYS, suffix="_whole")
            .filter(pl.col("value") > pl.col("value_whole"))
            .select(*KEYS)
        )
        in_pair = pl.col("measure").is_in([part, whole])
        raw.quarantine.add(
            table.filter(in_pair).join(above, on=KEYS, how="semi"),
            column="value",
            reason=f"{part} is above {whole}, of which it is a part",
            remedy="Ask the publisher which of the two is right; both are left out until then",
        )
        table = pl.concat([table.filter(~in_pair), table.filter(in_pair).join(above, on=KEYS, how="anti")])
    return table


def _label(table: pl.DataFrame) -> str:
    if table.is_empty():
        return "empty"
    first = Period(*table.select(pl.col("period_start").min(), pl.col("period_end").min()).row(0))
    last = Period(*table.select(pl.col("period_start").max(), pl.col("period_end").max()).row(0))
    return first.label if first == last else f"{first.label} to {last.label}"
