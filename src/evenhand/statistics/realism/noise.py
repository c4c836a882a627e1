"""How far apart two periods' figures have to be before more than chance can be seen in it."""

import numpy as np

from evenhand.common.errors import InputError
from evenhand.statistics.confidence import CONFIDENCE_95, two_sided_z
from evenhand.statistics.realism.outlook import Family


def noise(
    family: Family,
    baseline: float,
    base: float,
    target: float,
    next_base: float,
    confidence: float = CONFIDENCE_95,
) -> float:
    """Return the half-width of the interval of the difference between a baseline and a figure at the target.

    ``z √(v₁ + v₂)``, v the sampling variance of each period's figure: ``p (1 − p)/n`` of a share and ``λ/n`` of a rate,
    each with half a patient added so that none or all are not taken to be certain, or the variance itself of a value.
    A target less than this from the baseline is inside the noise: reaching it and missing it look alike. The periods
    are taken as independent; people counted in both make it cautious.

    Parameters
    ----------
    family
        ``binomial``, ``poisson`` or ``normal``.
    baseline, target
        both in one unit: shares, rates or values.
    base, next_base
        what each was or will be counted over; sampling variances for ``normal``.
    confidence
        two-sided level.

    Edges: a base of 0 or less, or a share outside 0 to 1: InputError. A value without sampling variance in either
    period: 0, chance hides nothing.
    """
    variance = _variance(family, baseline, base) + _variance(family, target, next_base)
    return two_sided_z(confidence) * float(np.sqrt(variance))


def is_detectable(family: Family, baseline: float, base: float, target: float, next_base: float) -> bool:
    """Whether a figure at the target could be told from the baseline: it lies at least :func:`noise` away."""
    return abs(target - baseline) >= noise(family, baseline, base, target, next_base)


def _variance(family: Family, value: float, base: float) -> float:
    if family == "normal":
        possible, variance = base >= 0, base
    elif family == "poisson":
        possible = base > 0 and value >= 0
        variance = (value * base + 0.5) / base**2 if possible else np.nan
    else:
        possible = base > 0 and 0.0 <= value <= 1.0
        share = (value * base + 0.5) / (base + 1.0)
        variance = share * (1.0 - share) / base if possible else np.nan
    if not possible or not np.isfinite(variance):
        raise InputError(f"this is no {family} figure", where="noise", received=(value, base))
    return float(variance)
