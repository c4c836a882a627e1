"""What was planted is found again by a plain regression, and by the assessment."""

from collections.abc import Callable
from typing import Any

import numpy as np
import polars as pl
import pytest
from numpy.typing import NDArray
from scipy.special import expit
from scipy.stats import nbinom, poisson

from evenhand.demo.truths import true_scale

FloatArray = NDArray[np.float64]
Contexts = Callable[[pl.Series], pl.DataFrame]

USUAL_ERRORS = (0.016, 0.020)
"""About the standard errors of slopes of attendances and of reviews, from 800 practices that differ of themselves."""

COLUMNS = {
    "deprivation": "context_deprivation",
    "minority_share": "context_ethnic_minority_share",
    "rural_share": "context_rurality",
}


def test_contexts_come_out_as_they_went_in(taken: Any, contexts: Contexts) -> None:
    found = contexts(taken.latest("ae-attendances-0-4")["practice"]).drop_nulls("context_deprivation")
    by = taken.truth.planted["ae-attendances-0-4"]["standardised_by"]["deprivation"]
    assert found["context_deprivation"].mean() == pytest.approx(by["mean"], rel=0.02)
    assert found["context_deprivation"].std() == pytest.approx(by["spread"], rel=0.05)


def test_a_poisson_regression_finds_the_slopes_of_attendances(taken: Any, contexts: Contexts) -> None:
    figures = _ok(taken, "ae-attendances-0-4")
    design, names = _design(taken, contexts, figures, "ae-attendances-0-4")
    offset = np.log(figures["denominator"].to_numpy())
    found = _fitted(design, figures["numerator"].to_numpy(), lambda line: np.exp(line + offset))
    for name, slope in taken.truth.planted["ae-attendances-0-4"]["slopes"].items():
        assert found[names.index(name)] == pytest.approx(slope, abs=3 * USUAL_ERRORS[0])


def test_a_poisson_regression_finds_the_places(taken: Any, contexts: Contexts) -> None:
    figures = _ok(taken, "ae-attendances-0-4")
    design, names = _design(taken, contexts, figures, "ae-attendances-0-4")
    offset = np.log(figures["denominator"].to_numpy())
    found = _fitted(design, figures["numerator"].to_numpy(), lambda line: np.exp(line + offset))
    place = taken.truth.planted["ae-attendances-0-4"]["place"]
    differences = np.array([found[names.index(area)] for area in place]) - np.array(list(place.values()))
    assert np.std(differences) < 0.06


def test_a_logistic_regression_finds_the_slope_of_asthma_reviews(taken: Any, contexts: Contexts) -> None:
    figures = _ok(taken, "qof-ast003-net")
    design, names = _design(taken, contexts, figures, "qof-ast003-net")
    base = figures["denominator"].to_numpy()
    found = _fitted(
        design,
        figures["numerator"].to_numpy(),
        lambda line: base * expit(line),
        slope=lambda mean: mean * (1 - mean / base),
    )
    for name, slope in taken.truth.planted["qof-ast003-net"]["slopes"].items():
        assert found[names.index(name)] == pytest.approx(slope, abs=3 * USUAL_ERRORS[1])


@pytest.mark.parametrize("kind", ["unusual", "ordinary"])
def test_as_many_stand_out_as_the_planted_truth_predicts(taken: Any, kind: str) -> None:
    """Given context and place, only practices' own variation and chance widen the funnel."""
    figures = _ok(taken, "ae-attendances-0-4")
    unusual = figures["practice"].is_in(sorted(taken.truth.unusual("ae-attendances-0-4"))).to_numpy()
    chance = _chance_to_differ(taken, figures)
    asked = unusual if kind == "unusual" else ~unusual
    found = (figures["outcome"] == "differs_explore").to_numpy()[asked].sum()
    expected, spread = chance[asked].sum(), np.sqrt((chance * (1 - chance))[asked].sum())
    assert found == pytest.approx(expected, abs=4 * spread + 2)


@pytest.mark.parametrize(
    ("indicator", "share"),
    [("ae-attendances-0-4", 0.9), ("qof-ast003-net", 0.75), ("spend-per-registered", 0.9)],
)
def test_most_unusual_practices_stand_out_and_few_others_do(taken: Any, indicator: str, share: float) -> None:
    figures = _ok(taken, indicator).with_columns(out=pl.col("outcome") != "similar")
    unusual = pl.col("practice").is_in(sorted(taken.truth.unusual(indicator)))
    assert figures.filter(unusual)["out"].mean() >= share
    assert figures.filter(~unusual)["out"].mean() < 0.08
    assert (figures.filter(~unusual)["outcome"] == "differs_explore").mean() < 0.008


def _chance_to_differ(taken: Any, figures: pl.DataFrame) -> FloatArray:
    """Return how probable it is that each practice's count lies outside the 99.8% limits, all truths known.

    The limits are those of a gamma-Poisson distribution about each practice's own expectation given its context and
    its place, with the variance that was planted between practices.
    """
    planted = taken.truth.planted["ae-attendances-0-4"]
    truth = taken.truth.practices.filter(pl.col("practice").is_in(figures["practice"].implode()))
    truth = truth.filter(pl.col("indicator") == "ae-attendances-0-4").sort("practice")
    usual = np.exp(
        planted["level"] + (truth["context"] + truth["place"]).to_numpy() + planted["spread"] ** 2 / 2
    )
    own = np.exp(true_scale(truth, "ae-attendances-0-4"))
    children = figures["denominator"].to_numpy()
    shape = 1.0 / np.expm1(planted["spread"] ** 2)
    spread = (shape, shape / (shape + usual * children))
    above = poisson.sf(nbinom.isf(0.001, *spread), own * children)
    below = poisson.cdf(nbinom.ppf(0.001, *spread) - 1, own * children)
    return np.asarray(above + below)


def _ok(taken: Any, indicator: str) -> pl.DataFrame:
    return taken.latest(indicator).filter(pl.col("status") == "ok").sort("practice")


def _design(
    taken: Any, contexts: Contexts, figures: pl.DataFrame, indicator: str
) -> tuple[FloatArray, list[str]]:
    """Return an indicator for each area and the standardised contexts, and the columns' names."""
    who = contexts(figures["practice"])
    by = taken.truth.planted[indicator]["standardised_by"]
    areas = list(taken.truth.planted[indicator]["place"])
    columns = [(who["commissioner"] == area).cast(pl.Float64).to_numpy() for area in areas]
    for name, scale in by.items():
        columns.append((who[COLUMNS[name]].to_numpy() - scale["mean"]) / scale["spread"])
    return np.column_stack(columns), [*areas, *by]


def _fitted(
    design: FloatArray,
    counts: FloatArray,
    mean_of: Callable[[FloatArray], FloatArray],
    slope: Callable[[FloatArray], FloatArray] = lambda mean: mean,
) -> FloatArray:
    """Return the coefficients of a generalised linear model, by Newton's steps (McCullagh and Nelder 1989, 2.5)."""
    found = np.zeros(design.shape[1])
    for _ in range(30):
        mean = mean_of(design @ found)
        step = np.linalg.solve(design.T @ (slope(mean)[:, None] * design), design.T @ (counts - mean))
        found = found + step
    assert np.abs(step).max() < 1e-8
    return found
