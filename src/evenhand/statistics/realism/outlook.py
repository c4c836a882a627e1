"""Where one practice's own level will be next period, from its context and its past."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import ArrayLike
from scipy.special import logit

from evenhand.common.errors import InputError
from evenhand.statistics.arrays import FloatArray, same_shape

Family = Literal["binomial", "poisson", "normal"]


@dataclass(frozen=True)
class Outlook:
    """A practice's level next period: normal with `centre` and `variance` on the family's own scale.

    The scale is the logit of a share (binomial), the logarithm of a rate (poisson), the value itself (normal).
    `own_weight` is how much of the centre is the practice's own past, 0 to 1; the rest is what its context gives.
    """

    family: Family
    centre: float
    variance: float
    own_weight: float


def outlook(
    family: Family,
    expected: float,
    tau2: float,
    persistence: float,
    past: ArrayLike = (),
    past_base: ArrayLike = (),
    shifts: ArrayLike = 0.0,
) -> Outlook:
    """Return where a practice's level will be next period if it carries on as it is.

    The distance of its level from what its context gives is carried from period to period in part, the rest is new:
    ``d' = φ d + e, Var e = tau2 (1 − φ²)``, so that practices always differ by tau2. The past periods are what was
    seen of it through sampling; the filter of Kalman (1960) [Kalman1960] weighs each by its reliability
    ``P / (P + s²)``.

    Parameters
    ----------
    family
        ``binomial`` for people out of people, ``poisson`` for events over a population, ``normal`` for a value.
    expected
        what practices in such a context have on average: a share, a rate, a value.
    tau2
        the usual variation between practices given context, on the predictive funnel's scale: of the logit, relative to
        the mean (poisson), or squared units.
    persistence
        φ, 0 to 1: how much of the distance is there again one period later.
    past, past_base
        the practice's earlier periods, oldest first, the latest last, shape (T,). Counts and what they are out of; for
        ``normal`` values and their sampling variances. NaN is a period without a figure.
    shifts
        what to add to the expectation in each of them, on the family's scale: where England stood then.

    Edges: no past: the centre is the expectation, own_weight 0. tau2 = 0: practices do not differ, the past tells
    nothing. An expectation without a place on the scale (0, or a share of 1), tau2 below 0, persistence outside 0 to 1:
    InputError.
    """
    centre, spread = _prior(family, expected, tau2)
    if not 0.0 <= persistence <= 1.0:
        raise InputError("persistence lies between 0 and 1", where="persistence", received=persistence)
    seen, variances = own_levels(family, past, past_base)
    moved = np.array(same_shape(past=seen, shifts=shifts)[1])
    distance, known, own = 0.0, spread, 0.0
    for level, variance, shift in zip(seen, variances, moved, strict=True):
        distance, known, own = _carried(distance, known, own, spread, persistence)
        if np.isfinite(level) and np.isfinite(variance) and known + variance > 0:
            gain = known / (known + variance)
            distance += gain * (level - centre - shift - distance)
            own += gain * (1.0 - own)
            known *= 1.0 - gain
    distance, known, own = _carried(distance, known, own, spread, persistence)
    return Outlook(family, float(centre + distance), float(known), float(own))


def own_levels(family: Family, past: ArrayLike, base: ArrayLike) -> tuple[FloatArray, FloatArray]:
    """Return what each period says of the level, on the family's scale, and its sampling variance; NaN where nothing.

    Counts have half a patient added, so that none or all still have a place (Haldane 1956 [Haldane1956]).
    """
    x, n = same_shape(past=past, past_base=base)
    if family == "normal":
        return x, np.where(n >= 0, n, np.nan)
    with np.errstate(invalid="ignore", divide="ignore"):
        usable = (n > 0) & (x >= 0) & np.isfinite(n)
        if family == "poisson":
            level, variance = np.log((x + 0.5) / n), 1.0 / (x + 0.5)
        else:
            usable &= x <= n
            level = np.log((x + 0.5) / (n - x + 0.5))
            variance = 1.0 / (x + 0.5) + 1.0 / (n - x + 0.5)
    return np.where(usable, level, np.nan), np.where(usable, variance, np.nan)


def _carried(
    distance: float, known: float, own: float, spread: float, persistence: float
) -> tuple[float, float, float]:
    """Carry what is known one period on."""
    return (
        persistence * distance,
        persistence**2 * known + (1.0 - persistence**2) * spread,
        persistence * own,
    )


def _prior(family: Family, expected: float, tau2: float) -> tuple[float, float]:
    """Return centre and variance of the level of a practice of which nothing is known but its context."""
    possible = {
        "binomial": 0.0 < expected < 1.0,
        "poisson": 0.0 < expected < np.inf,
        "normal": bool(np.isfinite(expected)),
    }[family]
    faults: Iterable[tuple[bool, str, float]] = (
        (possible, f"a {family} expectation has a place on its scale", expected),
        (bool(0.0 <= tau2 < np.inf), "a variance is 0 or more", tau2),
    )
    for holds, sentence, received in faults:
        if not holds:
            raise InputError(sentence, where="outlook", received=received)
    if family == "binomial":
        return float(logit(expected)), tau2
    if family == "poisson":
        # A gamma of mean 1 and variance tau2, as the normal of the logarithm with the same mean and variance.
        spread = float(np.log1p(tau2))
        return float(np.log(expected)) - spread / 2.0, spread
    return expected, tau2
