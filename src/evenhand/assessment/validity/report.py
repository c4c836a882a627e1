"""What the simulations say: the figures the bounds are about, and the tables behind them."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

import numpy as np

from evenhand.assessment.validity.flags import LIST_BANDS, Cell, FlagRate, Flags
from evenhand.assessment.validity.recovery import PARTS, Planted, Recovered
from evenhand.statistics.confidence import CONFIDENCE_95


@dataclass(frozen=True)
class Power:
    """How many of the unusual practices with lists from `begin` up to `end` (None: any) patients were found."""

    cell: Cell
    begin: int
    end: int | None
    found: int
    planted: int


@dataclass(frozen=True)
class SplitRecovery:
    """A planted split, over its made-up Englands.

    `bias` is each part's mean error as a share of its spread and `bias_error` the standard error of that; `slope` is
    of the truth on the estimate (1 for a best predictor). Coverages are of nominal 95% intervals.
    """

    planted: Planted
    bias: tuple[float, ...]
    bias_error: tuple[float, ...]
    slope: tuple[float, ...]
    unexplained_coverage: float
    rank_coverage: float

    def as_dict(self) -> dict[str, Any]:
        """Return the row as JSON has it."""
        by_part = {name: dict(zip(PARTS, getattr(self, name), strict=True)) for name in _BY_PART}
        coverages = {
            "unexplained_coverage95": self.unexplained_coverage,
            "rank_coverage95": self.rank_coverage,
        }
        return asdict(self.planted) | by_part | coverages


_BY_PART = ("bias", "bias_error", "slope")


@dataclass(frozen=True)
class Validity:
    """Every figure of a run: `englands` made up for each cell and each planted split, of `practices` practices."""

    seed: int
    englands: int
    practices: int
    flag_rates: tuple[FlagRate, ...]
    other_laws: tuple[FlagRate, ...]
    power: tuple[Power, ...]
    splits: tuple[SplitRecovery, ...]

    @property
    def largest_flag_rate(self) -> FlagRate:
        """The cell with the largest rate of ordinary practices flagged on a side."""
        return max(self.flag_rates, key=lambda rate: rate.larger)

    @property
    def null_flag_rate(self) -> FlagRate:
        """The same among the cells where nobody is unusual."""
        return max((rate for rate in self.flag_rates if not rate.cell.unusual), key=lambda rate: rate.larger)

    @property
    def split_bias_share(self) -> float:
        """The largest mean error of a part, as a share of its spread."""
        return max(abs(bias) for each in self.splits for bias in each.bias)

    @property
    def unexplained_coverage(self) -> float:
        """Share of unexplained parts inside their 95% interval, in the planted split where it is furthest from 95%."""
        return _furthest([each.unexplained_coverage for each in self.splits])

    @property
    def rank_coverage(self) -> float:
        """Share of ranks in the area inside their 95% interval, in the planted split where it is furthest from 95%."""
        return _furthest([each.rank_coverage for each in self.splits])


def _furthest(coverages: Sequence[float]) -> float:
    return max(coverages, key=lambda coverage: abs(coverage - CONFIDENCE_95))


def powers(cell: Cell, seen: Sequence[Flags]) -> tuple[Power, ...]:
    """Return how many unusual practices of a cell were found, by the size of their lists."""
    ends = (*LIST_BANDS[1:], None)
    return tuple(
        Power(
            cell, begin, end, sum(each.found[band] for each in seen), sum(each.planted[band] for each in seen)
        )
        for band, (begin, end) in enumerate(zip(LIST_BANDS, ends, strict=True))
    )


def split_recovery(planted: Planted, seen: Sequence[Recovered]) -> SplitRecovery:
    """Return the mean over Englands; errors are in units of the mean spread of the truth."""
    spread = np.mean([each.spread for each in seen], axis=0)
    error = np.array([each.error for each in seen]) / spread
    uncertain = (
        error.std(axis=0, ddof=1) / np.sqrt(len(seen)) if len(seen) > 1 else np.full(len(PARTS), np.nan)
    )
    return SplitRecovery(
        planted=planted,
        bias=tuple(error.mean(axis=0).tolist()),
        bias_error=tuple(uncertain.tolist()),
        slope=tuple(np.mean([each.slope for each in seen], axis=0).tolist()),
        unexplained_coverage=float(np.mean([each.unexplained_coverage for each in seen])),
        rank_coverage=float(np.mean([each.rank_coverage for each in seen])),
    )
