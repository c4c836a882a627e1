"""How staff come and go from month to month before the last census, which has the figures drawn from the truth."""

from dataclasses import dataclass, replace

import numpy as np
import polars as pl

from evenhand.demo.world import FloatArray, IntArray, World
from evenhand.demo.years import Year

CENSUS_MONTH = 12
"""March, the twelfth month of a financial year; in March some practices send nothing."""

CHANGED_SHARE = 0.15
"""Practices at which a GP came or went for good, so that earlier months differ by more than the usual movement."""
_EARLIER_BY = (0.7, 1.4)
_USUAL_GPS, _USUAL_ADMIN, _USUAL_LIST = 0.03, 0.02, 0.002
_MONTHS_A_YEAR = 12


@dataclass(frozen=True)
class Staffing:
    """When each practice's GPs changed for good: months before the last census (0 for never), and by what factor."""

    seed: int
    last: int
    changed_before: IntArray
    factor: FloatArray

    @classmethod
    def of(cls, world: World, seed: int, last: int, years: int) -> "Staffing":
        """Return the changes of a world's practices within its `years`, the last of which begins in `last`."""
        rng = np.random.default_rng((seed, last))
        changes = rng.random(world.size) < CHANGED_SHARE
        before = rng.integers(3, years * _MONTHS_A_YEAR - 2, world.size)
        return cls(seed, last, np.where(changes, before, 0), rng.choice(_EARLIER_BY, world.size))

    def in_month(self, year: Year, month: int) -> tuple[Year, np.random.Generator]:
        """Return the year as it stood in a month (1 for April to 12 for March), and what draws that month's file."""
        rng = np.random.default_rng((self.seed, year.first, month))
        ago = (self.last - year.first) * _MONTHS_A_YEAR + CENSUS_MONTH - month
        rows = year.open_rows
        earlier = (self.changed_before[rows] > 0) & (ago >= self.changed_before[rows])
        doctors = np.where(earlier, self.factor[rows], 1.0)
        usual = {
            "list": (_USUAL_LIST, 0, 1.0),
            "gp_fte": (_USUAL_GPS, 1, 0.3),
            "admin_fte": (_USUAL_ADMIN, 1, 0.5),
            "nurse_fte": (_USUAL_ADMIN, 2, 0.0),
            "care_fte": (_USUAL_ADMIN, 2, 0.0),
        }
        columns = []
        for name, (spread, decimals, least) in usual.items():
            values = year.figures[name].to_numpy() * np.exp(rng.normal(0.0, spread, rows.size))
            values = values * doctors if name == "gp_fte" else values
            columns.append(pl.Series(name, np.maximum(values.round(decimals), least)))
        figures = year.figures.with_columns(*columns)
        return replace(year, figures=figures), rng
