"""The XmR chart: single figures, limits from the moving range."""

import numpy as np
from numpy.typing import ArrayLike

from evenhand.statistics.spc.baseline import Baseline
from evenhand.statistics.spc.chart import RunChart, finish, series
from evenhand.statistics.spc.limits import ProcessLimits
from evenhand.statistics.spc.rules import RunRules

LIMITS_FACTOR = 2.66
"""Three standard deviations in mean moving ranges: 3 / 1.128, rounded as the field does [Wheeler1993]."""

SCREEN_FACTOR = 3.267
"""The upper limit of a moving range in mean moving ranges, D4 of two points [Nelson1982]."""


def xmr_chart(
    values: ArrayLike, rules: RunRules | None = None, *, rebase: ArrayLike | None = None
) -> RunChart:
    """Return the XmR charts of many series: mean ± 2.66 times the mean moving range.

    Parameters
    ----------
    values
        figures in any unit, (N, T) or (T,), in order of time, NaN where there is none.
    rules
        the parameters; Making Data Count's when not given.
    rebase
        groups, (T,) or (N, T): where the group changes, a new mean and new limits begin.

    Edges: figures that are all the same have limits on their mean and no signal. A gap has no moving range across it
    and breaks every run. One figure alone, or none next to another, has a mean and no limits. Fewer than 13 figures
    behind any limit make the chart `is_short`; it is worked out all the same.

    Raises :class:`InputError` for figures or groups of another shape.

    Source: Wheeler (1993) [Wheeler1993]; screening by Nelson (1982) [Nelson1982]; as in Making Data Count
    [MakingDataCount] and NHSRplotthedots [PlotTheDots].
    """
    rules = rules or RunRules()
    y = series("values", values)
    baseline = Baseline.of(np.isfinite(y), rebase, rules.fix_after)
    mean = baseline.mean(y, baseline.used)
    moving_range = baseline.mean_moving_range(y, screened=rules.screened, limit=SCREEN_FACTOR)
    return finish("xmr", y, ProcessLimits.about(mean, LIMITS_FACTOR * moving_range), baseline, rules)
