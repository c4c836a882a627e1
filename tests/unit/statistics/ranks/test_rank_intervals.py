"""A rank is an interval: as wide as what is not known, and right as often as it says."""

import numpy as np
import pytest
from numpy.testing import assert_allclose

from evenhand.statistics.ranks import rank_intervals

RNG = np.random.default_rng(11)


def test_the_true_rank_lies_in_the_interval_at_least_as_often_as_it_says() -> None:
    group = RNG.integers(0, 60, 3000)
    truth, sd = RNG.normal(0.0, 1.0, 3000), np.exp(RNG.normal(-0.5, 0.5, 3000))
    reliability = 1.0 / (1.0 + sd**2)
    seen = truth + RNG.normal(0.0, sd)
    ranks = rank_intervals(reliability * seen, np.sqrt(1.0 - reliability), group, seed=1)
    true = np.empty(3000)
    for code in range(60):
        inside = np.flatnonzero(group == code)
        true[inside] = truth[inside].argsort().argsort() + 1
    covered = ((ranks.lower <= true) & (true <= ranks.upper)).mean()
    assert 0.93 <= covered <= 0.98


def test_what_is_certain_has_one_rank() -> None:
    ranks = rank_intervals([3.0, 1.0, 2.0], 0.0, [0, 0, 0])
    assert_allclose(ranks.lower, [3, 1, 2])
    assert_allclose(ranks.upper, ranks.lower)
    assert_allclose(ranks.of, 3)


def test_what_is_not_known_at_all_may_have_any_rank() -> None:
    ranks = rank_intervals(np.zeros(40), 1.0, np.zeros(40, dtype=int), draws=4000)
    assert (ranks.lower <= 2).all()
    assert (ranks.upper >= 39).all()


def test_groups_do_not_know_each_other_and_none_is_no_group() -> None:
    ranks = rank_intervals([5.0, 1.0, 2.0, 9.0, np.nan], 0.0, [7, 7, 3, -1, 3])
    assert_allclose(ranks.lower, [2, 1, 1, np.nan, np.nan])
    assert_allclose(ranks.of, [2, 2, 1, np.nan, np.nan])


def test_negative_and_tiny_values_keep_their_order() -> None:
    means = [-3.0, -1e-3, 0.0, 1e-3, 2.0]
    assert_allclose(rank_intervals(means, 0.0, np.zeros(5, dtype=int)).median, [1, 2, 3, 4, 5])


def test_one_seed_gives_one_answer() -> None:
    means, group = RNG.normal(size=200), np.zeros(200, dtype=int)
    one, two = (rank_intervals(means, 0.5, group, seed=4) for _ in range(2))
    assert_allclose(one.lower, two.lower)


@pytest.mark.parametrize("size", [1, 2, 1500])
def test_groups_of_any_size_are_ranked(size: int) -> None:
    ranks = rank_intervals(np.arange(size, dtype=float), 0.0, np.zeros(size, dtype=int), draws=10)
    assert_allclose(ranks.median, np.arange(size) + 1)


def test_nobody_is_ranked_of_nobody() -> None:
    assert rank_intervals([], [], np.empty(0, dtype=int)).lower.size == 0
    assert np.isnan(rank_intervals([np.nan], 1.0, [0]).of).all()
