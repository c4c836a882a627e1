"""Two figures that always move together are one figure, which then counts twice."""

from collections.abc import Iterator

import numpy as np
import polars as pl
from numpy.typing import NDArray

from evenhand.release.checking.told import Told
from evenhand.release.release import Release

MOST_ALIKE = 0.95
FEWEST_TOGETHER = 30
"""Practices that must have both figures before their order is compared."""
_WORTH_RANKING = 0.85
"""Pairs whose ranks among all agree less than this are not ranked anew among the practices that have both."""

SENTENCE = f"No two indicators put practices in the same order, or in opposite ones, beyond {MOST_ALIKE}."

FloatArray = NDArray[np.float64]


def check(release: Release) -> Iterator[Told]:
    """Yield each pair whose Spearman correlation over the practices with both is beyond 0.95, once."""
    values = release.results.filter(pl.col("status") == "ok", pl.col("value").is_not_null())
    names = [name for name in release.indicators if name in set(values["indicator"])]
    if len(names) < 2:
        return
    wide = values.pivot(on="indicator", index="practice", values="value").select(names)
    for first, second in _likely(wide):
        both = wide.select(names[first], names[second]).drop_nulls()
        if both.height < FEWEST_TOGETHER:
            continue
        correlation = both.select(pl.corr(names[first], names[second], method="spearman")).item()
        if correlation is not None and abs(correlation) > MOST_ALIKE:
            way = "the same" if correlation > 0 else "opposite"
            message = (
                f"it puts {both.height:,} practices in {way} order as {names[second]} does "
                f"(Spearman {correlation:.2f})"
            )
            yield Told(names[first], "id", message, f"Keep one of {names[first]} and {names[second]}")


def _likely(wide: pl.DataFrame) -> list[tuple[int, int]]:
    """Return the pairs of columns whose ranks among all practices agree well, or ill, enough to be looked at."""
    ranks = wide.select(pl.all().rank()).to_numpy().astype(np.float64)
    there = ~np.isnan(ranks)
    filled, known = np.where(there, ranks, 0.0), there.astype(np.float64)
    with np.errstate(all="ignore"):
        agreement = _pairwise(filled, known)
    close = np.argwhere(np.triu(np.abs(agreement) > _WORTH_RANKING, k=1))
    return [(int(first), int(second)) for first, second in close]


def _pairwise(filled: FloatArray, known: FloatArray) -> FloatArray:
    """Return correlations of columns over the rows both have; NaN where one does not vary there."""
    number = known.T @ known
    sums = filled.T @ known
    squares = (filled**2).T @ known
    products = filled.T @ filled
    covariance = products - sums * sums.T / number
    variance = squares - sums**2 / number
    return np.asarray(covariance / np.sqrt(variance * variance.T), dtype=np.float64)
