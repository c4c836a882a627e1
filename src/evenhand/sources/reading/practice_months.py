"""Sums by practice and month, added up batch by batch: whole numbers, so that no order of adding changes them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

import polars as pl

from evenhand.store.schemas import MISSING, OBSERVED, SCHEMAS, SUPPRESSED

_KEYS = ("practice", "month", "state")


@dataclass
class PracticeMonths:
    """Sums of measures.

    `measures` maps each measure to how many of what is added up make one of its unit: 1 for a count; 100,000 for pounds
    added up in thousandths of a penny.
    """

    measures: Mapping[str, int]
    _sums: pl.DataFrame | None = field(default=None, repr=False)

    def add(self, cells: pl.DataFrame) -> None:
        """Add records: ``practice``, ``month`` (its first day), ``state``, ``row`` and a whole number a measure.

        In records whose state is not observed, the numbers say whether the record belongs to the measure (1 or 0).
        """
        part = _summed(cells.select(*_KEYS, "row", *self.measures), list(self.measures))
        self._sums = (
            part if self._sums is None else _summed(pl.concat([self._sums, part]), list(self.measures))
        )

    @property
    def months(self) -> list[date]:
        """Every month there is a record of, in order, by its first day."""
        return [] if self._sums is None else self._sums["month"].unique().sort().to_list()

    def observations(self) -> pl.DataFrame:
        """Return one observation a practice, month and measure.

        A sum with a part withheld is suppressed, one with a part that could not be read is missing.
        """
        assert self._sums is not None, "there is nothing to observe before records were added"
        long = self._sums.unpivot(
            list(self.measures), index=[*_KEYS, "row"], variable_name="measure", value_name="sum"
        )
        scale = pl.col("measure").replace_strict(dict(self.measures), return_dtype=pl.Int64)
        return (
            long.group_by("practice", "month", "measure")
            .agg(
                pl.col("row").min(),
                _sum_where(OBSERVED),
                withheld=_sum_where(SUPPRESSED),
                unread=_sum_where(MISSING),
            )
            .with_columns(
                state=pl.when(pl.col("withheld") > 0)
                .then(pl.lit(SUPPRESSED))
                .when(pl.col("unread") > 0)
                .then(pl.lit(MISSING))
                .otherwise(pl.lit(OBSERVED)),
                period_start=pl.col("month"),
                period_end=pl.col("month").dt.month_end(),
                text=pl.lit(None, pl.String),
            )
            .with_columns(value=pl.when(pl.col("state") == OBSERVED).then(pl.col("sum") / scale))
            .select(*SCHEMAS["observations"])
            .sort("measure", "practice", "period_start")
        )


def _sum_where(state: str) -> pl.Expr:
    return pl.col("sum").filter(pl.col("state") == state).sum()


def _summed(cells: pl.DataFrame, measures: list[str]) -> pl.DataFrame:
    return cells.group_by(_KEYS).agg(pl.col("row").min(), pl.col(measures).sum())


def months_label(months: list[date]) -> str:
    """Return the months that a file covers, as part of its edition's name."""
    first, last = months[0], months[-1]
    return f"{first:%Y-%m}" if first == last else f"{first:%Y-%m} to {last:%Y-%m}"
