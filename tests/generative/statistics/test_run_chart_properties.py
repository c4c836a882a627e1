"""What holds for run charts whatever the figures: beside a slow twin, and under changes that change nothing."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from evenhand.statistics.spc import RunRules, assurance, p_prime_chart, u_chart, u_prime_chart, xmr_chart
from support.spc_twin import slow_signals

whole = st.integers(-20, 20).map(float)
gappy = st.one_of(whole, whole, whole, st.just(np.nan))
tables = st.tuples(st.integers(1, 4), st.integers(1, 40)).flatmap(
    lambda shape: arrays(float, shape, elements=gappy)
)
lengths = st.sampled_from([6, 7, 8])
rules = st.builds(
    RunRules,
    trend=lengths,
    shift=lengths,
    inclusive=st.booleans(),
    screened=st.booleans(),
    fix_after=st.one_of(st.none(), st.integers(12, 20)),
)
counts = st.integers(1, 60).flatmap(
    lambda size: st.tuples(
        arrays(float, size, elements=st.integers(0, 50).map(float)),
        arrays(float, size, elements=st.integers(50, 500).map(float)),
    )
)


@given(tables, rules)
def test_the_rules_are_those_of_the_slow_twin(values: np.ndarray, chosen: RunRules) -> None:
    chart = xmr_chart(values, chosen)
    limits = chart.limits
    for row in range(len(values)):
        slow = slow_signals(
            [None if np.isnan(one) else one for one in values[row].tolist()],
            list(
                zip(
                    limits.lower[row].tolist(),
                    limits.centre[row].tolist(),
                    limits.upper[row].tolist(),
                    strict=True,
                )
            ),
            list(zip(limits.near_lower[row].tolist(), limits.near_upper[row].tolist(), strict=True)),
            trend=chosen.trend,
            shift=chosen.shift,
            inclusive=chosen.inclusive,
        )
        assert list(zip(chart.signal[row].tolist(), chart.side[row].tolist(), strict=True)) == slow


@given(tables, rules)
def test_turning_a_series_over_turns_its_sides(values: np.ndarray, chosen: RunRules) -> None:
    up, down = xmr_chart(values, chosen), xmr_chart(-values, chosen)
    np.testing.assert_array_equal(up.signal, down.signal)
    np.testing.assert_array_equal(up.side, -down.side)


@given(tables, rules, st.sampled_from([0.5, 2.0, 1024.0]))
def test_the_unit_makes_no_difference(values: np.ndarray, chosen: RunRules, factor: float) -> None:
    here, there = xmr_chart(values, chosen), xmr_chart(values * factor, chosen)
    np.testing.assert_array_equal(here.signal, there.signal)
    np.testing.assert_allclose(here.limits.upper * factor, there.limits.upper, rtol=1e-12)


@given(tables, rules)
def test_a_missing_figure_has_no_signal_and_limits_lie_about_the_mean(
    values: np.ndarray, chosen: RunRules
) -> None:
    chart = xmr_chart(values, chosen)
    assert not chart.signal[np.isnan(values)].any()
    known = np.isfinite(chart.limits.upper)
    assert (chart.limits.lower[known] <= chart.limits.centre[known]).all()
    assert (chart.limits.centre[known] <= chart.limits.upper[known]).all()


@given(tables, rules, st.integers(-30, 30), st.sampled_from(["higher", "lower"]))
def test_assurance_turns_over_with_the_way_that_is_good(values, chosen, target, better) -> None:
    chart = xmr_chart(values, chosen)
    other = "lower" if better == "higher" else "higher"
    turned = {"pass": "fail", "fail": "pass"}
    here, there = assurance(chart, target, better), assurance(chart, target, other)
    assert there.tolist() == [turned.get(one, one) for one in here.tolist()]


@given(counts)
def test_limits_of_shares_and_rates_stay_where_they_can_be(pair) -> None:
    events, trials = pair
    shares, rates = p_prime_chart(events, trials), u_prime_chart(events, trials)
    for limits, ceiling in ((shares.limits, 1.0), (rates.limits, np.inf)):
        known = np.isfinite(limits.upper)
        assert (limits.lower[known] >= 0).all()
        assert (limits.upper[known] <= ceiling).all()


@given(counts)
def test_a_widened_chart_is_the_plain_one_with_its_limits_moved_by_sigma_z(pair) -> None:
    events, trials = pair
    plain, wide = u_chart(events, trials), u_prime_chart(events, trials)
    np.testing.assert_allclose(
        wide.limits.near_upper - wide.limits.centre,
        (plain.limits.near_upper - plain.limits.centre) * wide.sigma_z,
        atol=1e-12,
    )


@given(counts, st.randoms(use_true_random=False))
def test_units_without_order_may_come_in_any(pair, random) -> None:
    events, trials = pair
    order = list(range(len(events)))
    random.shuffle(order)
    here = p_prime_chart(events, trials, ordered=False)
    there = p_prime_chart(events[order], trials[order], ordered=False)
    np.testing.assert_allclose(here.limits.upper[0][order], there.limits.upper[0], rtol=1e-9)
