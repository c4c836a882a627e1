"""How often ordinary practices are flagged, by simulation: the reason the predictive funnel is the default."""

import numpy as np
import pytest
from scipy.special import expit, logit

from evenhand.statistics.predictive import binomial_funnel, gamma_poisson_funnel

PRACTICES = 6500
REPEATS = 4
BEYOND = 3.090232
ALLOWED = 0.002
"""On one side, where 0.001 belong: room for chance over 26,000 practices (four standard errors are 0.0008)."""


def sizes(rng: np.random.Generator, typical: float) -> np.ndarray:
    lists = np.exp(rng.normal(9.0, 0.55, PRACTICES)).clip(750, 60_000)
    return np.maximum(5, np.round(lists * typical / np.exp(9.0)))


@pytest.mark.parametrize("p", [0.02, 0.3, 0.98])
@pytest.mark.parametrize("tau", [0.0, 0.15, 0.4])
@pytest.mark.parametrize("typical", [25, 250, 4000])
def test_ordinary_practices_are_seldom_beyond_the_outer_limits(p: float, tau: float, typical: float) -> None:
    rng = np.random.default_rng([int(p * 100), int(tau * 100), typical])
    z = []
    for _ in range(REPEATS):
        n = sizes(rng, typical)
        x = rng.binomial(n.astype(int), expit(logit(p) + tau * rng.normal(size=PRACTICES)))
        z.append(binomial_funnel(x, n).z)
    assert (np.concatenate(z) > BEYOND).mean() <= ALLOWED
    assert (np.concatenate(z) < -BEYOND).mean() <= ALLOWED


@pytest.mark.parametrize("tau", [0.0, 0.15, 0.4])
@pytest.mark.parametrize("typical", [1, 10, 400])
def test_ordinary_rates_are_seldom_beyond_the_outer_limits(tau: float, typical: float) -> None:
    rng = np.random.default_rng([int(tau * 100), typical])
    z = []
    for _ in range(REPEATS):
        n = sizes(rng, 8000)
        gamma = rng.gamma(1 / tau**2, tau**2, PRACTICES) if tau else np.ones(PRACTICES)
        z.append(gamma_poisson_funnel(rng.poisson(n * typical / 8000 * gamma), n).z)
    assert (np.concatenate(z) > BEYOND).mean() <= ALLOWED
    assert (np.concatenate(z) < -BEYOND).mean() <= ALLOWED


def test_a_practice_that_is_unusual_is_found_among_ordinary_ones() -> None:
    rng = np.random.default_rng(11)
    n = sizes(rng, 2000)
    unusual = np.arange(PRACTICES) < PRACTICES // 50
    x = rng.binomial(n.astype(int), expit(logit(0.3) + 0.15 * rng.normal(size=PRACTICES) + unusual))
    z = binomial_funnel(x, n).z
    assert (z[unusual] > BEYOND).mean() > 0.9
    assert (z[~unusual] > BEYOND).mean() <= ALLOWED
