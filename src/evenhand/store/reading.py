"""What a source hands to the store: the tables it read from one file, and what it kept out."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

import polars as pl

from evenhand.store.schemas import MEASURED, QUARANTINE_SCHEMA, SCHEMAS, STATES

ENGLAND = "England"


@dataclass
class Quarantine:
    """Rows and cells kept out while a file is read, each with its reason. Grows as the reader goes."""

    frames: list[pl.DataFrame] = field(default_factory=list)

    def add(
        self, rows: pl.DataFrame, *, column: str, reason: str, remedy: str, received: str | None = None
    ) -> None:
        """Keep out `rows`, which have a column ``row`` and, unless `received` is given, a column `column`.

        `reason` is what is wrong and `remedy` what the publisher or the user can do.
        """
        if rows.is_empty():
            return
        came = pl.lit(received) if received is not None else pl.col(column).cast(pl.String)
        self.frames.append(
            rows.select(
                pl.col("row").cast(pl.Int64),
                pl.lit(column).alias("column"),
                came.alias("received"),
                pl.lit(reason).alias("reason"),
                pl.lit(remedy).alias("remedy"),
            )
        )

    def table(self) -> pl.DataFrame:
        """Return everything kept out, in the order of the file."""
        return pl.concat([pl.DataFrame(schema=QUARANTINE_SCHEMA), *self.frames]).sort(
            "row", maintain_order=True
        )


@dataclass(frozen=True)
class RecordCounts:
    """How many records of a reduced file were kept, and how many were kept out for each reason.

    The file is too long for its tables and its quarantine to have a row for each record.
    """

    kept: int
    kept_out: Mapping[str, int]


@dataclass(frozen=True)
class Reading:
    """One published file, read.

    Parameters
    ----------
    source : id of the source that read it.
    label : what the file covers, for people and for the edition's name, such as ``2021-22``.
    tables : table kind to rows, in the schemas of :mod:`evenhand.store.schemas`.
    quarantine : what was kept out and why.
    rows_read : records in the file, without its header.
    scope : which part of England the file speaks for. A corrected edition supersedes within its own scope; parts
        stand beside each other where no edition speaks for all of England.
    caveats : assumptions made in reading that may change a figure; they follow it to its page.
    notes : what was passed over because it is not needed, for whoever ingests; no figure depends on it.
    counts : of a file that was reduced, its records; elsewhere they are counted in the tables and the quarantine.
    """

    source: str
    label: str
    tables: Mapping[str, pl.DataFrame]
    quarantine: pl.DataFrame
    rows_read: int
    scope: str = ENGLAND
    caveats: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    counts: RecordCounts | None = None

    def __post_init__(self) -> None:
        for kind, table in self.tables.items():
            assert dict(table.schema) == SCHEMAS[kind], f"{self.source}: {kind} has schema {table.schema}"
            if kind in MEASURED:
                strange = set(table["state"].unique()) - set(STATES)
                assert not strange, f"{self.source}: unknown states {strange}"
                assert not table["measure"].str.contains(r"[/\\]").any(), (
                    f"{self.source}: a measure names a folder"
                )
        assert dict(self.quarantine.schema) == QUARANTINE_SCHEMA

    @property
    def rows_quarantined(self) -> int:
        """How many records of the file were kept out, in whole or in part."""
        if self.counts is not None:
            return sum(self.counts.kept_out.values())
        return self.quarantine["row"].n_unique()

    @property
    def rows_kept(self) -> int:
        """How many records of the file yielded at least one row."""
        if self.counts is not None:
            return self.counts.kept
        rows: Iterable[pl.Series] = [table["row"] for table in self.tables.values() if not table.is_empty()]
        kept = pl.concat(list(rows)) if rows else pl.Series("row", [], dtype=pl.Int64)
        return kept.n_unique()

    @property
    def reasons(self) -> dict[str, int]:
        """Each reason something was kept out, with how often."""
        if self.counts is not None:
            return dict(sorted(self.counts.kept_out.items(), key=lambda reason: (-reason[1], reason[0])))
        counts = self.quarantine.group_by("reason").len().sort("len", "reason", descending=[True, False])
        return dict(counts.iter_rows())
