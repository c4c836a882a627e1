"""How many outcomes chance alone would give, beside how many were raised (METHODS 1.7)."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from evenhand.pages.edition import Row

BEYOND_95: Final = 0.05
BEYOND_998: Final = 0.002
"""The shares of practices outside the 95% and the 99.8% limits when no practice is unusual."""


@dataclass(frozen=True)
class ChanceCount:
    """Counts in words: practices compared, outside each pair of limits, and how many chance alone would put there."""

    compared: str
    outside_95: str
    chance_95: str
    outside_998: str
    chance_998: str


def chance_count(results: Iterable[Row]) -> ChanceCount | None:
    """Count the outcomes of `results`; None where nothing is compared."""
    outcomes = [row["outcome"] for row in results if row["outcome"]]
    far = sum(outcome == "differs_explore" for outcome in outcomes)
    return chance_of(len(outcomes), far + sum(outcome == "worth_a_look" for outcome in outcomes), far)


def chance_of(compared: int, outside_95: int, outside_998: int) -> ChanceCount | None:
    """Put counts beside what chance alone would give; None where nothing is compared."""
    if not compared:
        return None
    return ChanceCount(
        compared=f"{compared:,}",
        outside_95=f"{outside_95:,}",
        chance_95=f"{compared * BEYOND_95:,.0f}",
        outside_998=f"{outside_998:,}",
        chance_998=f"{compared * BEYOND_998:,.0f}",
    )
