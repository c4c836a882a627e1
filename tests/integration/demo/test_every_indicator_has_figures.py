"""A small synthetic England feeds every shipped indicator, context and framework, with what was planted in it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

import numpy as np
import polars as pl
import pytest

from evenhand.assessment.measuring import used_measures
from evenhand.definitions import Catalogue, load_catalogue
from evenhand.demo import Truth
from evenhand.demo.planted import PLANTED
from evenhand.release import ReleaseDraft
from evenhand.store import Store
from support.demo_englands import Written
from support.once import made_once

AS_OF = date(2025, 12, 31)
CATALOGUE = load_catalogue()
FRAMEWORKS = sorted(
    name for name, framework in CATALOGUE.frameworks.items() if framework.purpose != "reconstruction"
)
LEAST_AGREEMENT = 0.35
"""Of so few patients chance blurs what was planted, but does not hide it."""


@dataclass(frozen=True)
class Fed:
    """What was planted, and the store that all its files were taken into."""

    truth: Truth
    store: Store

    @property
    def measures(self) -> set[str]:
        """Every measure there is a row of, of practices, areas or places."""
        return {
            name
            for kind in ("observations", "area_observations", "places")
            for name in self.store.measures(kind)
        }


@pytest.fixture(scope="module")
def written() -> Written:
    """150 practices, and every file ingested."""
    made: Written = made_once("small", "support.demo_englands:small")
    return made


@pytest.fixture(scope="module")
def fed(written: Written) -> Fed:
    return Fed(written.truth, written.store)


@pytest.fixture(scope="module")
def drafts(written: Written) -> dict[str, ReleaseDraft]:
    """Assess every framework as of the end of 2025."""
    by_each = "support.demo_englands:by_every_framework"
    found: dict[str, ReleaseDraft] = made_once("drafts", by_each, str(written.folder), FRAMEWORKS)
    return found


def _needed(catalogue: Catalogue) -> Iterator[tuple[str, set[str]]]:
    for definition in catalogue.indicators.values():
        yield definition.id, set(used_measures(definition))
    for context in catalogue.contexts.values():
        named = {context.place_measure, context.text_measure} - {None}
        yield (
            context.id,
            {str(one) for one in named} | set(context.expression.measures if context.expression else ()),
        )


def test_every_measure_that_a_definition_needs_is_in_the_store(fed: Fed) -> None:
    have = fed.measures
    missing = {name: sorted(needed - have) for name, needed in _needed(CATALOGUE) if not needed <= have}
    assert missing == {}


@pytest.mark.parametrize("framework", FRAMEWORKS)
def test_no_indicator_of_a_framework_is_without_figures(
    drafts: dict[str, ReleaseDraft], framework: str
) -> None:
    draft = drafts[framework]
    figures = draft.tables["results"].filter(pl.col("status") == "ok")
    of_areas = draft.tables["areas"].filter(
        pl.col("value").is_not_null() | pl.col("value_text").is_not_null()
    )
    assert set(draft.indicators) - set(figures["indicator"]) - set(of_areas["indicator"]) == set()


def test_every_planted_indicator_is_a_shipped_one() -> None:
    assert set(PLANTED) - set(CATALOGUE.indicators) == set()


def test_every_strand_of_figures_has_something_planted() -> None:
    compared = {
        one.strand
        for one in CATALOGUE.indicators.values()
        if one.statistic != "fact" and one.level == "practice"
    }
    assert compared - {CATALOGUE.indicators[name].strand for name in PLANTED} == set()


def test_practices_stand_to_each_other_as_was_planted(fed: Fed, drafts: dict[str, ReleaseDraft]) -> None:
    agreement = {}
    for draft in drafts.values():
        for name in set(draft.indicators) & set(PLANTED):
            agreement[name] = _agreement(draft.tables["results"], fed.truth, name)
    assert len(agreement) > 30
    assert {name: value for name, value in agreement.items() if value < LEAST_AGREEMENT} == {}


def _agreement(results: pl.DataFrame, truth: Truth, indicator: str) -> float:
    """Return the correlation of ranks between values and what was planted."""
    planted = truth.practices.filter(pl.col("indicator") == indicator).select(
        "practice", true=pl.sum_horizontal("context", "place", "noise", "unusual")
    )
    rows = results.filter(pl.col("indicator") == indicator, pl.col("value").is_not_null()).join(
        planted, on="practice"
    )
    return float(np.corrcoef(rows["value"].rank(), rows["true"].rank())[0, 1])
