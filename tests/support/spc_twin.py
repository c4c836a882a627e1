"""The rules of a run chart once more, point by point in plain Python, to hold the fast form against."""

from collections.abc import Sequence
from itertools import pairwise

Point = tuple[int, int]
"""A signal's number and its side."""


def slow_signals(
    values: Sequence[float | None],
    limits: Sequence[tuple[float, float, float]],
    near: Sequence[tuple[float, float]],
    *,
    trend: int,
    shift: int,
    inclusive: bool,
) -> list[Point]:
    """Return each point's signal: `limits` are (lower, mean, upper) and `near` two thirds of the way, at each point."""
    count = len(values)
    found: list[Point] = [(0, 0)] * count

    def stretches(length: int) -> list[list[int]]:
        windows = [list(range(start, start + length)) for start in range(count - length + 1)]
        return [window for window in windows if all(values[place] is not None for place in window)]

    def value(place: int) -> float:
        here = values[place]
        assert here is not None
        return here

    def side(place: int) -> int:
        mean = limits[place][1]
        room = 1e-12 * max(abs(value(place)), abs(mean))
        return (value(place) - mean > room) - (mean - value(place) > room)

    def outside(place: int) -> int:
        return (value(place) > limits[place][2]) - (value(place) < limits[place][0])

    def far(place: int) -> bool:
        beyond = value(place) > near[place][1] or value(place) < near[place][0]
        return beyond and (inclusive or not outside(place))

    for window in stretches(shift):
        sides = {side(place) for place in window}
        if len(sides) == 1 and sides != {0}:
            for place in window:
                found[place] = (4, side(place))
    for window in stretches(3):
        sides = {side(place) for place in window}
        distant = [place for place in window if far(place)]
        if len(sides) == 1 and sides != {0} and len(distant) >= 2:
            for place in distant:
                found[place] = (3, side(place))
    for window in stretches(trend):
        steps = {
            (value(after) > value(before)) - (value(after) < value(before))
            for before, after in pairwise(window)
        }
        if steps in ({1}, {-1}):
            for place in window:
                found[place] = (2, steps.copy().pop())
    for place in range(count):
        if values[place] is not None and outside(place):
            found[place] = (1, outside(place))
    return found
