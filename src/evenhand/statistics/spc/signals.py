"""The four rules of Making Data Count, on (N, T) figures with any kind of limits."""

import numpy as np

from evenhand.statistics.arrays import BoolArray, FloatArray
from evenhand.statistics.spc.limits import ProcessLimits
from evenhand.statistics.spc.rules import RunRules, Signal

ROUNDING = 1e-12
"""A figure this near the mean, as a share of the largest in the picture, lies on it: the rest is rounding."""

_OF_THREE = 3


def find_signals(
    values: FloatArray, limits: ProcessLimits, follows: BoolArray, rules: RunRules
) -> tuple[np.ndarray, np.ndarray]:
    """Return each point's :class:`Signal` and its side (1 above or rising, −1 below or falling, 0), both int8 (N, T).

    * outside: beyond a process limit; on it is inside.
    * trend: `rules.trend` points each above, or each below, the one before; equal neighbours break it. The point where
      one trend ends and another begins belongs to the later one.
    * two in three: of three points on one side of the mean, two beyond two thirds of the way to the limit; those two
      (or three) have the signal.
    * shift: `rules.shift` points on one side of the mean; one on the mean breaks it.

    A missing figure, and a new baseline, break every run.

    Source: Making Data Count [MakingDataCount]; Western Electric (1956) for two in three [WesternElectric1956].
    """
    side = _sides(values, limits.centre)
    found = {
        Signal.OUTSIDE: _signed(values > limits.upper, values < limits.lower),
        Signal.TREND: _trends(values, follows, rules.trend),
        Signal.TWO_IN_THREE: _two_in_three(values, limits, side, follows, inclusive=rules.inclusive),
        Signal.SHIFT: _shifts(side, follows, rules.shift),
    }
    signal = np.zeros(values.shape, dtype=np.int8)
    way = np.zeros(values.shape, dtype=np.int8)
    for rule in reversed(found):
        holds = found[rule] != 0
        signal[holds] = rule
        way[holds] = found[rule][holds]
    return signal, way


def outside_only(values: FloatArray, limits: ProcessLimits) -> tuple[np.ndarray, np.ndarray]:
    """Return signals and sides of units that have no order in time: only *outside* means anything."""
    way = _signed(values > limits.upper, values < limits.lower)
    return (np.abs(way) * Signal.OUTSIDE).astype(np.int8), way


def _sides(values: FloatArray, centre: FloatArray) -> np.ndarray:
    room = ROUNDING * np.maximum(np.abs(values), np.abs(centre))
    return _signed(values - centre > room, centre - values > room)


def _signed(up: BoolArray, down: BoolArray) -> np.ndarray:
    return up.astype(np.int8) - down.astype(np.int8)


def _trends(values: FloatArray, follows: BoolArray, length: int) -> np.ndarray:
    change = np.zeros(values.shape)
    change[:, 1:] = np.diff(values, axis=1)
    rises, falls = follows & (change > 0), follows & (change < 0)
    rising, falling = _members(rises, length), _members(falls, length)
    way = _signed(rising, falling)
    # Where both hold, one trend ends and the next begins: the next step says which.
    turns = rising & falling
    turns[:, -1] = False
    way[:, :-1] += (turns[:, :-1] * (rises[:, 1:].astype(np.int8) - falls[:, 1:].astype(np.int8))).astype(
        np.int8
    )
    return way


def _shifts(side: np.ndarray, follows: BoolArray, length: int) -> np.ndarray:
    def members(wanted: int) -> BoolArray:
        here = side == wanted
        steps = follows & here
        steps[:, 1:] &= here[:, :-1]
        return _members(steps, length)

    return _signed(members(1), members(-1))


def _two_in_three(
    values: FloatArray, limits: ProcessLimits, side: np.ndarray, follows: BoolArray, *, inclusive: bool
) -> np.ndarray:
    high, low = values > limits.near_upper, values < limits.near_lower
    if not inclusive:
        high &= values <= limits.upper
        low &= values >= limits.lower

    def members(far: BoolArray, wanted: int) -> BoolArray:
        here = side == wanted
        steps = follows & here
        steps[:, 1:] &= here[:, :-1]
        ended = _ended(steps, _OF_THREE)
        among = far.astype(np.int8)
        among[:, 1:] += far[:, :-1]
        among[:, 2:] += far[:, :-2]
        return far & _back(ended & (among >= _OF_THREE - 1), _OF_THREE)

    return _signed(members(high, 1), members(low, -1))


def _members(steps: BoolArray, points: int) -> BoolArray:
    """Return which points belong to a run of `points`; `steps` says which carry on a run from the one before."""
    return _back(_ended(steps, points), points)


def _ended(steps: BoolArray, points: int) -> BoolArray:
    """Return where a run of `points` ends."""
    ended = steps.copy()
    for back in range(1, points - 1):
        ended[:, back:] &= steps[:, :-back]
        ended[:, :back] = False
    return ended


def _back(ended: BoolArray, points: int) -> BoolArray:
    """Return every point of the stretches of `points` that end where `ended`."""
    inside = ended.copy()
    for back in range(1, points):
        inside[:, :-back] |= ended[:, back:]
    return inside
