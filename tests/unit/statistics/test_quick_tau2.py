"""The quick usual variation agrees with the careful one as far as a line on a page can show."""

import numpy as np
import pytest

from evenhand.statistics.predictive import normal_funnel, quick_tau2

RNG = np.random.default_rng(7)


@pytest.mark.parametrize("spread", [0.05, 0.3, 2.0])
@pytest.mark.parametrize("share", [0.0, 0.05, 0.1])
def test_it_agrees_with_the_careful_solution(spread: float, share: float) -> None:
    variance = np.exp(RNG.normal(-4.0, 0.8, 3000))
    deviation = RNG.normal(0.0, np.sqrt(variance + spread**2))
    careful = normal_funnel(deviation, variance, 0.0, share=share).tau2
    assert quick_tau2(deviation, variance, share) == pytest.approx(careful, rel=0.05, abs=1e-4)


def test_it_is_zero_where_chance_alone_gives_more() -> None:
    assert quick_tau2(RNG.normal(0.0, 0.1, 500), np.full(500, 1.0), 0.1) == 0.0


def test_amounts_that_are_no_sample_have_their_own_mean_square() -> None:
    deviation = RNG.normal(0.0, 3.0, 500)
    assert quick_tau2(deviation, np.zeros(500), 0.0) == pytest.approx((deviation**2).mean(), rel=2e-3)


def test_nobody_and_everybody_alike_vary_by_nothing() -> None:
    assert quick_tau2(np.empty(0), np.empty(0), 0.1) == 0.0
    assert quick_tau2(np.zeros(50), np.zeros(50), 0.1) == 0.0
    assert quick_tau2(np.zeros(50), np.ones(50), 0.1) == 0.0
