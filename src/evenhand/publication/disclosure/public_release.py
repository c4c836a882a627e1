"""A release as the public may see it: the same tables, small counts of people protected and capacity in bands."""

from functools import cached_property
from typing import Any, NamedTuple

import numpy as np
import polars as pl

from evenhand.definitions.indicator import IndicatorDefinition
from evenhand.publication.disclosure import figures
from evenhand.publication.disclosure.banded import (
    areas_in_bands,
    banded,
    models_without,
    results_in_bands,
    without,
)
from evenhand.publication.disclosure.profiles import PROFILES, BoolArray, Profile
from evenhand.publication.disclosure.subtraction import Cells, Totals, protect
from evenhand.release import Release
from evenhand.release.schemas import ENGLAND

ROW = "_row"
"""Holds each row's place in its table while parts of it are made again."""

LEVEL = "commissioner"
"""The one level of area whose totals are published beside England's. Boards' and regions' would be further sums of the
same practices, with which hidden counts could be cornered; of protected indicators they are withheld."""


class Protected(NamedTuple):
    """One indicator's tables as they are published."""

    results: pl.DataFrame
    areas: pl.DataFrame


class PublicRelease(Release):
    """A release whose tables hold nothing from which a small count of people, or what a band hides, could be found.

    Only indicators whose definition has a suppression rule of ours (:data:`~.profiles.PROFILES`, and banded) are
    changed: what a publisher has protected itself is shown as it was published. A fact, a score and an amount have no
    counts.
    """

    @cached_property
    def results(self) -> pl.DataFrame:
        """One row per practice and indicator, small counts protected."""
        return self._joined("results")

    @cached_property
    def areas(self) -> pl.DataFrame:
        """Areas' pooled values, small counts protected."""
        return self._joined("areas")

    @cached_property
    def history(self) -> pl.DataFrame:
        """Earlier periods, small counts hidden, without what is in bands. No totals of areas are published beside."""
        whole = without(self._table("history"), self.indicators.values()).with_row_index(ROW)
        parts = [
            _history(definition, rows, profile)
            for definition, profile in self._protected_definitions
            if (rows := whole.filter(pl.col("indicator") == definition.id)).height
        ]
        return _in_place_of(whole, [definition.id for definition, _ in self._protected_definitions], parts)

    @cached_property
    def contributions(self) -> pl.DataFrame:
        """What each covariate adds to an expected value; nothing where the figure is withheld."""
        whole = without(self._table("contributions"), self.indicators.values())
        if not self._protected_definitions:
            return whole
        withheld = self.results.filter(
            pl.col("indicator").is_in([one.id for one, _ in self._protected_definitions]),
            pl.col("value").is_null(),
        )
        return whole.join(withheld, on=["practice", "indicator"], how="anti", maintain_order="left")

    @cached_property
    def funnels(self) -> pl.DataFrame:
        """Limits as curves, without those of what is in bands."""
        return without(self._table("funnels"), self.indicators.values())

    @cached_property
    def models(self) -> dict[str, dict[str, Any]]:
        """How expectations were made, without those of what is in bands."""
        return models_without(super().models, self.indicators.values())

    @cached_property
    def _protected_definitions(self) -> tuple[tuple[IndicatorDefinition, Profile], ...]:
        return tuple(
            (one, PROFILES[one.suppression.rule])
            for one in self.indicators.values()
            if one.suppression.rule in PROFILES and one.statistic in figures.OF_PEOPLE
        )

    @cached_property
    def _protected(self) -> dict[str, Protected]:
        results, areas = (self._table(name).with_row_index(ROW) for name in ("results", "areas"))

        def of(definition: IndicatorDefinition) -> tuple[pl.DataFrame, pl.DataFrame]:
            own = pl.col("indicator") == definition.id
            return results.filter(own), areas.filter(own)

        in_bands = {}
        for definition in banded(self.indicators.values()):
            of_practices, of_areas = of(definition)
            in_bands[definition.id] = Protected(
                results_in_bands(definition, of_practices), areas_in_bands(of_areas)
            )
        counted = {
            definition.id: _protected(definition, *of(definition), self.practices, profile)
            for definition, profile in self._protected_definitions
        }
        return {**in_bands, **counted}

    def _joined(self, name: str) -> pl.DataFrame:
        whole = self._table(name).with_row_index(ROW)
        parts = [getattr(one, name) for one in self._protected.values()]
        return _in_place_of(whole, list(self._protected), parts)


