"""Edges of the predictive funnels, their fit and their lines."""

import time

import numpy as np
import pytest
from scipy.special import expit, logit

from evenhand.common.errors import InputError
from evenhand.statistics.predictive import (
    PredictiveFunnel,
    binomial_funnel,
    expected_winsorised_square,
    gamma_poisson_funnel,
    log_ratio,
    normal_funnel,
    predictive_limits,
)
from evenhand.statistics.predictive.robust import solve_tau2, winsorised_square

NAN = float("nan")
FUNNELS = [binomial_funnel, gamma_poisson_funnel]


def practices(count: int, size: float, tau: float, p: float = 0.3) -> tuple[np.ndarray, np.ndarray]:
    rng = np.random.default_rng(7)
    n = np.round(size * np.exp(rng.normal(0, 0.5, count))) + 2
    theta = logit(p) + tau * rng.normal(size=count)
    return rng.binomial(n.astype(int), expit(theta)).astype(float), n


def test_the_constant_of_the_fit_is_that_of_its_formula() -> None:
    assert expected_winsorised_square(0.10) == pytest.approx(0.678655, abs=5e-7)
    assert expected_winsorised_square(0.0) == 1.0
    z = np.random.default_rng(3).normal(size=200_000)
    assert winsorised_square(z, 0.05) == pytest.approx(expected_winsorised_square(0.05), rel=0.01)
    assert winsorised_square(np.empty(0), 0.1) == 0.0


@pytest.mark.parametrize("funnel", FUNNELS)
def test_a_missing_or_impossible_figure_has_no_z_and_moves_nothing(funnel) -> None:
    x, n = practices(60, 300, 0.4)
    clean = funnel(x, n)
    spoilt = funnel([*x, NAN, 5, 3, -1], [*n, 10, NAN, 0, 10])
    assert np.isnan(spoilt.z[-4:]).all()
    np.testing.assert_array_equal(spoilt.z[:-4], clean.z)
    assert (spoilt.tau2, spoilt.centre, spoilt.units) == (clean.tau2, clean.centre, 60)


def test_more_than_all_is_impossible_for_a_proportion() -> None:
    assert np.isnan(binomial_funnel([5, 11], [10, 10]).z[1])


@pytest.mark.parametrize("funnel", FUNNELS)
def test_nothing_at_all_is_no_funnel(funnel) -> None:
    result = funnel([NAN], [10])
    assert (result.units, result.tau2) == (0, 0.0)
    assert np.isnan(result.centre)
    assert np.isnan(predictive_limits(result, [10.0]).lower_95).all()


@pytest.mark.parametrize("funnel", FUNNELS)
def test_none_anywhere_is_nothing_unusual(funnel) -> None:
    result = funnel([0, 0, 0], [10, 20, 0])
    np.testing.assert_array_equal(result.z, [0, 0, NAN])
    assert (result.tau2, result.centre) == (0.0, 0.0)
    assert predictive_limits(result, [10]).upper_998.tolist() == [0.0]


def test_all_everywhere_is_nothing_unusual() -> None:
    result = binomial_funnel([10, 20], [10, 20])
    assert result.z.tolist() == [0, 0]
    assert predictive_limits(result, [10]).lower_998.tolist() == [1.0]


@pytest.mark.parametrize("funnel", FUNNELS)
def test_what_is_certain_is_judged_apart_from_the_fit(funnel) -> None:
    result = funnel([0, 3, 4], [10, 10, 10], [0.0, 0.0, 0.4])
    assert result.z[0] == 0.0
    assert np.isnan(result.z[1])
    assert result.units == 1


@pytest.mark.parametrize("funnel", FUNNELS)
@pytest.mark.parametrize("count", [1, 3, 200])
def test_practices_all_alike_show_no_variation(funnel, count: int) -> None:
    result = funnel(np.full(count, 30), np.full(count, 100))
    assert result.tau2 == 0.0
    assert np.abs(result.z).max() < 0.05


@pytest.mark.parametrize("funnel", FUNNELS)
def test_three_practices_get_a_funnel(funnel) -> None:
    result = funnel([10, 50, 90], [100, 100, 100])
    assert result.tau2 > 0
    assert np.isfinite(result.z).all()


@pytest.mark.parametrize("funnel", FUNNELS)
def test_variation_between_practices_is_found_and_z_is_standard(funnel) -> None:
    x, n = practices(3000, 400, 0.4)
    result = funnel(x, n)
    assert winsorised_square(result.z, 0.1) == pytest.approx(expected_winsorised_square(), rel=5e-3)
    if funnel is binomial_funnel:
        assert np.sqrt(result.tau2) == pytest.approx(0.4, abs=0.03)


@pytest.mark.parametrize("funnel", FUNNELS)
def test_a_given_variance_is_used(funnel) -> None:
    x, n = practices(20, 300, 0.3)
    assert funnel(x, n, tau2=0.09).tau2 == 0.09
    assert np.abs(funnel(x, n, tau2=0.0).z).sum() > np.abs(funnel(x, n, tau2=0.5).z).sum()


def test_the_fit_can_be_winsorised_less_or_not() -> None:
    x, n = practices(500, 400, 0.3)
    x[:10] = n[:10]
    assert binomial_funnel(x, n, share=0.0).tau2 > binomial_funnel(x, n).tau2


def test_practices_that_lie_at_both_ends_reach_the_largest_variance() -> None:
    x = np.tile([0.0, 2000.0], 50)
    result = binomial_funnel(x, np.full(100, 2000.0))
    assert result.tau2 == 25.0
    assert np.isfinite(result.z).all()


