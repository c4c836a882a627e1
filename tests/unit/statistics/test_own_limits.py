"""A practice's own limits: where its figure would have to lie to be unusual for it."""

import numpy as np
import pytest
from numpy.testing import assert_allclose
from scipy.special import expit

from evenhand.statistics.predictive import (
    PredictiveFunnel,
    binomial_funnel,
    gamma_poisson_funnel,
    normal_funnel,
    own_limits,
    predictive_limits,
)

RNG = np.random.default_rng(20261123)
UNITS = 2000
SIZES = np.round(np.exp(RNG.normal(5.0, 0.8, UNITS))) + 10.0


def proportions(centre: float) -> tuple[np.ndarray, PredictiveFunnel]:
    eta = centre + RNG.normal(0.0, 0.3, UNITS)
    x = RNG.binomial(SIZES.astype(int), expit(eta + RNG.normal(0.0, 0.3, UNITS))).astype(float)
    return x / SIZES, binomial_funnel(x, SIZES, expit(eta))


@pytest.mark.parametrize("centre", [-3.5, -0.8, 2.5])
def test_a_figure_is_beyond_its_line_exactly_when_its_z_is(centre: float) -> None:
    value, funnel = proportions(centre)
    limits = own_limits(funnel, SIZES)
    inside = (limits.lower_998 > 0) & (limits.upper_998 < 1)
    for line, wanted in ((limits.upper_95, 1.959963985), (limits.upper_998, 3.090232306)):
        open_ = line < 1
        assert ((value > line)[open_] == (funnel.z > wanted)[open_]).all()
    for line, wanted in ((limits.lower_95, -1.959963985), (limits.lower_998, -3.090232306)):
        open_ = line > 0
        assert ((value < line)[open_] == (funnel.z < wanted)[open_]).all()
    assert (limits.lower_998 <= limits.lower_95)[inside].all()
    assert (limits.upper_95 <= limits.upper_998)[inside].all()


def test_with_one_expectation_the_own_lines_are_the_funnels() -> None:
    x = RNG.binomial(SIZES.astype(int), 0.3).astype(float)
    funnel = binomial_funnel(x, SIZES)
    own, common = own_limits(funnel, SIZES), predictive_limits(funnel, SIZES)
    assert_allclose(own.upper_998, common.upper_998, atol=2e-3)
    assert_allclose(own.lower_95, common.lower_95, atol=2e-3)


def test_few_practices_have_their_lines_solved_one_by_one() -> None:
    funnel = binomial_funnel([30.0, 45.0, 12.0, 60.0], [60.0, 100.0, 30.0, 90.0], [0.5, 0.45, 0.4, 0.6])
    limits = own_limits(funnel, [60.0, 100.0, 30.0, 90.0])
    assert (limits.lower_95 < funnel.expected).all()
    assert (limits.upper_95 > funnel.expected).all()


def test_rates_follow_the_expected_count() -> None:
    rate = np.exp(RNG.normal(-4.0, 0.3, UNITS))
    x = RNG.poisson(SIZES * rate * RNG.gamma(4.0, 0.25, UNITS)).astype(float)
    funnel = gamma_poisson_funnel(x, SIZES, rate)
    limits = own_limits(funnel, SIZES)
    assert ((x / SIZES > limits.upper_95) == (funnel.z > 1.959963985)).mean() > 0.999


def test_values_lie_symmetrically_about_their_own_expectation() -> None:
    y = RNG.normal(0.0, 1.0, 50)
    funnel = normal_funnel(y, 0.25, np.linspace(-1.0, 1.0, 50))
    limits = own_limits(funnel, np.full(50, 0.25))
    assert_allclose(limits.upper_95 + limits.lower_95, 2.0 * funnel.expected, atol=1e-12)


def test_what_is_certain_has_its_lines_on_it_and_what_is_not_there_has_none() -> None:
    certain = own_limits(binomial_funnel([0.0, 0.0], [10.0, 20.0]), [10.0, 20.0])
    assert_allclose(certain.upper_998, 0.0)
    missing = own_limits(binomial_funnel([3.0, np.nan], [10.0, 20.0], [0.3, 0.3]), [10.0, 20.0])
    assert np.isnan(missing.upper_95[1])
    assert np.isfinite(missing.upper_95[0])


def test_units_of_one_size_are_interpolated_too() -> None:
    n = np.full(UNITS, 200.0)
    eta = RNG.normal(-1.0, 0.3, UNITS)
    x = RNG.binomial(200, expit(eta)).astype(float)
    limits = own_limits(binomial_funnel(x, n, expit(eta)), n)
    assert np.isfinite(limits.upper_998).all()
