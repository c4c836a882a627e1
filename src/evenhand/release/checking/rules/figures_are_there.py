"""A definition without figures answers nothing."""

from collections.abc import Iterator

import polars as pl

from evenhand.release.checking.told import Told
from evenhand.release.release import Release

SENTENCE = "Every indicator of the framework has a figure somewhere."


def check(release: Release) -> Iterator[Told]:
    """Yield each indicator of which no practice, and where it is of areas no area, has a figure."""
    valued = pl.col("value").is_not_null()
    there = set(release.results.filter(valued | pl.col("value_text").is_not_null())["indicator"])
    there |= set(release.areas.filter(valued | pl.col("value_text").is_not_null())["indicator"])
    for name in release.indicators:
        if name not in there:
            remedy = "Add files of its sources for a period before the day of the release, or take it out"
            yield Told(name, "source", "no practice and no area has a figure of it", remedy)
