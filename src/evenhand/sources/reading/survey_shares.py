"""Answers of a survey published as a share of those asked: how many gave a good answer, and how many were asked.

The share is weighted, the base is people. Their product is how many good answers so many people would have given; it is
no whole number and is not rounded. A share of fewer than ten people is withheld, by the publisher and by us.
"""

from dataclasses import dataclass
from typing import Final

import polars as pl

from evenhand.common.periods import Period
from evenhand.sources.reading.observing import parsed
from evenhand.sources.reading.raw import RawTable
from evenhand.store.schemas import MISSING, OBSERVED, SCHEMAS, SUPPRESSED

FEWEST_ANSWERS: Final = 10
"""The GP Patient Survey publishes no result of fewer than ten answers."""

MONTHS_OF_FIELDWORK: Final = (1, 3)
"""The survey is in the field from January to March of the year in its name."""


@dataclass(frozen=True)
class Item:
    """One question: the part of its measures' ids, what a good answer says, and the names of its two columns."""

    name: str
    title: str
    share: tuple[str, ...]
    base: tuple[str, ...]


def fieldwork(year: int) -> Period:
    """Return January to March of the survey's year."""
    first, last = (Period.month(year, month) for month in MONTHS_OF_FIELDWORK)
    return Period(first.start, last.end)


def item_observations(
    raw: RawTable, cells: pl.DataFrame, items: tuple[Item, ...], prefix: str, period: Period
) -> pl.DataFrame:
    """Return ``<prefix>.<item>.good`` and ``.base`` for each item that the file has both columns of."""
    parts = [pl.DataFrame(schema=SCHEMAS["observations"])]
    for item in items:
        share, base = raw.find(*item.share), raw.find(*item.base)
        if share is not None and base is not None:
            parts += _item(raw, cells, share, base, f"{prefix}.{item.name}", period)
    return pl.concat(parts)


def _item(
    raw: RawTable, cells: pl.DataFrame, share: str, base: str, measure: str, period: Period
) -> list[pl.DataFrame]:
    bases = parsed(raw, cells.select("practice", "row", base), base, "survey")
    shares = _within_one(raw, parsed(raw, cells.select("practice", "row", share), share, "survey"), share)
    both = shares.join(
        bases.select("practice", _base="value", _base_state="state"), on="practice", maintain_order="left"
    )
    too_few = (pl.col("_base") < FEWEST_ANSWERS) & (pl.col("state") == OBSERVED)
    withheld = (pl.col("state") == SUPPRESSED) | (pl.col("_base_state") == SUPPRESSED) | too_few
    known = pl.col("value").is_not_null() & pl.col("_base").is_not_null()
    good = both.with_columns(
        value=pl.when(known & ~withheld).then(pl.col("value") * pl.col("_base")),
        state=pl.when(withheld)
        .then(pl.lit(SUPPRESSED))
        .when(known)
        .then(pl.lit(OBSERVED))
        .otherwise(pl.lit(MISSING)),
    )
    return [_dated(good, f"{measure}.good", period), _dated(bases, f"{measure}.base", period)]


def _within_one(raw: RawTable, shares: pl.DataFrame, header: str) -> pl.DataFrame:
    above = (pl.col("value") > 1).fill_null(False)
    raw.quarantine.add(
        shares.filter(above),
        column=header,
        reason="the share is above 1",
        remedy="A share is from 0 to 1, not a percentage; use the publisher's file unchanged",
    )
    return shares.filter(~above)


def _dated(table: pl.DataFrame, measure: str, period: Period) -> pl.DataFrame:
    return table.with_columns(
        measure=pl.lit(measure),
        period_start=pl.lit(period.start),
        period_end=pl.lit(period.end),
        text=pl.lit(None, pl.String),
    ).select(*SCHEMAS["observations"])
