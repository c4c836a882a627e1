"""What holds for funnels whatever the practices."""

from random import Random

import numpy as np
from hypothesis import example, given, settings
from hypothesis import strategies as st
from scipy.special import logit

from evenhand.statistics.dispersion import winsorise
from evenhand.statistics.funnels import FunnelLimits, natural_funnel, phe_proportion_limits, phe_ratio_limits
from evenhand.statistics.predictive import (
    PredictiveFunnel,
    binomial_funnel,
    gamma_poisson_funnel,
    normal_funnel,
    predictive_limits,
)
from evenhand.statistics.predictive.gamma_poisson import mid_p_z as rate_z
from evenhand.statistics.predictive.tails import mid_p_z, prepare

SLOW = settings(max_examples=40)
pairs = st.integers(1, 2000).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))
practices = st.lists(pairs, min_size=4, max_size=40)
averages = st.floats(0.01, 0.99)
spreads = st.floats(0.0, 1.5)


def ordered(limits: FunnelLimits, centre: float) -> None:
    slack = 1e-9
    assert (limits.lower_998 <= limits.lower_95 + slack).all()
    assert (limits.lower_95 <= centre + slack).all()
    assert (limits.upper_95 >= centre - slack).all()
    assert (limits.upper_998 >= limits.upper_95 - slack).all()


@given(averages, st.lists(st.integers(1, 10**6), min_size=1, max_size=20))
def test_proportion_lines_are_ordered_and_narrow_with_size(p, sizes) -> None:
    limits = phe_proportion_limits(np.sort(sizes), p)
    ordered(limits, p)
    assert (np.diff(limits.upper_998) <= 0).all()


@given(st.lists(st.integers(1, 10**5), min_size=1, max_size=20))
def test_ratio_lines_are_ordered(observed) -> None:
    limits = phe_ratio_limits(observed)
    assert (limits.lower_998 < limits.lower_95).all()
    assert (limits.lower_95 < 1).all()
    assert (limits.upper_95 > 1).all()
    assert (limits.upper_998 > limits.upper_95).all()


@SLOW
@given(averages, spreads, st.lists(st.integers(1, 50_000), min_size=1, max_size=8))
def test_predictive_lines_are_ordered_and_inside(p, tau, sizes) -> None:
    funnel = PredictiveFunnel("binomial", np.empty(0), tau**2, p, np.empty(0), 0)
    limits = predictive_limits(funnel, sizes)
    assert (limits.lower_998 <= limits.lower_95).all()
    assert (limits.lower_95 < limits.upper_95).all()
    assert (limits.upper_95 <= limits.upper_998).all()
    assert (limits.lower_998 >= 0).all()
    assert (limits.upper_998 <= 1).all()


@SLOW
@given(st.floats(1e-4, 5), spreads, st.lists(st.integers(1, 10**6), min_size=1, max_size=8))
def test_predictive_rate_lines_are_ordered(rate, tau, sizes) -> None:
    funnel = PredictiveFunnel("gamma-poisson", np.empty(0), tau**2, rate, np.empty(0), 0)
    limits = predictive_limits(funnel, sizes)
    assert (limits.lower_998 <= limits.lower_95).all()
    assert (limits.lower_95 < limits.upper_95).all()
    assert (limits.upper_95 < limits.upper_998).all()


@SLOW
@given(averages, spreads, st.integers(1, 400))
def test_z_of_a_proportion_rises_with_the_count(p, tau, n) -> None:
    x = np.unique(np.linspace(0, n, 60).round())
    z = mid_p_z(prepare(x, np.full(x.shape, float(n))), np.full(x.shape, logit(p)), tau)
    # z stops at 37 either way, where tails leave the range of floats.
    assert (np.diff(z) > 0)[np.abs(z[1:]) < 37].all()


@SLOW
@given(st.floats(0.05, 500), spreads)
def test_z_of_a_rate_rises_with_the_count(mean, tau) -> None:
    x = np.unique(np.linspace(0, mean * 3 + 5, 60).round())
    z = rate_z(x, np.full(x.shape, mean), tau**2)
    assert (np.diff(z) > 0)[np.abs(z[1:]) < 37].all()


@SLOW
@given(pairs, averages, spreads)
def test_successes_and_failures_have_opposite_z(pair, p, tau) -> None:
    x, n = pair
    one = mid_p_z(prepare(np.array([x * 1.0]), np.array([n * 1.0])), np.array([logit(p)]), tau)
    other = mid_p_z(prepare(np.array([n - x * 1.0]), np.array([n * 1.0])), np.array([-logit(p)]), tau)
    np.testing.assert_allclose(one, -other, atol=1e-4)


# Between the steps of these practices lies a gap at the very level that is moved in.
GAP = ([(0, 1)] * 8 + [(2, 3), (4, 4)], Random(3))


@SLOW
@example(*GAP)
@given(practices, st.randoms())
def test_the_order_of_practices_changes_nothing(rows, random) -> None:
    order = random.sample(range(len(rows)), len(rows))
    x, n = np.transpose(rows).astype(float)
    for funnel in (binomial_funnel, gamma_poisson_funnel):
        one, other = funnel(x, n), funnel(x[order], n[order])
        np.testing.assert_allclose(other.z, one.z[order], atol=1e-5)
        np.testing.assert_allclose(other.tau2, one.tau2, atol=1e-6, rtol=1e-5)


@SLOW
@given(practices)
def test_every_possible_practice_gets_a_finite_z(rows) -> None:
    x, n = np.transpose(rows).astype(float)
    for funnel in (binomial_funnel, gamma_poisson_funnel):
        result = funnel(x, n)
        assert np.isfinite(result.z).all()
        assert result.tau2 >= 0


@SLOW
@given(
    st.lists(st.integers(-1000, 1000), min_size=4, max_size=40), st.floats(0.01, 100), st.integers(-500, 500)
)
def test_values_in_another_unit_have_the_same_z(values, scale, offset) -> None:
    y = np.array(values, dtype=float)
    one, other = normal_funnel(y, 4.0), normal_funnel(y * scale + offset, 4.0 * scale**2)
    np.testing.assert_allclose(other.z, one.z, atol=1e-5)
    np.testing.assert_allclose(other.tau2, one.tau2 * scale**2, rtol=1e-4, atol=1e-5 * scale**2)


@given(st.lists(st.floats(-1e6, 1e6), min_size=1, max_size=40))
def test_winsorising_never_moves_a_value_outwards(values) -> None:
    moved = winsorise(values)
    assert min(values) <= moved.min()
    assert moved.max() <= max(values)


@given(st.lists(st.floats(0, 1), min_size=2, max_size=40), st.floats(0.01, 0.2), averages)
def test_a_natural_funnel_is_never_narrower_than_chance(values, error, target) -> None:
    funnel = natural_funnel(values, error, target)
    ordered(funnel.limits, target)
    assert (np.abs(funnel.z) <= np.abs(funnel.unadjusted_z) + 1e-12).all()
