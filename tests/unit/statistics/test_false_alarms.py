"""The null of the false-alarm budget: its correlation, its counts and its edges."""

import numpy as np
import pytest

from evenhand.statistics.false_alarms import null_counts, pairwise_correlation

NAN = float("nan")


def correlated(rows: int, correlation: float) -> np.ndarray:
    shared = np.array([[1.0, correlation], [correlation, 1.0]])
    return np.random.default_rng(5).multivariate_normal([0, 0], shared, size=rows)


def test_a_pair_is_reckoned_on_the_practices_that_have_both() -> None:
    z = correlated(400, 0.6)
    z[:50, 0], z[300:, 1] = NAN, NAN
    both = z[50:300]
    assert pairwise_correlation(z)[0, 1] == pytest.approx(np.corrcoef(both.T)[0, 1])


def test_a_pair_few_practices_have_is_taken_to_be_uncorrelated() -> None:
    assert pairwise_correlation(correlated(29, 0.9)).tolist() == [[1, 0], [0, 1]]


def test_an_indicator_without_spread_is_uncorrelated_with_others() -> None:
    z = np.column_stack([np.full(50, 0.1), np.arange(50.0)])
    assert pairwise_correlation(z).tolist() == [[1, 0], [0, 1]]


def test_pairs_that_contradict_each_other_are_made_possible() -> None:
    rng = np.random.default_rng(2)
    z = np.full((120, 3), NAN)
    base = rng.normal(size=120)
    z[:40, :2] = np.column_stack([base[:40], base[:40]])
    z[40:80, 1:] = np.column_stack([base[40:80], base[40:80]])
    z[80:, ::2] = np.column_stack([base[80:], -base[80:]])
    found = pairwise_correlation(z)
    assert np.linalg.eigvalsh(found)[0] > 0
    np.testing.assert_allclose(np.diag(found), 1.0)


def test_counts_are_what_one_in_twenty_and_two_in_a_thousand_come_to() -> None:
    drawn = null_counts(np.eye(5), np.ones((2000, 5)), np.arange(2000) % 2, number=2, draws=200, seed=1)
    assert drawn.beyond_95[:, 2].mean() == pytest.approx(500, rel=0.02)
    assert drawn.beyond_998[:, 2].mean() == pytest.approx(20, rel=0.1)
    assert drawn.practices_beyond_998[:, 2].mean() == pytest.approx(2000 * (1 - 0.998**5), rel=0.1)
    assert (drawn.beyond_95[:, :2].sum(axis=1) == drawn.beyond_95[:, 2]).all()


def test_correlated_indicators_fall_on_fewer_practices() -> None:
    alike = np.full((5, 5), 0.999) + 0.001 * np.eye(5)
    one, other = (
        null_counts(each, np.ones((3000, 5)), np.zeros(3000), number=1, draws=100, seed=1)
        for each in (np.eye(5), alike)
    )
    assert other.practices_beyond_998.mean() < 0.4 * one.practices_beyond_998.mean()
    assert other.beyond_998[:, 1].std() > 1.5 * one.beyond_998[:, 1].std()


def test_what_is_not_judged_is_not_counted() -> None:
    judged = np.zeros((1000, 9), dtype=bool)
    judged[:, 8] = True
    drawn = null_counts(np.eye(9), judged, np.full(1000, -1), number=1, draws=50, seed=3)
    assert drawn.beyond_95[:, 1].mean() == pytest.approx(50, rel=0.06)
    assert not drawn.beyond_95[:, 0].any()


def test_one_seed_gives_one_answer() -> None:
    first, again, other = (
        null_counts(np.eye(2), np.ones((500, 2)), np.zeros(500), number=1, draws=20, seed=seed)
        for seed in (4, 4, 5)
    )
    assert (first.beyond_95 == again.beyond_95).all()
    assert (first.beyond_95 != other.beyond_95).any()


def test_nothing_judged_counts_nothing() -> None:
    drawn = null_counts(
        pairwise_correlation(np.empty((0, 0))), np.empty((0, 0)), [], number=0, draws=4, seed=1
    )
    assert drawn.beyond_95.tolist() == [[0]] * 4
