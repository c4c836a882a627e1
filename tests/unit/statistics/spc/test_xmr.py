"""The XmR chart: its limits, its rules and its edges."""

import numpy as np
import pytest

from evenhand.common.errors import InputError
from evenhand.statistics.spc import RunRules, Signal, xmr_chart

NAN = np.nan
STEADY = [0, 1, 0, -1] * 5
"""Mean 0, moving range 1 throughout, limits at 2.66."""


def signals(values: list[float], rules: RunRules | None = None, **more: object) -> list[int]:
    return xmr_chart(values, rules, **more).signal[0].tolist()  # type: ignore[arg-type]


def test_limits_are_the_mean_and_266_moving_ranges() -> None:
    chart = xmr_chart([1.0, 3.0, 2.0, 4.0])

    assert chart.limits.centre[0] == pytest.approx([2.5] * 4)
    assert chart.limits.upper[0] == pytest.approx([2.5 + 2.66 * 5 / 3] * 4)
    assert chart.limits.near_lower[0] == pytest.approx([2.5 - 2.66 * 5 / 3 * 2 / 3] * 4)


def test_a_series_alone_and_among_others_has_the_same_chart() -> None:
    rows = np.random.default_rng(3).normal(0, 1, (5, 30)).cumsum(axis=1)
    together = xmr_chart(rows)

    for place, row in enumerate(rows):
        alone = xmr_chart(row)
        np.testing.assert_array_equal(alone.signal[0], together.signal[place])
        np.testing.assert_allclose(alone.limits.upper[0], together.limits.upper[place], rtol=1e-12)


def test_figures_that_never_move_have_limits_on_their_mean_and_no_signal() -> None:
    chart = xmr_chart([[0.1] * 15, [1 / 3] * 15], RunRules(screened=True))

    for limit in (chart.limits.centre, chart.limits.lower, chart.limits.upper):
        np.testing.assert_array_equal(limit[:, 0], [0.1, 1 / 3])
    assert not chart.signal.any()


def test_a_gap_has_no_moving_range_across_it() -> None:
    assert xmr_chart([1, 2, NAN, 100, 101]).limits.upper[0, 0] == pytest.approx(51 + 2.66)


def test_gaps_at_the_ends_change_nothing() -> None:
    inside = np.random.default_rng(4).normal(0, 1, 20)
    padded = xmr_chart([NAN, NAN, *inside, NAN])
    alone = xmr_chart(inside)

    np.testing.assert_array_equal(padded.signal[0, 2:-1], alone.signal[0])
    np.testing.assert_allclose(padded.limits.lower[0, 2:-1], alone.limits.lower[0])
    assert padded.signal[0, [0, 1, -1]].tolist() == [0, 0, 0]
    assert padded.last.tolist() == [21]


@pytest.mark.parametrize("values", [[5.0], [5.0, NAN, 6.0], [NAN, NAN]])
def test_without_two_neighbours_there_are_no_limits(values: list[float]) -> None:
    chart = xmr_chart(values)

    assert np.isnan(chart.limits.upper).all()
    assert not chart.signal.any()
    assert chart.is_short.all()


def test_a_series_without_any_figure_has_no_last_one() -> None:
    assert xmr_chart([[NAN, NAN], [1, NAN]]).last.tolist() == [-1, 0]


def test_a_point_beyond_a_limit_is_outside_and_one_on_it_is_not() -> None:
    assert signals([*STEADY, 40])[-1] == Signal.OUTSIDE
    on_the_limit = xmr_chart([0, 0, 0, 0])
    assert not on_the_limit.signal.any()


@pytest.mark.parametrize("length", [6, 7, 8])
def test_a_trend_takes_as_many_points_as_its_rule_says(length: int) -> None:
    base = [50, -50] * 10
    rules = RunRules(trend=length)
    # The last of the base is low, so the climb from there has one point more than its steps.
    assert Signal.TREND in signals(base + list(range(-49, -49 + length - 1)), rules)
    assert Signal.TREND not in signals(base + list(range(-49, -49 + length - 2)), rules)


def test_a_tie_breaks_a_trend() -> None:
    base = [50, -50] * 10
    assert Signal.TREND not in signals([*base, -40, -30, -30, -20, -10, 0, 10])


