"""A crude card as commissioners used to make them: red for the quarter with the least welcome crude values."""

import csv
from pathlib import Path
from typing import Final

import polars as pl

from evenhand.release import Release

PRACTICES: Final = 30
"""How many practices of one area the card rates: enough to read, few enough to read through."""
_QUARTER: Final = 0.25


def write_crude_card(release: Release, path: Path) -> Path | None:
    """Write a card of one area's practices at `path` and return it; None where nothing could be rated.

    By each indicator's crude value alone the quarter on the less welcome side is red, the next amber, the rest green;
    of an indicator of which neither end is better the low end is red, as such cards had it.
    """
    rows = [row for indicator in release.indicators for row in _ratings(release, indicator)]
    if not rows:
        return None
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(("Practice code", "Indicator", "RAG"))
        writer.writerows(sorted(rows))
    return path


def _ratings(release: Release, indicator: str) -> list[tuple[str, str, str]]:
    definition = release.indicators[indicator]
    worthy = release.practices.filter(pl.col("commissioner").is_not_null(), pl.col("closed").is_null())
    area = worthy["commissioner"].min()
    codes = worthy.filter(pl.col("commissioner") == area).sort("code")["code"].head(PRACTICES)
    figures = release.results.filter(
        pl.col("practice").is_in(codes.to_list()),
        pl.col("indicator") == indicator,
        pl.col("value").is_not_null(),
    ).sort("value", "practice", descending=[definition.polarity == "lower", False])
    return [
        (code, definition.title, _rating(place / figures.height))
        for place, code in enumerate(figures["practice"])
    ]


def _rating(place: float) -> str:
    return "red" if place < _QUARTER else "amber" if place < 2 * _QUARTER else "green"
