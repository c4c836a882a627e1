"""What a run chart is: figures, limits, signals, and the parameters they were made with."""

from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import ArrayLike

from evenhand.common.errors import InputError
from evenhand.statistics.arrays import BoolArray, FloatArray, floats
from evenhand.statistics.spc.baseline import Baseline
from evenhand.statistics.spc.limits import ProcessLimits
from evenhand.statistics.spc.rules import LEAST_POINTS, RunRules
from evenhand.statistics.spc.signals import find_signals, outside_only

ChartKind = Literal["xmr", "p", "u", "p_prime", "u_prime"]


@dataclass(frozen=True)
class RunChart:
    """N series of T periods with their limits and signals.

    Attributes
    ----------
    kind
        which chart it is.
    values
        the figures as drawn, (N, T); NaN where there is none.
    limits
        the mean and the limits at each period, each (N, T).
    signal, side
        each point's :class:`~evenhand.statistics.spc.rules.Signal`, and 1 for high or rising, −1 for low or falling,
        0 for common cause; int8 (N, T).
    sigma_z
        Laney's widening of the limits at each point, (N, T); 1 for charts that have none.
    baseline_points
        how many figures each point's mean and limits are made from, (N, T).
    rules
        the parameters.
    """

    kind: ChartKind
    values: FloatArray
    limits: ProcessLimits
    signal: np.ndarray
    side: np.ndarray
    sigma_z: FloatArray
    baseline_points: FloatArray
    rules: RunRules

    @property
    def is_short(self) -> BoolArray:
        """Whether a series has, anywhere, limits made from fewer than 13 figures, (N,)."""
        short: BoolArray = np.any(self.baseline_points < LEAST_POINTS, axis=1)
        return short

    @property
    def last(self) -> np.ndarray:
        """The place of each series' last figure, (N,); −1 where it has none."""
        observed = np.isfinite(self.values)
        places = self.values.shape[1] - 1 - observed[:, ::-1].argmax(axis=1)
        return np.where(observed.any(axis=1), places, -1)


def finish(
    kind: ChartKind,
    values: FloatArray,
    limits: ProcessLimits,
    baseline: Baseline,
    rules: RunRules,
    *,
    sigma_z: FloatArray | None = None,
    ordered: bool = True,
) -> RunChart:
    """Return the chart of `values` within `limits`, its signals found."""
    if ordered:
        signal, side = find_signals(values, limits, baseline.follows, rules)
    else:
        signal, side = outside_only(values, limits)
    return RunChart(
        kind=kind,
        values=values,
        limits=limits,
        signal=signal,
        side=side,
        sigma_z=np.ones(values.shape) if sigma_z is None else sigma_z,
        baseline_points=baseline.count(baseline.used),
        rules=rules,
    )


def series(name: str, values: ArrayLike) -> FloatArray:
    """Return (N, T) figures; (T,) is taken as one series. What is not finite has no figure and becomes NaN.

    Raises :class:`InputError` for another number of dimensions and for no periods at all.
    """
    array = floats(values)
    if array.ndim not in (1, 2) or array.shape[-1] == 0:
        raise InputError(
            "a run chart needs series of at least one period",
            where=name,
            received=array.shape,
            remedy="Give one row for each series and one column for each period",
        )
    array = np.atleast_2d(array)
    return np.where(np.isfinite(array), array, np.nan)
