"""What was planted lies in the intervals the assessment gives, as often as they say, where there are areas enough."""

from dataclasses import dataclass
from typing import Any

import numpy as np
import polars as pl
import pytest
from numpy.typing import NDArray
from scipy.special import expit

from evenhand.demo import Truth
from evenhand.release import ReleaseDraft
from support.once import made_once

FloatArray = NDArray[np.float64]

CONTEXTS = {
    "deprivation": "deprivation",
    "minority_share": "ethnic-minority-share",
    "rural_share": "rurality",
}
COUNTED = ("ae-attendances-0-4", "qof-ast002-net", "qof-ast003-net", "qof-ast-prevalence")
BELL = np.linspace(-5.0, 5.0, 41)


@dataclass(frozen=True)
class England:
    """A synthetic England of many areas: what was planted and what the assessment says."""

    truth: Truth
    draft: ReleaseDraft

    def figures(self, indicator: str) -> pl.DataFrame:
        """Return the rows that have an expectation, beside what was planted for them."""
        rows = self.draft.tables["results"].filter(
            pl.col("indicator") == indicator, pl.col("expected").is_not_null()
        )
        planted = self.truth.practices.filter(pl.col("indicator") == indicator).drop("indicator")
        areas = self.draft.tables["practices"].select("code", "commissioner")
        joined = rows.join(planted, on="practice", maintain_order="left")
        return joined.join(areas, left_on="practice", right_on="code", maintain_order="left")

    def model(self, indicator: str) -> dict[str, Any]:
        """Return how the indicator's expectation was made."""
        return next(dict(one) for one in self.draft.models if one["indicator"] == indicator)


@pytest.fixture(scope="module")
def england() -> England:
    """One year of 1,600 practices in 40 areas, ingested and assessed."""
    return England(*made_once("many-areas", "support.demo_englands:of_many_areas"))


def test_planted_slopes_lie_in_their_intervals(england: England) -> None:
    away = []
    for indicator, planted in england.truth.planted.items():
        if indicator not in england.draft.indicators:
            continue
        found = {one["id"]: one for one in england.model(indicator)["covariates"]}
        if not {CONTEXTS.get(name) for name in planted["slopes"]} <= set(found):
            continue
        for name, slope in planted["slopes"].items():
            entry, scale = found[CONTEXTS[name]], planted["standardised_by"][name]["spread"]
            away.append((entry["coefficient"] * scale - slope) / (entry["standard_error"] * scale))
    assert len(away) >= 10
    assert np.mean(np.abs(away) < 1.96) >= 0.8
    assert np.mean(np.square(away)) < 2.0


@pytest.mark.parametrize("indicator", COUNTED)
def test_planted_places_lie_in_their_intervals(england: England, indicator: str) -> None:
    figures = england.figures(indicator)
    usual, placed = (
        _value(england, indicator, figures, columns) for columns in (("context",), ("context", "place"))
    )
    true = (
        figures.select("commissioner", "denominator", moved=pl.Series(placed - usual))
        .group_by("commissioner")
        .agg(true=(pl.col("moved") * pl.col("denominator")).sum() / pl.col("denominator").sum())
    )
    areas = england.draft.tables["areas"].filter(
        pl.col("indicator") == indicator, pl.col("level") == "commissioner"
    )
    both = areas.join(true, left_on="area", right_on="commissioner")
    inside = pl.col("true").is_between("place_lower", "place_upper")
    assert both.height == 40
    assert both.select(inside.mean()).item() >= 0.85


@pytest.mark.parametrize("indicator", COUNTED)
def test_what_is_left_unexplained_lies_in_its_interval(england: England, indicator: str) -> None:
    figures = england.figures(indicator)
    usual = _value(england, indicator, figures, ("context", "place"))
    own = _value(england, indicator, figures, ("context", "place", "noise", "unusual"), averaged=False)
    left = pl.Series(own - usual)
    inside = figures.select((left >= pl.col("unexplained_lower")) & (left <= pl.col("unexplained_upper")))
    assert 0.92 <= inside.to_series().mean() <= 0.98


@pytest.mark.parametrize("indicator", COUNTED)
def test_expectations_are_what_was_planted_for_the_context(england: England, indicator: str) -> None:
    figures = england.figures(indicator)
    usual = _value(england, indicator, figures, ("context",))
    assert np.corrcoef(figures["expected"], usual)[0, 1] > 0.8


def _value(
    england: England,
    indicator: str,
    figures: pl.DataFrame,
    columns: tuple[str, ...],
    *,
    averaged: bool = True,
) -> FloatArray:
    """Return the value that the planted `columns` give, averaged over the variation between practices or not."""
    planted = england.truth.planted[indicator]
    eta = planted["level"] + figures.select(pl.sum_horizontal(*columns)).to_series().to_numpy()
    spread, weight = planted["spread"] * averaged, np.exp(-(BELL**2) / 2)
    definition = england.draft.indicators[indicator]
    inverse = np.exp if definition.statistic == "rate" else expit
    inside = inverse(eta[:, None] + spread * BELL) @ (weight / weight.sum())
    return np.asarray(definition.multiplier * inside)
