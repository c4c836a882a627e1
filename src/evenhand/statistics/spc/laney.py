"""Laney's p′ and u′ charts: limits from the counts, widened by how much more the figures vary than counts do."""

import numpy as np
from numpy.typing import ArrayLike

from evenhand.statistics.arrays import FloatArray
from evenhand.statistics.spc.attributes import SIGMAS, Counted, proportions, rates
from evenhand.statistics.spc.chart import RunChart, finish
from evenhand.statistics.spc.limits import ProcessLimits
from evenhand.statistics.spc.rules import RunRules
from evenhand.statistics.spc.xmr import SCREEN_FACTOR

D2 = 1.128
"""The mean moving range of two points in standard deviations [Laney2002]."""


def p_prime_chart(
    numerators: ArrayLike,
    denominators: ArrayLike,
    rules: RunRules | None = None,
    *,
    rebase: ArrayLike | None = None,
    ordered: bool = True,
    least_sigma_z: float = 0.0,
) -> RunChart:
    """Return the p′ charts of many series: P ± 3 σ_z √(P (1 − P) / n), held between 0 and 1.

    ``z = (p − P) / √(P (1 − P) / n)``, and σ_z is the mean moving range of z divided by 1.128.

    Parameters
    ----------
    numerators, denominators
        counts, (N, T) or (T,), in order of time.
    rules, rebase
        as in :func:`~evenhand.statistics.spc.xmr.xmr_chart`; `rules.screened` screens the moving ranges of z.
    ordered
        False for units that have no order, such as practices side by side: σ_z is then the standard deviation of z,
        and only *outside* is a signal.
    least_sigma_z
        the least σ_z allowed. 0 lets limits be narrower than the counts alone give, as Laney's formula has it; others
        put 1.

    Edges: as in :func:`~evenhand.statistics.spc.attributes.p_chart`; one figure alone has no σ_z and no limits.

    Source: Laney (2002) [Laney2002]; Mohammed and Laney (2006) [MohammedLaney2006].
    """
    rules = rules or RunRules()
    counted = proportions(numerators, denominators, rules, rebase)
    sigma_z = _sigma_z(counted, rules, ordered=ordered, least=least_sigma_z)
    limits = ProcessLimits.about(counted.centre, SIGMAS * sigma_z * counted.deviation, floor=0.0, ceiling=1.0)
    return finish(
        "p_prime", counted.values, limits, counted.baseline, rules, sigma_z=sigma_z, ordered=ordered
    )


def u_prime_chart(
    numerators: ArrayLike,
    denominators: ArrayLike,
    rules: RunRules | None = None,
    *,
    rebase: ArrayLike | None = None,
    ordered: bool = True,
    least_sigma_z: float = 0.0,
) -> RunChart:
    """Return the u′ charts of many series: U ± 3 σ_z √(U / n), not below 0.

    Parameters and edges as in :func:`p_prime_chart`, except that events may outnumber the denominator. Rates are per
    one of the denominator: multiply afterwards.

    Source: Laney (2002) [Laney2002].
    """
    rules = rules or RunRules()
    counted = rates(numerators, denominators, rules, rebase)
    sigma_z = _sigma_z(counted, rules, ordered=ordered, least=least_sigma_z)
    limits = ProcessLimits.about(counted.centre, SIGMAS * sigma_z * counted.deviation, floor=0.0)
    return finish(
        "u_prime", counted.values, limits, counted.baseline, rules, sigma_z=sigma_z, ordered=ordered
    )


def _sigma_z(counted: Counted, rules: RunRules, *, ordered: bool, least: float) -> FloatArray:
    """Return σ_z of each point's stretch, (N, T); NaN where there are too few points for one."""
    baseline, used = counted.baseline, counted.baseline.used
    with np.errstate(invalid="ignore", divide="ignore"):
        z = (counted.values - counted.centre) / counted.deviation
    # Nobody counted, or everybody: no point can differ from the mean.
    z[counted.deviation == 0] = 0.0
    if ordered:
        moving_range = baseline.mean_moving_range(z, screened=rules.screened, limit=SCREEN_FACTOR)
        return np.maximum(moving_range / D2, least)
    mean = baseline.mean(z, used)
    squares = baseline.total(np.where(used, (z - mean) ** 2, 0.0))
    with np.errstate(invalid="ignore", divide="ignore"):
        return np.maximum(np.sqrt(squares / (baseline.count(used) - 1.0)), least)
