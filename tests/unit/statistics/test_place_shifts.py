"""Place on the link's scale moves an area's total by its place, and nobody beyond what is possible."""

import numpy as np
from numpy.testing import assert_allclose
from scipy.special import expit

from evenhand.statistics.nested import NO_AREA, place_shifts

RNG = np.random.default_rng(5)
ETA = RNG.normal(-2.0, 0.5, 300)
SIZE = RNG.integers(20, 900, 300).astype(float)
AREA = RNG.integers(0, 12, 300)
PLACE = RNG.normal(0.0, 0.02, 12)


def test_an_areas_expected_total_moves_by_its_place() -> None:
    shift = place_shifts("binomial", ETA, SIZE, PLACE[AREA], AREA)
    moved = np.bincount(AREA, weights=SIZE * (expit(ETA + shift) - expit(ETA)))
    assert_allclose(moved, np.bincount(AREA, weights=SIZE) * PLACE, rtol=1e-9)
    assert all(np.ptp(shift[area == AREA]) == 0 for area in range(12))


def test_rates_and_values_follow_too() -> None:
    rate = place_shifts("poisson", ETA, SIZE, 0.05 * np.ones(300), AREA)
    moved = np.bincount(AREA, weights=SIZE * (np.exp(ETA + rate) - np.exp(ETA)))
    assert_allclose(moved, 0.05 * np.bincount(AREA, weights=SIZE), rtol=1e-9)
    assert_allclose(place_shifts("gaussian", ETA, SIZE, PLACE[AREA], AREA), PLACE[AREA], rtol=1e-12)


def test_nobody_is_expected_to_have_less_than_none() -> None:
    shift = place_shifts("binomial", [-6.0, -1.0], [100.0, 100.0], [-0.1, -0.1], [0, 0])
    assert (expit(np.array([-6.0, -1.0]) + shift) > 0).all()
    assert np.isfinite(place_shifts("binomial", [-6.0], [100.0], [-0.1], [0])).all()


def test_without_an_area_or_a_figure_there_is_no_shift() -> None:
    shift = place_shifts(
        "binomial", [-1.0, np.nan, -1.0], [10.0, 10.0, 10.0], [0.01, 0.01, 0.01], [NO_AREA, 0, 1]
    )
    assert shift[0] == 0.0
    assert np.isnan(shift[1])
    assert shift[2] > 0
    assert_allclose(place_shifts("binomial", [-1.0], [10.0], [0.01], [NO_AREA]), 0.0)
