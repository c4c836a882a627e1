"""A crude card made again: red for the quarter with the least welcome crude values, as commissioners used to make them.

It is made so that it can be audited, and for nothing else; no page and no download has it.
"""

import csv
from collections.abc import Collection, Sequence
from pathlib import Path
from typing import Final

import polars as pl

from evenhand.common.errors import InputError
from evenhand.definitions.framework import FrameworkDefinition
from evenhand.release.release import Release

HEADINGS: Final = ("Practice code", "Indicator", "RAG")
_QUARTER: Final = 0.25

Rating = tuple[str, str, str]
"""A practice's code, an indicator's title and red, amber or green."""


def reconstructed_card(
    release: Release, framework: FrameworkDefinition, area: str | None = None
) -> list[Rating]:
    """Return the card a framework of the past would have given the practices of a release, or of one of its areas.

    InputError where the framework is no reconstruction, where the release has no such area, or where it has none of
    the framework's figures.
    """
    if framework.purpose != "reconstruction":
        raise InputError(
            "only a card of the past is made again, to be audited",
            where="--reproduce",
            received=f"{framework.id}, which is {framework.purpose}",
            remedy="Use crude-rag-2008",
        )
    practices = _practices(release, area)
    wanted = [member.indicator for strand in framework.strands for member in strand.indicators]
    ratings = crude_ratings(release, practices, wanted)
    if not ratings:
        raise InputError(
            f"the release has no figure that {framework.id} rates",
            where=release.path,
            received=", ".join(release.indicators) or "no indicator",
            remedy=f"Assess a framework with some of its indicators: {', '.join(wanted)}",
        )
    return ratings


def crude_ratings(release: Release, practices: pl.DataFrame, indicators: Collection[str]) -> list[Rating]:
    """Return ratings by each indicator's crude value alone, within each commissioner's area.

    The quarter on the less welcome side is red, the next amber, the rest green; of an indicator of which neither end is
    better the low end is red, as such cards had it. `practices` has the columns ``code`` and ``commissioner``.
    """
    rated = [name for name in indicators if name in release.indicators]
    lower = [name for name in rated if release.indicators[name].polarity == "lower"]
    least_welcome_first = pl.when(pl.col("indicator").is_in(lower)).then(-pl.col("value")).otherwise("value")
    together = ["commissioner", "indicator"]
    figures = (
        release.results.filter(pl.col("indicator").is_in(rated), pl.col("value").is_not_null())
        .join(practices.select("code", "commissioner"), left_on="practice", right_on="code", how="inner")
        .with_columns(order=least_welcome_first)
        .sort(*together, "order", "practice")
        .with_columns(place=pl.int_range(pl.len()).over(together) / pl.len().over(together))
        .sort("practice", "indicator")
    )
    return [
        (code, release.indicators[name].title, _rating(place))
        for code, name, place in figures.select("practice", "indicator", "place").iter_rows()
    ]


def write_card(ratings: Sequence[Rating], path: Path) -> Path:
    """Write ratings as a card that `read_card` reads, and return its path; InputError where it cannot be written."""
    try:
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file)
            writer.writerow(HEADINGS)
            writer.writerows(sorted(ratings))
    except OSError as error:
        raise InputError(
            "the card cannot be written",
            where=path,
            received=error.strerror or str(error),
            remedy="Name a file in a folder that is there and can be written to",
        ) from error
    return path


def judged_practices(release: Release) -> pl.DataFrame:
    """Return the open practices that have a commissioner, in the order of their codes."""
    judged = pl.col("commissioner").is_not_null() & pl.col("closed").is_null()
    return release.practices.filter(judged).sort("code")


def _practices(release: Release, area: str | None) -> pl.DataFrame:
    practices = judged_practices(release)
    if area is None:
        return practices
    chosen = practices.filter(pl.col("commissioner") == area.strip().upper())
    if chosen.is_empty():
        known = practices["commissioner"].unique().sort().to_list()
        shown = ", ".join(known[:8]) + (", ..." if len(known) > 8 else "")
        raise InputError(
            "the release has no practice in such an area",
            where="--area",
            received=area,
            remedy=f"Use a commissioner's code, such as {shown}" if known else "Leave --area out",
        )
    return chosen


def _rating(place: float) -> str:
    return "red" if place < _QUARTER else "amber" if place < 2 * _QUARTER else "green"
