"""Where a practice would lie if its circumstances and its area were the average practice's: one funnel for all.

Each practice has limits of its own, at its own expectation. A picture has one set of curves. A value keeps its place
between the lines: what lies half-way from its expectation to its own upper 95% limit is drawn half-way from the average
practice's expectation to the curve of that limit, so position and outcome always agree.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from evenhand.definitions.indicator import IndicatorDefinition
from evenhand.pages.charts.funnel import Limits
from evenhand.pages.edition import Row

FloatArray = NDArray[np.float64]

_LINES = ("lower998", "lower95", "upper95", "upper998")


def expected_here(row: Row) -> float | None:
    """Return what is expected of a practice given its circumstances and its place, in the indicator's unit."""
    return None if row["expected"] is None else float(row["expected"]) + float(row["place_part"] or 0.0)


def has_own_limits(row: Row) -> bool:
    """Say whether a result can be placed: it has a value, an expectation, limits of its own and a size."""
    needed = ("value", "expected", "denominator", *(f"funnel_{line}" for line in _LINES))
    return all(row[name] is not None for name in needed)


def placed(
    definition: IndicatorDefinition, rows: Sequence[Row], curves: Sequence[Limits], average: float
) -> list[float]:
    """Return where each of `rows` is drawn, in the indicator's unit.

    Each row has its own limits (:func:`has_own_limits`). `curves` are the picture's, in order of size, and `average` is
    what is expected of the average practice, in the same unit. Beyond the outermost lines a proportion goes on towards
    0 or 1, a count towards 0; else a value goes on as far as its own limits are wide.
    """
    if not rows:
        return []
    value = np.array([row["value"] for row in rows], dtype=float)
    own = _knots(
        np.array([[row[f"funnel_{line}"] for row in rows] for line in _LINES], dtype=float),
        np.array([expected_here(row) for row in rows], dtype=float),
    )
    there = _knots(_at(curves, [row["denominator"] for row in rows]), np.full(value.shape, average))
    drawn = _inside(value, own, there)
    drawn = np.where(value < own[0], _below(definition, value, own, there), drawn)
    drawn = np.where(value > own[-1], _above(definition, value, own, there), drawn)
    return [float(one) for one in _agreeing(drawn, there, rows)]


def _at(curves: Sequence[Limits], sizes: Sequence[float]) -> FloatArray:
    """Return the curves at some sizes, as they are drawn: straight from point to point. Shape (4, K)."""
    grid = [limit.size for limit in curves]
    return np.array([np.interp(sizes, grid, [getattr(limit, line) for limit in curves]) for line in _LINES])


def _knots(lines: FloatArray, middle: FloatArray) -> FloatArray:
    """Return the four lines with the expectation between them, shape (5, K), never falling."""
    within = np.clip(middle, lines[1], lines[2])
    return np.maximum.accumulate(np.stack([lines[0], lines[1], within, lines[2], lines[3]]), axis=0)


def _inside(value: FloatArray, own: FloatArray, there: FloatArray) -> FloatArray:
    drawn = there[2].copy()
    for step in range(len(own) - 1):
        start, end = own[step], own[step + 1]
        between = (value >= start) & (value <= end) & (end > start)
        drawn[between] = (there[step] + _share(value - start, end - start) * (there[step + 1] - there[step]))[
            between
        ]
    return drawn


def _below(
    definition: IndicatorDefinition, value: FloatArray, own: FloatArray, there: FloatArray
) -> FloatArray:
    if definition.statistic in {"proportion", "rate", "ratio"}:
        return np.asarray(there[0] * _share(value, own[0]))
    return np.asarray(
        there[0] - (own[0] - value) * _share(there[2] - there[0], own[2] - own[0], otherwise=1.0)
    )


def _above(
    definition: IndicatorDefinition, value: FloatArray, own: FloatArray, there: FloatArray
) -> FloatArray:
    if definition.statistic == "proportion":
        all_of = float(definition.multiplier)
        return np.asarray(all_of - (all_of - there[-1]) * _share(all_of - value, all_of - own[-1]))
    wide = _share(there[-1] - there[2], own[-1] - own[2], otherwise=1.0)
    return np.asarray(there[-1] + (value - own[-1]) * wide)


def _share(part: FloatArray, whole: FloatArray, otherwise: float = 0.0) -> FloatArray:
    return np.divide(part, whole, out=np.full(np.shape(whole), otherwise), where=whole > 0)


def _agreeing(drawn: FloatArray, there: FloatArray, rows: Sequence[Row]) -> FloatArray:
    """Hold each on its outcome's side of the curves: a count may lie on its own limit, where rounding takes sides."""
    low, high = np.full(drawn.shape, -np.inf), np.full(drawn.shape, np.inf)
    for place, row in enumerate(rows):
        if row["outcome"] == "similar":
            low[place], high[place] = there[1, place], there[3, place]
        elif row["outcome"] is not None and row["direction"] == "higher":
            low[place] = there[3 if row["outcome"] == "worth_a_look" else 4, place]
            high[place] = there[4, place] if row["outcome"] == "worth_a_look" else np.inf
        elif row["outcome"] is not None:
            high[place] = there[1 if row["outcome"] == "worth_a_look" else 0, place]
            low[place] = there[0, place] if row["outcome"] == "worth_a_look" else -np.inf
    return np.clip(drawn, low, high)
