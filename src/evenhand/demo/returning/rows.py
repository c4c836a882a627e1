"""The first columns of a return: whose figure a row holds and for which days."""

import numpy as np
import polars as pl

from evenhand.common.periods import Period
from evenhand.demo.world import FloatArray, IntArray
from evenhand.demo.years import Year

MONTHS_A_QUARTER, MONTHS_A_YEAR, FIRST_MONTH = 3, 12, 4


def months(first: int) -> list[Period]:
    """Return the twelve months of the financial year that begins in `first`."""
    return [
        Period.month(first + (month > MONTHS_A_YEAR), (month - 1) % MONTHS_A_YEAR + 1)
        for month in range(4, 16)
    ]


def quarters(first: int) -> list[Period]:
    """Return the four quarters of the financial year that begins in `first`."""
    every = months(first)
    starts = range(0, MONTHS_A_YEAR, MONTHS_A_QUARTER)
    return [Period(every[place].start, every[place + MONTHS_A_QUARTER - 1].end) for place in starts]


def rows_of(year: Year, period: Period, **columns: FloatArray | IntArray | pl.Series) -> pl.DataFrame:
    """Return a row a practice for a period, with the columns of figures."""
    return pl.DataFrame({
        "practice_code": year.figures["code"],
        "period_start": [period.start] * year.figures.height,
        "period_end": [period.end] * year.figures.height,
        **{name: values if isinstance(values, pl.Series) else pl.Series(values) for name, values in columns.items()},
    })  # fmt: skip


def part_of(rng: np.random.Generator, whole: IntArray, share: FloatArray | float) -> IntArray:
    """Return how many of each whole are counted when each has the same chance."""
    return rng.binomial(np.asarray(whole).astype(np.int64), share)
