"""Pooled values: a figure enters whole or not at all."""

import numpy as np
import pytest

from evenhand.common.errors import InputError
from evenhand.statistics.benchmarks import pooled_by_group, pooled_mean, pooled_value

NAN = float("nan")


def test_a_suppressed_numerator_takes_its_denominator_along() -> None:
    pooled = pooled_value([10, NAN, 30, 5], [100, 900, 100, NAN])
    assert (float(pooled.value), float(pooled.denominator), int(pooled.units)) == (0.2, 200.0, 2)


def test_zero_denominators_do_not_count() -> None:
    assert int(pooled_value([1, 1], [0, 4]).units) == 1


def test_nothing_to_pool_is_nan() -> None:
    pooled = pooled_value([NAN], [5])
    assert np.isnan(pooled.value)
    assert int(pooled.units) == 0


def test_columns_are_pooled_one_by_one() -> None:
    pooled = pooled_value([[1, 2], [3, NAN]], [[10, 10], [10, 10]])
    assert pooled.value.tolist() == [0.2, 0.2]
    assert pooled.units.tolist() == [2, 1]


def test_means_are_weighted_by_their_numbers() -> None:
    assert float(pooled_mean([1, 4], [3, 1]).value) == 1.75


def test_areas_are_pooled_apart_and_practices_without_one_left_out() -> None:
    pooled = pooled_by_group([1, 2, 3, 4, NAN], [10, 10, 10, 10, 10], [0, 0, 2, -1, 2], 3)
    np.testing.assert_array_equal(pooled.value, [0.15, NAN, 0.3])
    assert pooled.units.tolist() == [2, 0, 1]


@pytest.mark.parametrize("groups", [[0], [0, 3]])
def test_codes_that_do_not_fit_are_refused(groups: list[int]) -> None:
    with pytest.raises(InputError, match="groups"):
        pooled_by_group([1, 2], [3, 4], groups, 3)


def test_no_practices_give_areas_without_values() -> None:
    assert np.isnan(pooled_by_group([], [], [], 2).value).all()
