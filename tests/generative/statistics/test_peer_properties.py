"""What holds for twins whatever the practices."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from evenhand.statistics.peers import NOBODY, nearest_peers

SEEDS = st.integers(0, 10_000)
SIZES = st.integers(11, 60)


def made(seed: int, size: int, coarse: bool) -> tuple[np.ndarray, np.ndarray]:
    """Return made contexts, some missing, in steps (many ties) or not, and who may be a twin."""
    rng = np.random.default_rng(seed)
    values = rng.normal(size=(size, 3)) @ rng.normal(size=(3, 3))
    values = np.round(values) if coarse else values
    values[rng.random(size) < 0.05, 1] = np.nan
    return values, rng.random(size) < 0.9


@given(SEEDS, SIZES, st.booleans())
def test_twins_are_different_practices_that_may_be_twins_in_order_of_distance(
    seed: int, size: int, coarse: bool
) -> None:
    values, eligible = made(seed, size, coarse)
    found = nearest_peers(values, eligible)
    for one, (index, distance) in enumerate(zip(found.index, found.distance, strict=True)):
        there = index[index != NOBODY]
        assert one not in there
        assert len(set(there)) == there.size
        assert eligible[there].all()
        assert np.isfinite(values[there]).all()
        assert (np.diff(distance[: there.size]) >= 0).all()


@given(SEEDS, SIZES, st.booleans())
def test_nobody_left_out_is_nearer_than_the_last_twin(seed: int, size: int, coarse: bool) -> None:
    values, eligible = made(seed, size, coarse)
    few, more = (nearest_peers(values, eligible, number=number) for number in (5, 9))
    assert few.index.tolist() == more.index[:, :5].tolist()


@given(SEEDS, SIZES, st.integers(0, 2))
def test_neither_unit_nor_origin_of_a_context_matters(seed: int, size: int, which: int) -> None:
    values, eligible = made(seed, size, coarse=False)
    moved = values.copy()
    moved[:, which] = 7.5 - 30.0 * moved[:, which]
    first, second = nearest_peers(values, eligible), nearest_peers(moved, eligible)
    np.testing.assert_allclose(first.distance, second.distance, atol=1e-7)


@given(SEEDS, SIZES)
def test_the_order_of_practices_does_not_matter_where_none_are_equally_far(seed: int, size: int) -> None:
    values, eligible = made(seed, size, coarse=False)
    order = np.random.default_rng(seed + 1).permutation(size)
    first, second = nearest_peers(values, eligible), nearest_peers(values[order], eligible[order])
    np.testing.assert_allclose(first.tenth[order], second.tenth, atol=1e-7)
    assert first.no_fair[order].tolist() == second.no_fair.tolist()


@given(SEEDS, SIZES, st.booleans())
def test_at_most_one_eligible_in_a_hundred_and_the_next_is_too_far(
    seed: int, size: int, coarse: bool
) -> None:
    values, eligible = made(seed, size, coarse)
    found = nearest_peers(values, eligible)
    may = eligible & np.isfinite(values).all(axis=1)
    assert found.no_fair[may].sum() <= np.ceil(0.01 * may.sum())