def test_each_practice_is_judged_at_its_own_expectation() -> None:
    result = binomial_funnel([20, 60], [100, 100], [0.2, 0.6])
    assert np.abs(result.z).max() < 0.05
    assert result.centre == pytest.approx(0.4)
    assert gamma_poisson_funnel([20, 60], [20, 60], 1.0).centre == 1.0


def test_a_search_without_an_end_stops_at_its_last_step() -> None:
    stubborn = solve_tau2(lambda tau2: 4.0, 1.0, 0.1)
    assert np.isfinite(stubborn)


def test_normal_z_uses_both_variances() -> None:
    result = normal_funnel([1, 2, 3], [0.0, 3.0, 8.0], [0.0, 0.0, 0.0], tau2=1.0)
    assert result.z.tolist() == [1.0, 1.0, 1.0]


def test_normal_centre_is_not_moved_by_one_extreme() -> None:
    values = np.r_[np.linspace(-1, 1, 99), 1e6]
    assert abs(normal_funnel(values).centre) < 0.1


def test_scores_without_sampling_error_get_a_spread() -> None:
    values = np.random.default_rng(2).normal(50, 4, 4000)
    result = normal_funnel(values)
    assert np.sqrt(result.tau2) == pytest.approx(4, rel=0.05)


def test_scores_with_one_value_in_the_bulk_judge_nobody_off_it() -> None:
    result = normal_funnel([5.0] * 30 + [9.0])
    assert result.tau2 == 0.0
    assert (result.z[:30] == 0).all()
    assert np.isnan(result.z[30])


def test_normal_leaves_out_what_has_no_value_or_no_variance() -> None:
    result = normal_funnel([1, NAN, 3, 4], [1, 1, -1, NAN])
    assert np.isfinite(result.z).tolist() == [True, False, False, False]
    assert result.units == 1
    assert normal_funnel([NAN]).units == 0


def test_normal_tau2_is_zero_when_sampling_explains_everything() -> None:
    assert normal_funnel([1.0, 1.1, 0.9, 1.05], 1.0).tau2 == 0.0


def test_a_ratio_of_amounts_needs_two_positive_amounts() -> None:
    np.testing.assert_allclose(log_ratio([8, 0, 1, NAN], [2, 1, -1, 1]), [np.log(4), NAN, NAN, NAN])


@pytest.mark.parametrize("funnel", FUNNELS)
@pytest.mark.parametrize("tau", [0.0, 0.4])
def test_a_figure_is_beyond_a_line_exactly_when_its_z_is(funnel, tau: float) -> None:
    x, n = practices(150, 60, 0.9)
    n = np.round(n / 2) * 2
    x = np.minimum(x, n)
    result = funnel(x, n, tau2=tau**2)
    lines = predictive_limits(result, n)
    for edge, low, high in (
        (1.959964, lines.lower_95, lines.upper_95),
        (3.090232, lines.lower_998, lines.upper_998),
    ):
        np.testing.assert_array_equal(x / n > high, result.z > edge)
        np.testing.assert_array_equal(x / n < low, result.z < -edge)


@pytest.mark.parametrize("funnel", FUNNELS)
def test_interpolated_lines_are_those_solved_one_by_one(funnel) -> None:
    x, n = practices(400, 300, 0.4)
    result = funnel(x, n)
    many = np.unique(np.r_[n, np.arange(3.0, 900.0)])
    few = many[::23]
    drawn, solved = predictive_limits(result, many), predictive_limits(result, few)
    for name in ("lower_95", "upper_95", "lower_998", "upper_998"):
        received, exact = getattr(drawn, name)[::23], getattr(solved, name)
        np.testing.assert_allclose(received, exact, atol=2e-3 * result.centre)


def test_lines_of_few_patients_are_at_the_ends_and_of_none_missing() -> None:
    result = PredictiveFunnel("binomial", np.empty(0), 0.04, 0.5, np.empty(0), 0)
    lines = predictive_limits(result, [2, 0, NAN])
    assert (lines.lower_998[0], lines.upper_998[0]) == (0.0, 1.0)
    assert np.isnan(lines.upper_95[1:]).all()


def test_normal_lines_are_symmetric_about_the_centre() -> None:
    result = normal_funnel([1, 2, 3, 4.0], tau2=1.0)
    lines = predictive_limits(result, [0.0, 3.0, -1.0])
    np.testing.assert_allclose(lines.upper_95[:2] - result.centre, 1.959964 * np.array([1, 2]), rtol=1e-6)
    np.testing.assert_allclose(result.centre - lines.lower_998[:2], 3.090232 * np.array([1, 2]), rtol=1e-6)
    assert np.isnan(lines.inner.lower[2])
    assert np.isnan(lines.outer.upper[2])


def test_an_unknown_family_is_refused() -> None:
    unknown = PredictiveFunnel("poisson", np.empty(0), 0.0, 0.5, np.empty(0), 0)  # type: ignore[arg-type]
    with pytest.raises(InputError, match="family"):
        predictive_limits(unknown, [1.0])


@pytest.mark.parametrize("size", [400, 5000])
def test_a_national_indicator_takes_a_fraction_of_a_second(size: float) -> None:
    x, n = practices(6500, size, 0.3)
    begun = time.process_time()
    predictive_limits(binomial_funnel(x, n), n)
    assert time.process_time() - begun < 0.5
