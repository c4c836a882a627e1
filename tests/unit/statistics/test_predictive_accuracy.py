"""The fast forms against slow ones: adaptive quadrature, and the same sums written out."""

from itertools import pairwise

import numpy as np
import pytest
from scipy import integrate, stats
from scipy.special import expit, logit

from evenhand.statistics.arrays import FloatArray
from evenhand.statistics.predictive import gamma_poisson
from evenhand.statistics.predictive.recentring import marginal_shift
from evenhand.statistics.predictive.tails import mid_p_z, prepare

CLOSE = 5e-5
"""Of z: the largest gap in several hundred scattered cases is 3.3e-5, at x = n with tau = 1.2."""


def slow_z(x: float, n: float, eta: float, tau: float) -> float:
    """The mid-p by adaptive quadrature over the practice, in pieces about every place where it bends."""
    middle, spread = np.log((x + 0.5) / (n - x + 0.5)), np.sqrt(1 / (x + 0.5) + 1 / (n - x + 0.5))
    upper = middle > eta

    def integrand(z: FloatArray) -> FloatArray:
        p = expit(eta + tau * z)
        beyond = stats.binom.sf(x, n, p) if upper else stats.binom.cdf(x - 1, n, p)
        return (beyond + stats.binom.pmf(x, n, p) / 2) * stats.norm.pdf(z)

    bends = (middle - eta) / tau + np.linspace(-8, 8, 33) * spread / tau
    pieces = pairwise(np.unique(np.clip([*np.linspace(-12, 12, 25), *bends], -14, 14)))
    tail = sum(integrate.quad(integrand, a, b, epsabs=0, epsrel=1e-9)[0] for a, b in pieces)
    return float(-stats.norm.ppf(tail) if upper else stats.norm.ppf(tail))


CASES = [
    (n, tau, p, sigmas)
    for n, tau, p in [
        (1, 0.5, 0.3),
        (3, 0.15, 0.9),
        (8, 1.2, 0.3),
        (25, 0.5, 0.03),
        (60, 0.15, 0.3),
        (60, 0.5, 0.03),
        (400, 0.02, 0.9),
        (400, 1.2, 0.9),
        (5000, 0.15, 0.03),
        (20_000, 0.5, 0.3),
        (20_000, 0.02, 0.9),
    ]
    for sigmas in (-5.0, -2.0, 0.1, 3.3, 8.0)
]


@pytest.mark.filterwarnings("ignore::scipy.integrate.IntegrationWarning")
@pytest.mark.parametrize(("n", "tau", "p", "sigmas"), CASES)
def test_z_of_a_proportion_is_that_of_adaptive_quadrature(
    n: int, tau: float, p: float, sigmas: float
) -> None:
    eta = float(logit(p))
    x = float(np.clip(np.round(n * expit(eta + sigmas * np.sqrt(tau**2 + 1 / (n * p * (1 - p))))), 0, n))
    received = mid_p_z(prepare(np.array([x]), np.array([float(n)])), np.array([eta]), tau)
    assert received[0] == pytest.approx(slow_z(x, n, eta, tau), abs=CLOSE)


def test_without_variation_z_is_the_binomial_mid_p() -> None:
    x, n = np.array([0.0, 3.0, 10.0]), np.full(3, 10.0)
    mid = stats.binom.cdf(x - 1, 10, 0.3) + stats.binom.pmf(x, 10, 0.3) / 2
    received = mid_p_z(prepare(x, n), np.full(3, logit(0.3)), 0.0)
    np.testing.assert_allclose(received, stats.norm.ppf(mid), atol=1e-9)


def test_forms_meet_where_a_unit_passes_from_one_to_another() -> None:
    x, n = np.array([30.0]), np.array([100.0])
    ready = prepare(x, n)
    at = ready.sampling[0] / 2.5
    nearby = [mid_p_z(ready, np.array([-1.4]), tau)[0] for tau in (at * (1 - 1e-9), at * (1 + 1e-9))]
    assert nearby[0] == pytest.approx(nearby[1], abs=1e-6)


@pytest.mark.parametrize("tau", [0.05, 0.5, 1.5, 4.0])
def test_the_shift_makes_marginal_totals_agree(tau: float) -> None:
    expected, weights = np.array([0.02, 0.3, 0.9]), np.array([10.0, 500.0, 70.0])
    shift = marginal_shift(expected, weights, tau)

    def marginal(e: float) -> float:
        def integrand(z: float) -> float:
            return float(expit(logit(e) + shift + tau * z) * stats.norm.pdf(z))

        return float(integrate.quad(integrand, -12, 12, epsabs=1e-13, limit=200)[0])

    total = sum(w * marginal(e) for e, w in zip(expected, weights, strict=True))
    assert total == pytest.approx((expected * weights).sum(), rel=1e-8)


@pytest.mark.parametrize("expected", [1e-5, 0.4, 0.999])
def test_the_shift_pulls_away_from_a_half_by_no_more_than_a_lognormal_would(expected: float) -> None:
    shift = marginal_shift(np.array([expected]), np.ones(1), 4.0)
    assert shift * (expected - 0.5) >= 0
    assert abs(shift) <= 4.0**2 / 2


@pytest.mark.parametrize("tau2", [1e-9, 1e-5, 2e-4, 0.01, 0.5])
@pytest.mark.parametrize("mean", [0.4, 12.0, 900.0])
def test_z_of_a_rate_is_that_of_the_negative_binomial(tau2: float, mean: float) -> None:
    spread = np.sqrt(mean + tau2 * mean**2)
    x = np.unique(np.clip(np.round(mean + spread * np.array([-3, -1, 0, 1, 4])), 0, None))
    known = stats.nbinom(1 / tau2, 1 / (1 + tau2 * mean))
    low, high = known.cdf(x - 1) + known.pmf(x) / 2, known.sf(x) + known.pmf(x) / 2
    wanted = np.where(x > mean, -stats.norm.ppf(high), stats.norm.ppf(low))
    received = gamma_poisson.mid_p_z(x, np.full(x.shape, mean), tau2)
    # Here it is scipy's log gamma that loses digits as tau2 goes to nothing.
    np.testing.assert_allclose(received, wanted, atol=1e-5)


@pytest.mark.parametrize("mean", [0.4, 12.0, 900.0, 1e6])
def test_a_vanishing_variance_is_the_poisson_limit(mean: float) -> None:
    x = np.round(mean + np.sqrt(mean) * np.array([-0.5, 1, 4]))
    poisson = gamma_poisson.mid_p_z(x, np.full(3, mean), 0.0)
    np.testing.assert_allclose(gamma_poisson.mid_p_z(x, np.full(3, mean), 1e-9 / mean), poisson, atol=1e-6)
    np.testing.assert_allclose(gamma_poisson.mid_p_z(x, np.full(3, mean), 2e-10), poisson, atol=2e-3)
