"""How each practice's figure changed since an earlier period, with the interval of the change."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
import polars as pl

from evenhand.pages.edition import Row
from evenhand.publication.installed.opened import Figures
from evenhand.statistics.change import change_interval

_ENDS = ("value", "lower95", "upper95")
Key = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Change:
    """A change in the figure's unit, later less earlier. `lower` and `upper` are None where chance is not known."""

    change: float
    lower: float | None
    upper: float | None

    @property
    def is_clear(self) -> bool:
        """Whether the change is more than chance gives."""
        return self.lower is not None and self.upper is not None and not self.lower <= 0 <= self.upper


def earlier_periods(figures: Figures, practices: Iterable[str], indicators: Collection[str]) -> list[date]:
    """Return the last days of the earlier periods there are figures of, newest first."""
    found = figures.history_of_all(practices, ["indicator", "period_end"])
    days = found.filter(pl.col("indicator").is_in(list(indicators)))["period_end"].unique()
    return sorted(days.drop_nulls(), reverse=True)


def changes_since(
    figures: Figures, practices: Sequence[str], rows: Mapping[Key, Row], since: date
) -> dict[Key, Change]:
    """Return the change of each of `rows` (by practice and indicator) since the period that ends on a day."""
    columns = ["practice", "indicator", "period_end", *_ENDS]
    history = figures.history_of_all(practices, columns).filter(
        pl.col("period_end") == since, pl.col("value").is_not_null()
    )
    pairs = [
        (key, row, earlier)
        for earlier in history.iter_rows(named=True)
        if (row := rows.get(key := (earlier["practice"], earlier["indicator"]))) is not None
        and row["value"] is not None
        and row["period_end"] > since
    ]
    if not pairs:
        return {}
    before = [[_number(earlier[end]) for _key, _row, earlier in pairs] for end in _ENDS]
    after = [[_number(row[end]) for _key, row, _earlier in pairs] for end in _ENDS]
    told = change_interval(*before, *after)
    return {
        key: Change(
            row["value"] - earlier["value"],
            None if np.isnan(lower) else float(lower),
            None if np.isnan(upper) else float(upper),
        )
        for (key, row, earlier), lower, upper in zip(pairs, told.lower, told.upper, strict=True)
    }


def _number(value: float | None) -> float:
    return np.nan if value is None else value
