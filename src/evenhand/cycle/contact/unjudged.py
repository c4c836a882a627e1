"""A figure without its judgement: what was counted stays, what is concluded from it goes (R-18)."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

import polars as pl

from evenhand.publication.installed.opened import Figures

JUDGED: Final = (
    "outcome", "outcome_level", "direction", "standard_outcome", "colour", "z", "crude_z", "q_value", "robustness",
    "funnel_lower95", "funnel_upper95", "funnel_lower998", "funnel_upper998", "rank_lower", "rank_upper", "ranked_of",
)  # fmt: skip
"""The columns of a result that say or show what is judged."""


def unjudged(row: Mapping[str, Any]) -> dict[str, Any]:
    """Return a result's row without its judgement."""
    return {**row, **dict.fromkeys(JUDGED)}


@dataclass(frozen=True)
class Unjudged:
    """The figures of a release, all of them without judgement: used where R-18 holds it back."""

    figures: Figures

    def results_of(self, practice: str) -> list[dict[str, Any]]:
        """Return a practice's figures without judgement."""
        return [unjudged(row) for row in self.figures.results_of(practice)]

    def history_of(self, practice: str) -> list[Mapping[str, Any]]:
        """Return a practice's figures of earlier periods, which are not judged."""
        return list(self.figures.history_of(practice))

    def contributions_of(self, practice: str) -> dict[tuple[str, str], dict[str, float]]:
        """Return what circumstances contribute."""
        return self.figures.contributions_of(practice)

    def twins_of(self, practice: str) -> list[Mapping[str, Any]]:
        """Return a practice's twins."""
        return list(self.figures.twins_of(practice))

    def of_indicator(self, indicator: str) -> pl.DataFrame:
        """Return every practice's figure of an indicator without judgement."""
        rows = self.figures.of_indicator(indicator)
        return rows.with_columns(pl.lit(None, dtype=rows.schema[name]).alias(name) for name in JUDGED)
