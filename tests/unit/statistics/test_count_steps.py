"""Counts as steps of their distribution: what the fit of the predictive funnel takes its mean square over."""

import numpy as np
import pytest
from scipy import stats
from scipy.special import logit

from evenhand.statistics.predictive import (
    binomial_funnel,
    expected_winsorised_square,
    gamma_poisson,
    gamma_poisson_funnel,
    tails,
)
from evenhand.statistics.predictive.robust import winsorised_square
from evenhand.statistics.predictive.steps import Steps, telling_share, winsorised_step_square


def every_count(n: int, p: float) -> tuple[np.ndarray, np.ndarray]:
    """Return counts in which each of 0 … n comes as often as it should, to a hundred-thousandth."""
    often = np.round(stats.binom.pmf(np.arange(n + 1), n, p) * 1e5).astype(int)
    x = np.repeat(np.arange(n + 1.0), often)
    return x, np.full(x.shape, float(n))


@pytest.mark.parametrize("share", [0.1, 0.05, 0.0])
@pytest.mark.parametrize(("n", "p"), [(4, 0.3), (10, 0.9), (60, 0.02), (300, 0.4)])
def test_steps_of_a_right_distribution_have_the_mean_square_of_a_normal(
    n: int, p: float, share: float
) -> None:
    x, of = every_count(n, p)
    steps = tails.steps(tails.prepare(x, of), np.full(x.shape, logit(p)), 0.0)
    # Without moving any in, far steps of middling counts weigh, whose heights are the least exact.
    near = 0.012 if share == 0.0 else 0.004
    assert winsorised_step_square(steps, share) == pytest.approx(expected_winsorised_square(share), rel=near)


def test_the_mid_p_of_few_counts_varies_less_than_a_normal() -> None:
    x, of = every_count(10, 0.9)
    z = tails.mid_p_z(tails.prepare(x, of), np.full(x.shape, logit(0.9)), 0.0)
    assert (z**2).mean() < 0.97


@pytest.mark.parametrize("tau2", [0.0, 0.16])
def test_steps_of_a_rate_are_those_of_its_distribution(tau2: float) -> None:
    x = np.arange(12.0)
    e = np.full(x.shape, 3.0)
    law = stats.nbinom(1 / tau2, 1 / (1 + 3 * tau2)) if tau2 else stats.poisson(3)
    steps = gamma_poisson.steps(x, e, tau2)
    np.testing.assert_allclose(steps.inner - steps.outer, law.pmf(x), rtol=1e-9)
    np.testing.assert_allclose(
        steps.outer, np.where(x > 3, law.sf(x), law.cdf(x - 1)), rtol=1e-9, atol=1e-300
    )


@pytest.mark.parametrize("tau", [0.0, 0.05, 0.3, 1.0])
def test_steps_of_large_counts_are_as_high_as_the_count_is_likely(tau: float) -> None:
    n, x = np.full(5, 60.0), np.array([12.0, 15.0, 18.0, 21.0, 26.0])
    steps = tails.steps(tails.prepare(x, n), np.full(5, logit(0.3)), tau)
    nodes, weights = np.polynomial.hermite_e.hermegauss(60)
    p = 1 / (1 + np.exp(-(logit(0.3) + tau * nodes)))
    likely = stats.binom.pmf(x[:, None], 60, p) @ (weights / weights.sum())
    np.testing.assert_allclose(steps.inner - steps.outer, likely, rtol=0.09)


def test_narrow_and_far_steps_are_points() -> None:
    outer = np.array([0.5, 0.0, 1e-250])
    steps = Steps(outer, outer * (1 + 1e-12), np.array([True, False, True]))
    assert np.isfinite(winsorised_step_square(steps, 0.1))
    assert winsorised_step_square(Steps(outer[:1], outer[:1], np.array([True])), 0.0) == pytest.approx(
        0.0, abs=1e-12
    )


def test_without_counts_there_is_no_mean_square() -> None:
    empty = np.empty(0)
    assert winsorised_step_square(Steps(empty, empty, empty.astype(bool)), 0.1) == 0.0
    assert telling_share(empty, 0.1) is None


def test_wide_steps_agree_with_drawing_points_from_them() -> None:
    rng = np.random.default_rng(4)
    x = rng.poisson(1.2, 400).astype(float)
    steps = gamma_poisson.steps(x, np.full(400, 1.2), 0.1)
    u = steps.outer[:, None] + (np.arange(2000) + 0.5) / 2000 * (steps.inner - steps.outer)[:, None]
    z = np.where(steps.upper[:, None], -stats.norm.ppf(u), stats.norm.ppf(u)).ravel()
    assert winsorised_step_square(steps, 0.1) == pytest.approx(winsorised_square(z, 0.1), rel=1e-4)


def test_at_most_half_the_practices_with_two_are_moved_in() -> None:
    assert telling_share(np.array([0.0] * 90 + [1.0] * 4 + [2.0] * 6), 0.1) == pytest.approx(0.03)
    assert telling_share(np.array([5.0] * 10), 0.1) == 0.1


@pytest.mark.parametrize("funnel", [binomial_funnel, gamma_poisson_funnel])
def test_next_to_none_counted_anywhere_does_not_tell_practices_apart(funnel) -> None:
    x = np.zeros(1000)
    x[:40], x[0] = 1.0, 2.0
    result = funnel(x, np.full(1000, 20.0))
    assert result.tau2 == 0.0
    assert np.isfinite(result.z).all()


def test_the_variation_is_found_where_about_one_is_expected() -> None:
    rng = np.random.default_rng(8)
    n = np.full(20_000, 12.0)
    x = rng.binomial(12, 1 / (1 + np.exp(2.4 - 0.5 * rng.normal(size=n.size)))).astype(float)
    assert np.sqrt(binomial_funnel(x, n).tau2) == pytest.approx(0.5, abs=0.05)
    events = rng.poisson(1.0 * rng.gamma(4.0, 0.25, n.size))
    assert np.sqrt(gamma_poisson_funnel(events, np.ones(n.size)).tau2) == pytest.approx(0.5, abs=0.05)
