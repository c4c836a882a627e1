"""Edges of the intervals, each decided."""

import time

import numpy as np
import pytest

from evenhand.common.errors import InputError
from evenhand.statistics.intervals import (
    byar,
    clopper_pearson,
    exact_poisson,
    mean_interval,
    poisson_interval,
    rate_interval,
    wilson,
)

NAN = float("nan")
PROPORTIONS = [wilson, clopper_pearson]
COUNTS = [poisson_interval, byar, exact_poisson]


@pytest.mark.parametrize("method", PROPORTIONS)
def test_none_and_all_have_an_exact_end(method) -> None:
    interval = method([0, 7, 0, 1], [7, 7, 1, 1])
    assert interval.lower[[0, 2]].tolist() == [0.0, 0.0]
    assert interval.upper[[1, 3]].tolist() == [1.0, 1.0]


@pytest.mark.parametrize("method", PROPORTIONS)
@pytest.mark.parametrize(("x", "n"), [(0, 0), (3, 2), (-1, 5), (1, -5), (NAN, 5), (1, NAN), (1, np.inf)])
def test_an_impossible_proportion_has_no_interval(method, x: float, n: float) -> None:
    interval = method(x, n)
    assert np.isnan(interval.lower)
    assert np.isnan(interval.upper)


@pytest.mark.parametrize("method", COUNTS)
@pytest.mark.parametrize("x", [-1.0, NAN, np.inf])
def test_an_impossible_count_has_no_interval(method, x: float) -> None:
    interval = method([x])
    assert np.isnan(interval.lower).all()
    assert np.isnan(interval.upper).all()


@pytest.mark.parametrize("method", COUNTS)
def test_no_events_begin_at_zero(method) -> None:
    assert method([0.0]).lower[0] == 0.0


def test_a_broken_small_count_is_exact_too() -> None:
    received, exact = poisson_interval([2.5, 9.99, 3.0]), exact_poisson([2.5, 9.99, 3.0])
    np.testing.assert_allclose(received.lower, exact.lower, rtol=1e-13)
    np.testing.assert_allclose(received.upper, exact.upper, rtol=1e-13)


def test_byar_has_no_lower_limit_where_its_formula_falls_below_zero() -> None:
    interval = byar([1.0], 0.998)
    assert np.isnan(interval.lower[0])
    assert interval.upper[0] > 9


def test_a_rate_may_have_more_events_than_exposure_but_needs_exposure() -> None:
    interval = rate_interval([250, 5, 5, 5], [220, 0, -1, NAN], multiplier=1000)
    assert interval.lower[0] < 250 / 220 * 1000 < interval.upper[0]
    assert np.isnan(interval.lower[1:]).all()


def test_one_observation_has_no_interval_and_no_spread_has_a_point() -> None:
    interval = mean_interval([3, 3, 3, 3], [1, 0, -1, NAN], [1, 5, 5, 5])
    assert np.isnan(interval.lower[[0, 2, 3]]).all()
    assert (interval.lower[1], interval.upper[1]) == (3.0, 3.0)


def test_contains_includes_the_ends_and_never_what_has_no_interval() -> None:
    interval = wilson([0, 5, 1], [10, 10, 0])
    assert interval.contains(0.0).tolist() == [True, False, False]


@pytest.mark.parametrize("confidence", [0.0, 1.0, 95, NAN])
def test_a_confidence_outside_its_range_is_refused(confidence: float) -> None:
    with pytest.raises(InputError, match="confidence"):
        wilson(1, 2, confidence)


def test_figures_of_different_shapes_are_refused_by_name() -> None:
    with pytest.raises(InputError, match="numerator, denominator"):
        wilson([1, 2, 3], [4, 5])


def test_a_single_denominator_serves_all_and_shape_is_kept() -> None:
    assert wilson(np.ones((3, 2)), 4).lower.shape == (3, 2)


def test_a_national_matrix_takes_well_under_a_second() -> None:
    x = np.random.default_rng(1).integers(0, 40, (6500, 100)).astype(float)
    begun = time.process_time()
    wilson(x, x + 50)
    poisson_interval(x)
    assert time.process_time() - begun < 1.0
