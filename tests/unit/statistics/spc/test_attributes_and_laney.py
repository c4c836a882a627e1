"""p, u, p′ and u′ charts: limits from the counts, and widened ones."""

import numpy as np
import pytest

from evenhand.common.errors import InputError
from evenhand.statistics.spc import RunRules, Signal, p_chart, p_prime_chart, u_chart, u_prime_chart

NAN = np.nan
X = np.array([30.0, 36, 24, 33, 27, 30])
N = np.full(6, 100.0)


def test_a_p_chart_has_binomial_limits_about_the_pooled_proportion() -> None:
    chart = p_chart(X, [100, 100, 100, 100, 100, 400])

    pooled = 180 / 900
    assert chart.limits.centre[0] == pytest.approx([pooled] * 6)
    assert chart.limits.upper[0, 0] == pytest.approx(pooled + 3 * np.sqrt(pooled * (1 - pooled) / 100))
    assert chart.limits.lower[0, 5] == pytest.approx(pooled - 3 * np.sqrt(pooled * (1 - pooled) / 400))
    assert chart.sigma_z.tolist() == [[1.0] * 6]


def test_a_u_chart_has_poisson_limits_and_may_be_above_one() -> None:
    chart = u_chart([300, 310, 290], [100, 100, 100])

    assert chart.limits.centre[0, 0] == pytest.approx(3.0)
    assert chart.limits.upper[0, 0] == pytest.approx(3 + 3 * np.sqrt(3 / 100))


def test_limits_stay_where_shares_and_rates_can_be() -> None:
    assert p_chart([1, 9], [10, 10]).limits.lower.tolist() == [[pytest.approx(0.5 - 3 * np.sqrt(0.025))] * 2]
    assert p_chart([9, 9], [10, 10]).limits.upper.tolist() == [[1.0, 1.0]]
    assert u_chart([1, 0], [10, 10]).limits.lower.tolist() == [[0.0, 0.0]]


@pytest.mark.parametrize("chart_of", [p_prime_chart, u_prime_chart])
def test_sigma_z_is_the_mean_moving_range_of_z_over_1128(chart_of) -> None:
    plain = p_chart(X, N) if chart_of is p_prime_chart else u_chart(X, N)
    chart = chart_of(X, N)

    deviation = (plain.limits.upper[0] - plain.limits.centre[0]) / 3
    z = (plain.values[0] - plain.limits.centre[0]) / deviation
    sigma_z = np.abs(np.diff(z)).mean() / 1.128
    assert chart.sigma_z[0] == pytest.approx([sigma_z] * 6)
    assert chart.limits.upper[0] == pytest.approx(plain.limits.centre[0] + 3 * sigma_z * deviation)


def test_units_without_order_use_the_standard_deviation_and_only_the_first_rule() -> None:
    rising = np.arange(20.0, 40)
    together = p_prime_chart(rising, np.full(20, 100.0))
    apart = p_prime_chart(rising, np.full(20, 100.0), ordered=False)
    shuffled = p_prime_chart(rising[::-1], np.full(20, 100.0), ordered=False)

    p = rising / 100
    z = (p - p.mean()) / np.sqrt(p.mean() * (1 - p.mean()) / 100)
    assert apart.sigma_z[0, 0] == pytest.approx(z.std(ddof=1))
    assert shuffled.sigma_z[0, 0] == pytest.approx(apart.sigma_z[0, 0])
    assert Signal.TREND in together.signal[0]
    assert not apart.signal.any()


def test_an_odd_unit_among_many_is_outside() -> None:
    events = np.full(60, 300.0) + np.tile([-20.0, 20.0], 30)
    chart = p_prime_chart([*events, 700], np.full(61, 1000.0), ordered=False)
    assert chart.signal[0].tolist() == [0] * 60 + [Signal.OUTSIDE]
    assert chart.side[0, -1] == 1


def test_limits_may_be_kept_from_being_narrower_than_the_counts_give() -> None:
    calm = p_prime_chart([50, 51, 50, 51], [100] * 4)
    floored = p_prime_chart([50, 51, 50, 51], [100] * 4, least_sigma_z=1.0)
    assert calm.sigma_z[0, 0] < 1
    assert floored.sigma_z[0, 0] == 1
    np.testing.assert_allclose(floored.limits.upper, p_chart([50, 51, 50, 51], [100] * 4).limits.upper)


@pytest.mark.parametrize("chart_of", [p_chart, p_prime_chart, u_chart, u_prime_chart])
def test_nobody_counted_has_limits_on_the_mean_and_no_signal(chart_of) -> None:
    chart = chart_of(np.zeros(14), np.full(14, 50.0))
    assert chart.limits.upper[0].tolist() == [0.0] * 14
    assert not chart.signal.any()


def test_everybody_counted_has_limits_on_the_mean_and_no_signal() -> None:
    chart = p_prime_chart(N, N)
    assert chart.limits.lower[0].tolist() == [1.0] * 6
    assert not chart.signal.any()


@pytest.mark.parametrize(("x", "n"), [(NAN, 10), (3, NAN), (3, 0), (-1, 10), (11, 10)])
def test_impossible_counts_have_no_figure_and_move_no_mean(x: float, n: float) -> None:
    chart = p_prime_chart([1, 2, x, 1, 2], [10, 10, n, 10, 10])
    assert np.isnan(chart.values[0, 2])
    assert chart.limits.centre[0, 0] == pytest.approx(0.15)
    assert chart.baseline_points[0, 0] == 4


def test_one_period_alone_has_no_sigma_z() -> None:
    assert np.isnan(p_prime_chart([1], [10]).limits.upper).all()
    assert np.isnan(p_prime_chart([1], [10], ordered=False).limits.upper).all()
    assert np.isnan(p_chart([NAN], [10]).limits.upper).all()


def test_moving_ranges_of_z_are_screened_when_asked() -> None:
    events = [50.0, 52.0] * 8 + [95.0] + [50.0, 52.0] * 8
    wide = p_prime_chart(events, [100.0] * 33).sigma_z[0, 0]
    assert p_prime_chart(events, [100.0] * 33, RunRules(screened=True)).sigma_z[0, 0] < wide / 2


def test_each_rebase_group_has_a_sigma_z_of_its_own() -> None:
    chart = u_prime_chart([10, 12, 10, 40, 80, 40], [10.0] * 6, rebase=[0, 0, 0, 1, 1, 1])
    assert chart.sigma_z[0, 0] < chart.sigma_z[0, 3]


def test_counts_of_different_lengths_are_refused() -> None:
    with pytest.raises(InputError, match="one shape"):
        p_chart([1, 2, 3], [10, 10])
