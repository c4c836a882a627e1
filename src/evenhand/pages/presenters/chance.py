"""How many outcomes of one indicator chance alone would give, and how many stand out when all are seen together."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from evenhand.pages.edition import Row

BEYOND_95: Final = 0.05
BEYOND_998: Final = 0.002
"""The shares of practices outside the 95% and the 99.8% limits when no practice is unusual."""

FALSE_DISCOVERY_RATE: Final = 0.05
"""Of the practices that stand out together, the share that may be there by chance."""


@dataclass(frozen=True)
class ChanceCount:
    """Counts in words: practices compared, outside each pair of limits, and how many chance alone would put there.

    `together` is how many stand out once all comparisons are looked at as one family; empty where that is not known.
    """

    compared: str
    outside_95: str
    chance_95: str
    outside_998: str
    chance_998: str
    together: str


def chance_count(results: Sequence[Row]) -> ChanceCount | None:
    """Count the outcomes of one indicator's `results`; None where nothing is compared."""
    outcomes = [row["outcome"] for row in results if row["outcome"]]
    if not outcomes:
        return None
    far = sum(outcome == "differs_explore" for outcome in outcomes)
    return ChanceCount(
        compared=f"{len(outcomes):,}",
        outside_95=f"{far + sum(outcome == 'worth_a_look' for outcome in outcomes):,}",
        chance_95=f"{len(outcomes) * BEYOND_95:,.0f}",
        outside_998=f"{far:,}",
        chance_998=f"{len(outcomes) * BEYOND_998:,.0f}",
        together=_together(results),
    )


def _together(results: Sequence[Row]) -> str:
    known = [row["q_value"] for row in results if row["outcome"] and row["q_value"] is not None]
    return f"{sum(q <= FALSE_DISCOVERY_RATE for q in known):,}" if known else ""
