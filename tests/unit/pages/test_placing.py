"""A value keeps its place between the lines when it is drawn in the average practice's funnel."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as some

from evenhand.pages.charts.funnel import Limits
from evenhand.pages.presenters.placing import expected_here, has_own_limits, placed
from support.made_release import INDICATORS

SHARE, RATE, MEAN = INDICATORS[0], INDICATORS[1], INDICATORS[2]
CURVES = [Limits(10.0, 0.2, 0.3, 0.7, 0.8), Limits(110.0, 0.4, 0.45, 0.55, 0.6)]


def row(value: float, size: float = 110.0, **changes: Any) -> dict[str, Any]:
    return {
        "value": value,
        "denominator": size,
        "expected": 0.28,
        "place_part": 0.02,
        "funnel_lower998": 0.1,
        "funnel_lower95": 0.2,
        "funnel_upper95": 0.4,
        "funnel_upper998": 0.5,
        "outcome": None,
        "direction": None,
        **changes,
    }


@pytest.mark.parametrize(
    ("value", "drawn"),
    [(0.3, 0.5), (0.4, 0.55), (0.35, 0.525), (0.2, 0.45), (0.15, 0.425), (0.0, 0.0), (0.75, 0.8), (1.0, 1.0)],
)
def test_a_share_is_drawn_between_the_lines_it_lies_between(value: float, drawn: float) -> None:
    assert placed(SHARE, [row(value)], CURVES, 0.5) == pytest.approx([drawn])


def test_a_curve_is_read_where_it_is_drawn_between_its_points() -> None:
    assert placed(SHARE, [row(0.4, 60.0)], CURVES, 0.5) == pytest.approx([0.625])


def test_a_count_far_above_goes_on_as_far_as_its_limits_are_wide() -> None:
    assert placed(RATE, [row(0.9)], CURVES, 0.5) == pytest.approx([0.6 + 0.4 * 0.1 / 0.2])


def test_a_mean_far_below_may_go_below_nothing() -> None:
    assert placed(MEAN, [row(-2.9)], CURVES, 0.5) == pytest.approx([0.4 - 3.0 * 0.1 / 0.2])


def test_limits_that_are_one_leave_a_value_at_what_is_expected_of_the_average_practice() -> None:
    flat = {f"funnel_{line}": 0.0 for line in ("lower998", "lower95", "upper95", "upper998")}

    assert placed(RATE, [row(0.0, expected=0.0, place_part=None, **flat)], CURVES, 0.5) == [0.5]


def test_nobody_is_nowhere() -> None:
    assert placed(SHARE, [], CURVES, 0.5) == []


@pytest.mark.parametrize(
    ("outcome", "direction", "low", "high"),
    [
        ("similar", "similar", 0.45, 0.55),
        ("worth_a_look", "higher", 0.55, 0.6),
        ("worth_a_look", "lower", 0.4, 0.45),
        ("differs_explore", "higher", 0.6, 1.0),
        ("differs_explore", "lower", 0.0, 0.4),
    ],
)
@given(value=some.floats(0.0, 1.0))
def test_a_mark_lies_on_its_outcomes_side_of_the_curves(
    outcome: str, direction: str, low: float, high: float, value: float
) -> None:
    drawn = placed(SHARE, [row(value, outcome=outcome, direction=direction)], CURVES, 0.5)[0]

    assert low - 1e-12 <= drawn <= high + 1e-12


@given(some.floats(0.0, 1.0), some.floats(0.0, 1.0))
def test_of_two_practices_alike_the_higher_is_never_drawn_lower(one: float, other: float) -> None:
    low, high = placed(SHARE, [row(min(one, other)), row(max(one, other))], CURVES, 0.5)

    assert low <= high + 1e-12


def test_what_is_expected_is_given_circumstances_and_place() -> None:
    assert expected_here(row(0.5)) == pytest.approx(0.3)
    assert expected_here(row(0.5, expected=None)) is None
    assert has_own_limits(row(0.5))
    assert not has_own_limits(row(0.5, funnel_upper95=None))
