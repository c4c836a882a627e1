"""Totals of the Quality and Outcomes Framework by practice: its clinical domain, and the points of all indicators."""

from typing import Final

import polars as pl

from evenhand.common.periods import Period
from evenhand.sources.reading.long_observations import long_observations
from evenhand.sources.reading.sums import summed
from evenhand.store.schemas import OBSERVED, SCHEMAS

CLINICAL: Final = (
    "AF", "AST", "CAN", "CD", "CHD", "CHOL", "CKD", "COPD", "DEM", "DEP", "DM", "EP", "HF", "HYP", "LD", "MH", "NDH",
    "OST", "PAD", "PC", "RA", "STIA", "THY",
)  # fmt: skip
"""The letters that begin the codes of the clinical domain's indicators.

NHS Digital, QOF 2018-19 INDICATOR_MAPPINGS and the later INDICATOR_REFERENCE_CONTROL, DOMAIN_CODE ``CL``; THY, which
ended in 2014, and CD, which began in 2026-27, are from memory, to be checked.
"""

_ENOUGH_GROUPS: Final = 5
"""A file with fewer groups of indicators is an extract of one condition or another: it has no total of a domain."""

_KINDS: Final = ("numerator", "denominator", "exceptions")


def qof_totals(
    figures: pl.DataFrame, impossible: pl.DataFrame, period: Period
) -> tuple[pl.DataFrame, tuple[str, ...]]:
    """Return ``qof.clinical.*`` and ``qof.all.points`` by practice, and notes on what was summed.

    `figures` has ``practice, indicator, kind, value, state, row``; `impossible` those whose numerator is above its
    denominator. The clinical domain sums a practice's indicators that have both an observed numerator and denominator;
    its exceptions are missing where one of those indicators has none given. Nothing is summed from an extract.
    """
    grouped = figures.with_columns(
        group=pl.col("indicator").str.extract(r"^([A-Z]+)"), period_start=pl.lit(period.start)
    )
    clinical = _clinical(grouped.filter(pl.col("group").is_in(CLINICAL)), impossible)
    points = grouped.filter(pl.col("kind") == "points")
    parts, notes = [pl.DataFrame(schema=SCHEMAS["observations"])], []
    if clinical["group"].n_unique() >= _ENOUGH_GROUPS:
        indicators = clinical["indicator"].n_unique()
        notes.append(f"Indicators summed to those of the clinical domain: {indicators:,}")
        parts += [_total(clinical, kind, f"qof.clinical.{kind}", period) for kind in _KINDS]
    if points["group"].n_unique() >= _ENOUGH_GROUPS:
        parts.append(_total(points, "points", "qof.all.points", period))
    return pl.concat(parts), tuple(notes)


def _clinical(figures: pl.DataFrame, impossible: pl.DataFrame) -> pl.DataFrame:
    """Return the figures of each practice's indicators that have a numerator and a denominator to be believed."""
    pair = ["practice", "indicator"]
    observed = figures.filter(pl.col("state") == OBSERVED)
    whole = figures.filter(pl.col("kind").is_in(_KINDS))
    for kind in ("numerator", "denominator"):
        whole = whole.join(observed.filter(pl.col("kind") == kind), on=pair, how="semi")
    return whole.join(impossible, on=pair, how="anti")


def _total(figures: pl.DataFrame, kind: str, measure: str, period: Period) -> pl.DataFrame:
    parts = long_observations(
        figures.filter(pl.col("kind") == kind).with_columns(measure=pl.lit(measure)), period
    )
    return summed(parts, measure)
