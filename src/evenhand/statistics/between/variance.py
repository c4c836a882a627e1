"""The variance between units whose values have known sampling variances, by the estimators of the field."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final, Literal, get_args

import numpy as np
from numpy.typing import ArrayLike
from scipy.optimize import brentq

from evenhand.common.errors import InputError
from evenhand.statistics.arrays import FloatArray, same_shape

Estimator = Literal["DL", "REML", "ML", "PM", "HE", "SJ"]
MOST_STEPS: Final = 500
TOLERANCE: Final = 1e-12
"""Of the typical sampling variance, for a step of tau2."""


@dataclass(frozen=True)
class Between:
    """What a set of units says together.

    Attributes
    ----------
    tau2
        variance between units, in the squared unit of the values.
    mean, se
        their mean, each weighted by 1/(s² + tau²), and its standard error.
    q
        Cochran's Q about the mean that ignores tau².
    i2, h2
        share of the variation that is not chance, 0 to 1, and total over sampling variance, at the typical unit.
    units
        how many had a value.
    """

    tau2: float
    mean: float
    se: float
    q: float
    i2: float
    h2: float
    units: int


def between_variance(
    values: ArrayLike, sampling_variances: ArrayLike, estimator: Estimator = "REML"
) -> Between:
    """Return the variance between units of which each value is one unit's, with its sampling variance.

    Parameters
    ----------
    values, sampling_variances
        shape (K,); NaN is no unit. Sampling variances are above 0.
    estimator
        ``DL`` DerSimonian and Laird's moments, ``REML`` and ``ML`` (restricted) maximum likelihood, ``PM`` Paule and
        Mandel's equation (which is also the empirical Bayes estimator), ``HE`` the unweighted moments of Hedges, ``SJ``
        Sidik and Jonkman's two steps.

    Nothing is winsorised: this is for shrinkage and reliability, where the unusual are part of how units vary. Never
    below 0. Edges: one unit, or none, has a tau2 of 0; units all alike too.

    Raises InputError for an unknown estimator.

    Source: DerSimonian and Laird (1986) [DerSimonianLaird1986]; Paule and Mandel (1982) [PauleMandel1982]; the others
    as compared by Veroniki et al. (2016) [Veroniki2016].
    """
    if estimator not in get_args(Estimator):
        raise InputError(
            "there is no such estimator of the variance between units",
            where="estimator",
            received=estimator,
            remedy=f"Choose one of {', '.join(get_args(Estimator))}",
        )
    y, v = same_shape(values=values, sampling_variances=sampling_variances)
    with np.errstate(invalid="ignore"):
        usable = np.isfinite(y) & np.isfinite(v) & (v > 0)
    y, v = y[usable], v[usable]
    if y.size < 2:
        mean = float(y[0]) if y.size else float("nan")
        return Between(0.0, mean, float(np.sqrt(v[0])) if y.size else float("nan"), 0.0, 0.0, 1.0, y.size)
    tau2 = max(_ESTIMATORS[estimator](y, v), 0.0)
    w = 1.0 / (v + tau2)
    typical = (y.size - 1.0) / _trace(1.0 / v)
    return Between(
        tau2=tau2,
        mean=float(w @ y / w.sum()),
        se=float(1.0 / np.sqrt(w.sum())),
        q=_q(y, v, 0.0),
        i2=tau2 / (tau2 + typical),
        h2=tau2 / typical + 1.0,
        units=y.size,
    )


def _trace(w: FloatArray) -> float:
    """Return the trace of the projection that takes the weighted mean out."""
    return float(w.sum() - (w**2).sum() / w.sum())


def _q(y: FloatArray, v: FloatArray, tau2: float) -> float:
    w = 1.0 / (v + tau2)
    return float(w @ (y - w @ y / w.sum()) ** 2)


def _moments(y: FloatArray, v: FloatArray) -> float:
    return (_q(y, v, 0.0) - (y.size - 1)) / _trace(1.0 / v)


def _unweighted(y: FloatArray, v: FloatArray) -> float:
    return float(y.var(ddof=1) - v.mean())


def _two_steps(y: FloatArray, v: FloatArray) -> float:
    first = float(((y - y.mean()) ** 2).mean())
    if first == 0.0:
        return 0.0
    w = 1.0 / (v / first + 1.0)
    return float(w @ (y - w @ y / w.sum()) ** 2 / (y.size - 1))


def _equation(y: FloatArray, v: FloatArray) -> float:
    """Solve ``Q(tau2) = K − 1``, which falls with tau2."""
    free = y.size - 1
    if _q(y, v, 0.0) <= free:
        return 0.0
    high = float(((y - y.mean()) ** 2).sum())
    return float(brentq(lambda tau2: _q(y, v, tau2) - free, 0.0, high, xtol=1e-15 * high, rtol=1e-14))


def _likelihood(y: FloatArray, v: FloatArray, *, restricted: bool) -> float:
    """Climb the likelihood by scoring from the unweighted moments, halving what would go below 0."""
    tau2, least = max(_unweighted(y, v), 0.0), TOLERANCE * float(np.median(v))
    for _ in range(MOST_STEPS):
        w = 1.0 / (v + tau2)
        total = w.sum()
        squares = float(w**2 @ (y - w @ y / total) ** 2)
        if restricted:
            information = (w**2).sum() - 2.0 * (w**3).sum() / total + ((w**2).sum() / total) ** 2
            step = (squares - _trace(w)) / information
        else:
            step = (squares - total) / (w**2).sum()
        step = max(float(step), -tau2)
        tau2 += step
        if abs(step) < least:
            break
    return tau2


_ESTIMATORS: Mapping[str, Callable[[FloatArray, FloatArray], float]] = {
    "DL": _moments,
    "REML": lambda y, v: _likelihood(y, v, restricted=True),
    "ML": lambda y, v: _likelihood(y, v, restricted=False),
    "PM": _equation,
    "HE": _unweighted,
    "SJ": _two_steps,
}
