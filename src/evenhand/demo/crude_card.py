"""A crude card of some of the synthetic England's practices, to be audited at the end of the demo."""

from pathlib import Path
from typing import Final

import polars as pl

from evenhand.release import Release
from evenhand.release.auditing.reconstruction import crude_ratings, judged_practices, write_card

PRACTICES: Final = 30
"""How many practices of one area the card rates: enough to read, few enough to read through."""


def write_crude_card(release: Release, path: Path) -> Path | None:
    """Write a card of one area's practices on every indicator and return its path; None where none could be rated."""
    practices = judged_practices(release)
    area = practices["commissioner"].min()
    ratings = crude_ratings(
        release, practices.filter(pl.col("commissioner") == area).head(PRACTICES), list(release.indicators)
    )
    return write_card(ratings, path) if ratings else None
