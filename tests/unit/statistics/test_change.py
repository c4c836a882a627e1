"""Edges of a practice's change from one period to the next."""

import numpy as np
import pytest

from evenhand.statistics.change import change_of_counts, change_of_values

NAN = float("nan")


def test_a_share_moves_in_standard_errors_of_the_pooled_share() -> None:
    pooled = 150 / 300
    expected = 0.25 / np.sqrt(pooled * (1 - pooled) * (1 / 100 + 1 / 200))
    found = change_of_counts("binomial", [1 / 3 * 100], [100], [200 * (1 / 3 + 0.25)], [200])
    assert found[0] == pytest.approx(expected)


def test_a_rate_moves_in_standard_errors_of_the_pooled_rate() -> None:
    assert change_of_counts("poisson", 20, 1000, 40, 1000) == pytest.approx(20 / np.sqrt(60))
    assert change_of_counts("poisson", 40, 1000, 20, 1000) == pytest.approx(-20 / np.sqrt(60))


def test_nobody_or_everybody_twice_is_no_change() -> None:
    assert change_of_counts("binomial", [0, 5], [9, 5], [0, 7], [4, 7]).tolist() == [0, 0]
    assert change_of_counts("poisson", 0, 9, 0, 4) == 0


@pytest.mark.parametrize("cells", [(NAN, 5, 1, 5), (1, 0, 1, 5), (-1, 5, 1, 5), (1, 5, 6, 5)])
def test_what_is_no_figure_has_no_change(cells: tuple[float, ...]) -> None:
    assert np.isnan(change_of_counts("binomial", *cells))


def test_a_rate_may_be_above_one() -> None:
    assert change_of_counts("poisson", 8, 5, 8, 5) == 0


def test_values_move_in_standard_errors_of_their_difference() -> None:
    assert change_of_values(1.0, 0.3, 2.0, 0.4) == pytest.approx(2.0)


@pytest.mark.parametrize("errors", [(0.0, 0.0), (NAN, 0.1), (-0.1, 0.1)])
def test_without_errors_chance_is_not_known(errors: tuple[float, float]) -> None:
    assert np.isnan(change_of_values(1.0, errors[0], 2.0, errors[1]))


def test_under_no_change_one_in_twenty_is_beyond_chance() -> None:
    rng = np.random.default_rng(11)
    n = rng.integers(200, 800, size=(2, 40_000))
    for family, drawn in (("binomial", rng.binomial(n, 0.3)), ("poisson", rng.poisson(0.3 * n))):
        z = change_of_counts(family, drawn[0], n[0], drawn[1], n[1])  # type: ignore[arg-type]
        assert np.mean(np.abs(z) > 1.959964) == pytest.approx(0.05, abs=0.005)
