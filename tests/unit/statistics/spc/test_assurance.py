"""What a process that carries on will make of its target."""

import numpy as np
import pytest

from evenhand.statistics.spc import Assurance, RunRules, assurance, p_prime_chart, xmr_chart

SERIES = [0.0, 1.0, 0.0, -1.0] * 5
"""Limits at 2.66 either side of 0."""


@pytest.mark.parametrize(
    ("target", "better", "said"),
    [
        (3.0, "higher", Assurance.FAIL),
        (3.0, "lower", Assurance.PASS),
        (-3.0, "higher", Assurance.PASS),
        (-3.0, "lower", Assurance.FAIL),
        (1.0, "higher", Assurance.HIT_AND_MISS),
        (1.0, "lower", Assurance.HIT_AND_MISS),
        (3.0, None, Assurance.NONE),
        (np.nan, "higher", Assurance.NONE),
    ],
)
def test_a_target_outside_the_limits_is_always_met_or_never(target: float, better, said: Assurance) -> None:
    assert assurance(xmr_chart(SERIES), target, better).tolist() == [said]


@pytest.mark.parametrize("better", ["higher", "lower"])
def test_a_target_exactly_on_a_limit_is_hit_and_miss(better) -> None:
    chart = xmr_chart([[0.1] * 15, SERIES[:15]])
    on = chart.limits.upper[:, -1]
    assert assurance(chart, on, better).tolist() == [Assurance.HIT_AND_MISS] * 2


def test_the_last_limits_count() -> None:
    chart = xmr_chart([*SERIES, *(10 + one for one in SERIES)], rebase=[0] * 20 + [1] * 20)
    assert assurance(chart, 5.0, "higher").tolist() == [Assurance.PASS]
    assert assurance(xmr_chart([*SERIES, np.nan]), -3.0, "higher").tolist() == [Assurance.PASS]


def test_without_limits_nothing_can_be_said() -> None:
    chart = xmr_chart([[1.0, np.nan], [np.nan, np.nan]], RunRules())
    assert assurance(chart, 0.0, "higher").tolist() == [Assurance.NONE] * 2


def test_each_series_may_have_its_own_target() -> None:
    chart = p_prime_chart([[10, 12] * 7, [10, 12] * 7], np.full((2, 14), 20.0))
    assert assurance(chart, [0.99, 0.55], "higher").tolist() == [Assurance.FAIL, Assurance.HIT_AND_MISS]