def _in_place_of(whole: pl.DataFrame, indicators: list[str], parts: list[pl.DataFrame]) -> pl.DataFrame:
    """Return a table with the rows of some indicators taken from `parts`, each where it was."""
    rest = whole.filter(~pl.col("indicator").is_in(indicators))
    joined = pl.concat([rest, *(part.select(whole.columns) for part in parts)], how="vertical_relaxed")
    return joined.sort(ROW).drop(ROW)


def _protected(
    definition: IndicatorDefinition,
    results: pl.DataFrame,
    areas: pl.DataFrame,
    practices: pl.DataFrame,
    profile: Profile,
) -> Protected:
    there = results["value"].is_not_null().to_numpy()
    hidden = figures.hidden_rows(definition, results, profile) & there
    kinds = [
        Cells.of(np.where(there, counts, np.nan), profile, hidden)
        for counts in figures.kinds_of_counts(definition, results, profile)
    ]
    told = results.select("practice").join(
        practices.select("code", LEVEL), left_on="practice", right_on="code", how="left"
    )
    small = figures.hidden_rows(definition, areas, profile) & (areas["level"] == LEVEL).to_numpy()
    area_hidden = small | ~areas["level"].is_in([LEVEL, ENGLAND]).to_numpy()
    # What is hidden for one kind of count, or against one total, is hidden from all: each round can only add.
    before = -1
    while before != hidden.sum():
        before = int(hidden.sum())
        for cells in kinds:
            area_hidden |= _protect(cells, told[LEVEL], areas, profile)
    shown = figures.withheld(results, hidden)
    shown = figures.split_again(figures.shown_again(definition, shown, profile))
    return Protected(
        _with_area_values(shown, areas, area_hidden, told, definition, profile),
        _areas(definition, areas, area_hidden, profile),
    )


def _protect(cells: Cells, area_of: pl.Series, areas: pl.DataFrame, profile: Profile) -> BoolArray:
    """Protect practices against the totals of their areas and England's; return which rows of `areas` are withheld."""
    of_level = np.flatnonzero((areas["level"] == LEVEL).to_numpy())
    names = areas["area"].to_list()
    numbers = {names[row]: number for number, row in enumerate(of_level)}
    groups = area_of.replace_strict(numbers, default=-1, return_dtype=pl.Int64).fill_null(-1).to_numpy()
    # The practices' own sums: England's row may count those that are shown for no practice, which only hides more.
    totals = Totals.of(groups, len(numbers), cells.counts, profile)
    protect(cells, totals, profile)
    found = np.zeros(areas.height, dtype=bool)
    found[of_level[totals.withheld]] = True
    if totals.england_withheld:
        found |= (areas["level"] == ENGLAND).to_numpy()
    return found


def _areas(
    definition: IndicatorDefinition, areas: pl.DataFrame, hidden: BoolArray, profile: Profile
) -> pl.DataFrame:
    """Return areas' rows without what is hidden, each with a status that says so where it had a value."""
    hide = pl.lit(pl.Series(hidden))
    emptied = [
        pl.when(hide).then(None).otherwise(pl.col(name)).alias(name)
        for name in ("numerator", "denominator", "value", "lower95", "upper95")
    ]
    taken = hide & pl.col("value").is_not_null()
    told = [
        pl.when(taken).then(pl.lit(text)).otherwise(pl.col(name)).alias(name)
        for name, text in (("status", "suppressed"), ("status_reason", figures.REASON))
    ]
    left = areas.with_columns(*emptied, *told)
    of_england = pl.col("level") == ENGLAND
    other = figures.shown_again(definition, left.filter(~of_england), profile)
    return pl.concat([left.filter(of_england), other], how="vertical_relaxed")


def _with_area_values(
    results: pl.DataFrame,
    areas: pl.DataFrame,
    hidden: BoolArray,
    told: pl.DataFrame,
    definition: IndicatorDefinition,
    profile: Profile,
) -> pl.DataFrame:
    """Return results whose `area_value` is the area's as it is published."""
    shown = _areas(definition, areas, hidden, profile).filter(pl.col("level") == LEVEL)
    values = dict(shown.select("area", "value").iter_rows())
    value = told[LEVEL].replace_strict(values, default=None, return_dtype=pl.Float64)
    known = pl.col("area_value").is_not_null()
    return results.with_columns(pl.when(known).then(value).otherwise(None).alias("area_value"))


def _history(definition: IndicatorDefinition, rows: pl.DataFrame, profile: Profile) -> pl.DataFrame:
    hidden = figures.hidden_rows(definition, rows, profile)
    return figures.shown_again(definition, rows.filter(pl.Series(~hidden)), profile)
