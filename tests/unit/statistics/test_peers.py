"""Edges of twins: who has them, who is too far, and that order and rounding decide nothing."""

import numpy as np
import pytest

from evenhand.statistics.peers import NOBODY, nearest_peers, peer_values, shrunk_covariance

NAN = float("nan")


def everybody(number: int) -> np.ndarray:
    return np.ones(number, dtype=bool)


def some_practices(number: int = 300, contexts: int = 4) -> np.ndarray:
    return np.random.default_rng(7).normal(size=(number, contexts))


def slow_nearest(values: np.ndarray, eligible: np.ndarray, number: int) -> list[list[int]]:
    """Return the nearest by the definition: Mahalanobis, one pair at a time."""
    scaled = (values - values[eligible].mean(axis=0)) / values[eligible].std(axis=0)
    inverse = np.linalg.inv(shrunk_covariance(scaled[eligible]).covariance)
    found = []
    for one, own in enumerate(scaled):
        pairs = [
            ((own - other) @ inverse @ (own - other), row)
            for row, other in enumerate(scaled)
            if eligible[row] and row != one
        ]
        found.append([row for _, row in sorted(pairs)[:number]])
    return found


def test_twins_are_those_found_one_pair_at_a_time() -> None:
    values = some_practices() @ np.array([[1, 0.9, 0, 0], [0, 1, 0, 0], [0, 0, 50, 0], [0, 0, 3, 1.0]])
    eligible = np.arange(300) % 5 != 0
    assert nearest_peers(values, eligible).index.tolist() == slow_nearest(values, eligible, 20)


def test_nobody_is_their_own_twin_and_the_ineligible_are_nobodys() -> None:
    eligible = np.arange(300) % 3 != 0
    found = nearest_peers(some_practices(), eligible)
    assert not (found.index == np.arange(300)[:, None]).any()
    assert eligible[found.index].all()
    assert (np.diff(found.distance, axis=1) >= 0).all()


def test_the_unit_of_a_context_does_not_matter() -> None:
    values = some_practices()
    again = nearest_peers(values * [1, 100, 0.01, 3] + [5, 0, -2, 7], everybody(300))
    assert again.index.tolist() == nearest_peers(values, everybody(300)).index.tolist()


def test_one_practice_in_a_hundred_is_too_far() -> None:
    found = nearest_peers(some_practices(1000), everybody(1000))
    assert found.no_fair.sum() == 10
    assert (found.tenth[found.no_fair] > found.threshold).all()


def test_where_all_are_equally_far_nobody_is_too_far() -> None:
    corners = np.array([[i >> bit & 1 for bit in range(4)] for i in range(16)], dtype=float)
    assert not nearest_peers(corners, everybody(16)).no_fair.any()


def test_where_everybody_is_alike_the_first_are_the_twins() -> None:
    found = nearest_peers(np.ones((30, 2)), everybody(30))
    assert found.index[0].tolist() == list(range(1, 21))
    assert found.index[25].tolist() == list(range(20))
    assert found.left_out.all()
    assert (found.threshold, found.no_fair.any()) == (0.0, False)


def test_practices_at_one_distance_stand_in_the_order_given() -> None:
    values = np.repeat([0.0, 1.0, 2.0], 40)[:, None]
    found = nearest_peers(values, everybody(120))
    assert found.index[0].tolist() == list(range(1, 21))
    assert found.index[45].tolist() == [*range(40, 45), *range(46, 61)]


def test_rounding_decides_no_tie() -> None:
    line = np.arange(40.0)[:, None]
    for moved in (line * 0.1, line / 3 + 0.1, -line * 7e5):
        assert nearest_peers(moved, everybody(40)).index[20, :2].tolist() == [19, 21]


def test_a_context_that_repeats_another_counts_once() -> None:
    values = some_practices()
    twice = np.column_stack([values, values[:, :2].sum(axis=1)])
    once = nearest_peers(values, everybody(300))
    again = nearest_peers(twice, everybody(300))
    same = [len(set(a) & set(b)) for a, b in zip(once.index, again.index, strict=True)]
    assert np.mean(same) > 18


def test_a_context_without_spread_changes_nothing() -> None:
    values = some_practices()
    with_one = nearest_peers(np.column_stack([values, np.full(300, 0.3)]), everybody(300))
    assert with_one.left_out.tolist() == [False] * 4 + [True]
    assert with_one.index.tolist() == nearest_peers(values, everybody(300)).index.tolist()


def test_a_practice_with_an_unknown_context_has_no_twins_and_is_nobodys() -> None:
    values = some_practices()
    values[3, 1] = NAN
    found = nearest_peers(values, everybody(300))
    assert found.incomplete.nonzero()[0].tolist() == [3]
    assert (found.index[3] == NOBODY).all()
    assert np.isnan([*found.distance[3], found.tenth[3]]).all()
    assert not found.no_fair[3]
    assert not (found.index == 3).any()


def test_ten_practices_cannot_have_ten_others_each() -> None:
    found = nearest_peers(some_practices(10), everybody(10))
    assert found.too_few
    assert (found.index == NOBODY).all()
    assert np.isnan(found.threshold)
    assert not found.no_fair.any()


def test_eleven_practices_are_each_others_only_twins() -> None:
    found = nearest_peers(some_practices(11), everybody(11))
    assert not found.too_few
    assert ((found.index != NOBODY).sum(axis=1) == 10).all()
    assert np.isnan(found.distance[:, 10:]).all()


def test_fewer_twins_may_be_asked_for_and_the_tenth_still_decides() -> None:
    values = some_practices()
    few, usual = nearest_peers(values, everybody(300), number=3), nearest_peers(values, everybody(300))
    assert few.index.tolist() == usual.index[:, :3].tolist()
    assert few.no_fair.tolist() == usual.no_fair.tolist()


def test_without_contexts_nobody_has_twins() -> None:
    found = nearest_peers(np.empty((30, 0)), everybody(30))
    assert (found.index == NOBODY).all()
    assert not found.too_few


def test_one_context_is_not_shrunk() -> None:
    assert shrunk_covariance([[1.0], [2.0], [4.0]]).shrinkage == 0.0


def test_values_without_spread_have_a_covariance_of_nothing() -> None:
    assert shrunk_covariance(np.ones((5, 2))).covariance.tolist() == [[0, 0], [0, 0]]


def test_only_what_noise_there_is_shrinks() -> None:
    found = shrunk_covariance([[0.0, 0.0], [2.0, 4.0]])
    assert found.shrinkage == pytest.approx(0.0)
    noisy = shrunk_covariance([[0.0, 1.0], [2.0, 0.5], [1.0, 3.0]])
    assert 0.0 < noisy.shrinkage <= 1.0


def test_twins_without_a_figure_are_not_pooled() -> None:
    index = [[1, 2, 3], [0, 2, NOBODY], [3, NOBODY, NOBODY], [NOBODY] * 3]
    found = peer_values(index, [1, 2, 6, NAN], [10, 20, 20, 5])
    np.testing.assert_allclose(found, [8 / 40, 7 / 30, NAN, NAN])


def test_a_denominator_of_nothing_is_no_figure() -> None:
    np.testing.assert_allclose(peer_values([[1], [0]], [1, 0], [4, 0]), [NAN, 0.25])
