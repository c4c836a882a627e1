"""The p chart of proportions and the u chart of rates: limits from the counts themselves."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from evenhand.statistics.arrays import FloatArray, same_shape
from evenhand.statistics.spc.baseline import Baseline
from evenhand.statistics.spc.chart import RunChart, finish, series
from evenhand.statistics.spc.limits import ProcessLimits
from evenhand.statistics.spc.rules import RunRules

SIGMAS = 3.0
"""Process limits are three standard deviations from the mean, on either side."""


@dataclass(frozen=True)
class Counted:
    """Counts as a chart uses them: the share or rate, its pooled mean, and one standard deviation at each point."""

    values: FloatArray
    centre: FloatArray
    deviation: FloatArray
    baseline: Baseline


def p_chart(
    numerators: ArrayLike,
    denominators: ArrayLike,
    rules: RunRules | None = None,
    *,
    rebase: ArrayLike | None = None,
) -> RunChart:
    """Return the p charts of many series: P ± 3 √(P (1 − P) / n), held between 0 and 1; P is the pooled proportion.

    Parameters
    ----------
    numerators, denominators
        counts, (N, T) or (T,), in order of time.
    rules, rebase
        as in :func:`~evenhand.statistics.spc.xmr.xmr_chart`; `rules.screened` has nothing to screen here.

    Edges: no figure where a count is missing, n is 0, or x is negative or above n. Nobody counted, or everybody:
    limits on the mean, no signal. With large denominators a p chart has limits far too narrow: see
    :func:`~evenhand.statistics.spc.laney.p_prime_chart`.

    Source: Shewhart (1931) [Shewhart1931].
    """
    rules = rules or RunRules()
    counted = proportions(numerators, denominators, rules, rebase)
    limits = ProcessLimits.about(counted.centre, SIGMAS * counted.deviation, floor=0.0, ceiling=1.0)
    return finish("p", counted.values, limits, counted.baseline, rules)


def u_chart(
    numerators: ArrayLike,
    denominators: ArrayLike,
    rules: RunRules | None = None,
    *,
    rebase: ArrayLike | None = None,
) -> RunChart:
    """Return the u charts of many series: U ± 3 √(U / n), not below 0; U is the pooled rate of events.

    Parameters and edges as in :func:`p_chart`, except that events may outnumber the denominator. Rates are per one of
    the denominator: multiply afterwards.

    Source: Shewhart (1931) [Shewhart1931].
    """
    rules = rules or RunRules()
    counted = rates(numerators, denominators, rules, rebase)
    limits = ProcessLimits.about(counted.centre, SIGMAS * counted.deviation, floor=0.0)
    return finish("u", counted.values, limits, counted.baseline, rules)


def proportions(
    numerators: ArrayLike, denominators: ArrayLike, rules: RunRules, rebase: ArrayLike | None
) -> Counted:
    """Return proportions with their binomial standard deviation about the pooled one."""
    return _counted(
        numerators,
        denominators,
        rules,
        rebase,
        is_share=True,
        variance=lambda centre: centre * (1.0 - centre),
    )


def rates(
    numerators: ArrayLike, denominators: ArrayLike, rules: RunRules, rebase: ArrayLike | None
) -> Counted:
    """Return rates with their Poisson standard deviation about the pooled one."""
    return _counted(numerators, denominators, rules, rebase, is_share=False, variance=lambda centre: centre)


def _counted(
    numerators: ArrayLike,
    denominators: ArrayLike,
    rules: RunRules,
    rebase: ArrayLike | None,
    *,
    is_share: bool,
    variance: Callable[[FloatArray], FloatArray],
) -> Counted:
    x, n = same_shape(
        numerators=series("numerators", numerators), denominators=series("denominators", denominators)
    )
    usable = (n > 0) & (x >= 0)
    if is_share:
        usable &= x <= n
    values = np.full(x.shape, np.nan)
    values[usable] = x[usable] / n[usable]
    baseline = Baseline.of(usable, rebase, rules.fix_after)
    used = baseline.used
    with np.errstate(invalid="ignore", divide="ignore"):
        centre = baseline.total(np.where(used, x, 0.0)) / baseline.total(np.where(used, n, 0.0))
        deviation = np.sqrt(variance(centre) / np.where(usable, n, np.nan))
    return Counted(values, centre, deviation, baseline)