def test_the_point_where_a_trend_turns_belongs_to_the_later_one() -> None:
    base = [100, -100] * 10
    chart = xmr_chart([*base, -60, -40, -20, 0, 20, 40, 30, 20, 10, 0, -10, -20])
    turn = 25
    assert chart.values[0, turn] == 40
    assert (chart.signal[0, turn - 1], chart.side[0, turn - 1]) == (Signal.TREND, 1)
    assert (chart.signal[0, turn], chart.side[0, turn]) == (Signal.TREND, -1)
    assert (chart.signal[0, -1], chart.side[0, -1]) == (Signal.TREND, -1)


def test_a_shift_takes_its_points_on_one_side_and_one_on_the_mean_breaks_it() -> None:
    swing = [30, -30] * 8
    assert signals([*swing, *[2, 1, 2, 1, 2, 1, 2], *[-2, -1] * 4])[16:23] == [Signal.SHIFT] * 7
    chart = xmr_chart([30.0, -30.0] * 8 + [2.0, 1, 2, 0, 1, 2, 1] + [-2.0, -1, -2, 0, -1, -2, -1])
    assert chart.limits.centre[0, 0] == 0
    assert not chart.signal.any()


def test_two_in_three_needs_all_three_on_one_side() -> None:
    fixed = RunRules(fix_after=20)
    assert signals([*STEADY, 2, 0.5, 2, -1], fixed)[20:] == [
        Signal.TWO_IN_THREE,
        Signal.COMMON_CAUSE,
        Signal.TWO_IN_THREE,
        Signal.COMMON_CAUSE,
    ]
    assert signals([*STEADY, 2, -0.5, 2, -1], fixed)[20:] == [0, 0, 0, 0]


def test_two_in_three_counts_points_beyond_the_limit_only_when_inclusive() -> None:
    values = [*STEADY, 9, 2, 0.5, -1]
    assert signals(values, RunRules(fix_after=20))[20:22] == [Signal.OUTSIDE, Signal.TWO_IN_THREE]
    assert signals(values, RunRules(fix_after=20, inclusive=False))[20:22] == [Signal.OUTSIDE, 0]


def test_fixed_limits_are_those_of_the_first_points() -> None:
    chart = xmr_chart([*STEADY[:12], 7, 8, 9], RunRules(fix_after=12))

    assert chart.limits.upper[0].tolist() == pytest.approx([2.66] * 15)
    assert chart.baseline_points[0].tolist() == [12] * 15
    assert chart.is_short.tolist() == [True]


def test_a_rebase_begins_a_new_mean_and_no_run_crosses_it() -> None:
    groups = [0] * 13 + [1] * 13
    chart = xmr_chart([0, 1] * 6 + [0] + [10, 11] * 6 + [10], rebase=groups)

    assert chart.limits.centre[0, [0, -1]].tolist() == pytest.approx([6 / 13, 10 + 6 / 13])
    assert chart.limits.upper[0, 0] - chart.limits.centre[0, 0] == pytest.approx(2.66)
    assert not chart.signal.any()
    assert not chart.is_short.any()


def test_each_series_may_be_rebased_where_it_needs() -> None:
    groups = [[0, 0, 1, 1], [0, 0, 0, 0]]
    chart = xmr_chart([[1, 1, 5, 5], [1, 1, 5, 5]], rebase=groups)
    assert chart.limits.centre.tolist() == [[1, 1, 5, 5], [3, 3, 3, 3]]


def test_screening_leaves_out_ranges_far_above_the_others() -> None:
    values = [*STEADY, 60, *STEADY]
    wide = xmr_chart(values).limits.upper[0, 0]
    narrow = xmr_chart(values, RunRules(screened=True)).limits.upper[0, 0]
    assert narrow - 60 / 41 == pytest.approx(2.66)
    assert wide > narrow + 3


def test_a_series_of_thirteen_is_long_enough() -> None:
    assert xmr_chart([[1.0] * 13, [1.0] * 12 + [NAN]]).is_short.tolist() == [False, True]


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        (lambda: RunRules(trend=5), "Received: 5"),
        (lambda: RunRules(shift=9), "Received: 9"),
        (lambda: RunRules(fix_after=11), "Received: 11"),
        (lambda: xmr_chart([]), "at least one period"),
        (lambda: xmr_chart(np.zeros((2, 2, 2))), "(2, 2, 2)"),
        (lambda: xmr_chart([1, 2, 3], rebase=[0, 1]), "Give 3 entries"),
        (lambda: xmr_chart([1, 2, 3], rebase=1), "Give 3 entries"),
    ],
)
def test_what_cannot_be_charted_is_refused(wrong, said: str) -> None:
    with pytest.raises(InputError) as refusal:
        wrong()
    assert said in str(refusal.value)
