"""Whether a process that carries on as it is will meet its target."""

from enum import StrEnum
from typing import Literal

import numpy as np
from numpy.typing import ArrayLike

from evenhand.statistics.arrays import floats
from evenhand.statistics.spc.chart import RunChart


class Assurance(StrEnum):
    """What chance alone would make of a target. `HIT_AND_MISS`: met in some periods and not in others."""

    PASS = "pass"
    FAIL = "fail"
    HIT_AND_MISS = "hit_and_miss"
    NONE = "none"


def assurance(chart: RunChart, target: ArrayLike, better: Literal["higher", "lower"] | None) -> np.ndarray:
    """Return each series' :class:`Assurance`, (N,) of text, by the limits at its last figure.

    Parameters
    ----------
    chart
        the charts.
    target
        in the unit of the figures; one for all series or (N,). NaN where there is none.
    better
        which way is good; None where neither is, and then nothing can be said.

    Edges: a target exactly on a limit is hit and miss, so figures that are all exactly on their target are too.
    No target, no limits or no way that is good: none.

    Source: Making Data Count [MakingDataCount].
    """
    count = chart.values.shape[0]
    rows, last = np.arange(count), chart.last
    lower, upper = chart.limits.lower[rows, last], chart.limits.upper[rows, last]
    aim = np.broadcast_to(floats(target), (count,))
    below, above = upper < aim, lower > aim
    passes, fails = (above, below) if better == "higher" else (below, above)
    known = (last >= 0) & np.isfinite(aim) & np.isfinite(lower) & np.isfinite(upper) & (better is not None)
    choices = (
        (~known, Assurance.NONE.value),
        (passes, Assurance.PASS.value),
        (fails, Assurance.FAIL.value),
    )
    return np.select(
        [holds for holds, _ in choices], [name for _, name in choices], Assurance.HIT_AND_MISS.value
    )
