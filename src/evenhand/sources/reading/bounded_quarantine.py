"""A quarantine of bounded size: however many records are kept out, each reason's count and its first rows are held."""

from collections import Counter
from dataclasses import dataclass, field

import polars as pl

from evenhand.store.reading import Quarantine

ROWS_SHOWN = 20
"""Rows kept for each reason: enough to see what is wrong with a file, whatever its length."""

_RECEIVED_SHOWN = 200


@dataclass
class BoundedQuarantine(Quarantine):
    """A quarantine that counts every record and holds the first :data:`ROWS_SHOWN` of each reason.

    A record is added once, for the first reason that keeps it out: the counts are counts of records.
    """

    counts: Counter[str] = field(default_factory=Counter)

    def add(
        self, rows: pl.DataFrame, *, column: str, reason: str, remedy: str, received: str | None = None
    ) -> None:
        """Keep out `rows` as :meth:`Quarantine.add` does; ``received`` is cut to its first 200 characters."""
        room = max(0, ROWS_SHOWN - self.counts[reason])
        first = rows.head(room)
        if received is None:
            first = first.with_columns(pl.col(column).cast(pl.String).str.head(_RECEIVED_SHOWN))
        super().add(first, column=column, reason=reason, remedy=remedy, received=received)
        if rows.height:
            self.counts[reason] += rows.height
