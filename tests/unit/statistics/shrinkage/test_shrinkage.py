"""Figures drawn in towards what units of their kind usually have."""

import json

import numpy as np
import polars as pl
import pytest
from numpy.testing import assert_allclose
from scipy import stats

from evenhand.statistics.shrinkage import (
    beta_binomial_shrinkage,
    gamma_poisson_shrinkage,
    normal_shrinkage,
)
from support.shared import shared_path

RNG = np.random.default_rng(5)
UNITS = 800


@pytest.mark.parametrize("name", ["bcg", "ny1992_31hospitals", "eight_schools"])
def test_values_are_drawn_in_as_metafor_draws_them(name: str) -> None:

    known = json.loads(shared_path("known_answers/tau2/metafor_expected.json").read_text())[name]
    table = pl.read_csv(shared_path(f"known_answers/tau2/{name}_input.csv"))
    y = table["yi" if name == "bcg" else "y"].cast(pl.Float64).to_numpy()
    v = table["vi"].to_numpy() if name == "bcg" else table["se"].cast(pl.Float64).to_numpy() ** 2
    shrunk = normal_shrinkage(y, v, known["DL"]["tau2"])
    assert_allclose(shrunk.mean, known["blup_DL"]["pred"], rtol=1e-9)
    assert_allclose(shrunk.sd, known["blup_DL"]["se"], rtol=1e-9)


def test_with_the_mean_known_the_posterior_is_the_textbooks() -> None:
    shrunk = normal_shrinkage([1.0, 5.0], [1.0, 4.0], 2.0, known_mean=True)
    assert_allclose(shrunk.weight, [2 / 3, 1 / 3])
    assert_allclose(shrunk.sd**2, [2 / 3, 4 / 3])


def test_no_variance_gives_every_unit_the_mean() -> None:
    shrunk = normal_shrinkage([1.0, 5.0, np.nan], [1.0, 1.0, 1.0], 0.0)
    assert_allclose(shrunk.mean, [3.0, 3.0, np.nan])
    assert np.isnan(normal_shrinkage([np.nan], [1.0]).mean).all()


def test_planted_ratios_are_found_and_their_spread_is_honest() -> None:
    e = np.exp(RNG.normal(2.5, 0.7, UNITS))
    theta = RNG.gamma(8.0, 1.3 / 8.0, UNITS)
    shrunk = gamma_poisson_shrinkage(RNG.poisson(e * theta).astype(float), e)
    assert shrunk.centre == pytest.approx(1.3, rel=0.05)
    assert shrunk.variance == pytest.approx(1.3**2 / 8.0, rel=0.2)
    assert (np.abs(theta - shrunk.mean) < 1.96 * shrunk.sd).mean() == pytest.approx(0.95, abs=0.025)


def test_planted_proportions_are_found_and_their_spread_is_honest() -> None:
    n = RNG.integers(20, 300, UNITS).astype(float)
    p = RNG.beta(12.0, 4.0, UNITS)
    shrunk = beta_binomial_shrinkage(RNG.binomial(n.astype(int), p).astype(float), n)
    assert shrunk.centre == pytest.approx(0.75, abs=0.02)
    assert shrunk.variance == pytest.approx(0.75 * 0.25 / 17.0, rel=0.2)
    assert (np.abs(p - shrunk.mean) < 1.96 * shrunk.sd).mean() == pytest.approx(0.95, abs=0.025)


def test_the_likelihoods_maximum_is_higher_than_beside_it() -> None:
    n = RNG.integers(20, 300, 200).astype(float)
    x = RNG.binomial(n.astype(int), RNG.beta(6.0, 3.0, 200)).astype(float)
    shrunk = beta_binomial_shrinkage(x, n)
    size = shrunk.centre * (1.0 - shrunk.centre) / shrunk.variance - 1.0

    def likelihood(mean: float, people: float) -> float:
        return float(stats.betabinom.logpmf(x, n, mean * people, (1.0 - mean) * people).sum())

    best = likelihood(shrunk.centre, size)
    for mean, people in ((0.01, 1.0), (-0.01, 1.0), (0.0, 1.05), (0.0, 0.95)):
        assert best > likelihood(shrunk.centre + mean, size * people)


@pytest.mark.parametrize("shrink", [gamma_poisson_shrinkage, beta_binomial_shrinkage])
def test_counts_that_vary_as_chance_gives_are_all_the_average(shrink) -> None:
    shrunk = shrink([10.0, 20.0, 5.0, np.nan], [20.0, 40.0, 10.0, 10.0])
    assert_allclose(shrunk.mean, [0.5, 0.5, 0.5, np.nan])
    assert shrunk.variance == 0.0


@pytest.mark.parametrize("shrink", [gamma_poisson_shrinkage, beta_binomial_shrinkage])
def test_none_anywhere_is_none_and_nobody_is_nothing(shrink) -> None:
    assert_allclose(shrink([0.0, 0.0], [5.0, 9.0]).mean, 0.0)
    assert np.isnan(shrink([np.nan], [5.0]).mean).all()
    assert_allclose(beta_binomial_shrinkage([5.0, 9.0], [5.0, 9.0]).mean, 1.0)
