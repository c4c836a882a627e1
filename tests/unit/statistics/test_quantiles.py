"""Edges of quantile groups."""

import numpy as np
import pytest

from evenhand.common.errors import InputError
from evenhand.statistics.quantiles import quantile_groups

NAN = float("nan")


def test_missing_values_have_no_group_and_are_not_counted() -> None:
    np.testing.assert_array_equal(quantile_groups([1, NAN, 3, 2, 4], 4), [1, NAN, 3, 2, 4])


def test_lower_is_good_turns_the_groups_round() -> None:
    assert quantile_groups([1, 2, 3, 4], 4, "lower").tolist() == [4, 3, 2, 1]
    assert quantile_groups([1, 2, 3, 4], 4, "neutral").tolist() == [1, 2, 3, 4]


def test_ties_share_a_group() -> None:
    assert quantile_groups([1, 1, 1, 1], 4).tolist() == [1, 1, 1, 1]


def test_fewer_values_than_groups_have_none() -> None:
    assert np.isnan(quantile_groups([1, 2, 3], 4)).all()


@pytest.mark.parametrize(("number", "polarity"), [(4, "high"), (0, "higher")])
def test_what_is_not_a_polarity_or_a_number_is_refused(number: int, polarity: str) -> None:
    with pytest.raises(InputError):
        quantile_groups([1, 2, 3, 4], number, polarity)  # type: ignore[arg-type]
