"""Over-dispersion: how much practices differ beyond what chance gives, in the field's classical forms.

The letters are Spiegelhalter's: ``z`` standardised residuals, ``phi`` their mean square after winsorising, ``tau2``
the additive variance between practices on the scale of the residuals. ``tau2`` of one scale is not that of another.
"""

import numpy as np
from numpy.typing import ArrayLike

from evenhand.common.errors import InputError
from evenhand.statistics.arrays import BoolArray, FloatArray, floats, same_shape

WINSORISED_SHARE = 0.10
"""Share moved in at each end before phi is taken [Spiegelhalter2005b]."""
TRUNCATED_TENTHS = 10
"""The Summary Hospital-level Mortality Indicator leaves out the lowest and highest tenth by rank [SHMI]."""


def winsorise(values: ArrayLike, share: float = WINSORISED_SHARE) -> FloatArray:
    """Return the values with those beyond the `share` and 1 − `share` quantiles moved to these quantiles.

    Quantiles interpolate linearly (R's type 7). Missing values stay missing and are not counted; no values give
    none. Raises :class:`InputError` for a share outside 0 … 0.5 (0.5 excluded).

    Source: Spiegelhalter (2005) [Spiegelhalter2005b].
    """
    if not 0.0 <= share < 0.5:
        raise InputError(
            "the share to winsorise at each end lies from 0 to under 0.5",
            where="share",
            received=share,
            remedy="Use 0.1 for the usual tenth, 0 for none",
        )
    y = floats(values)
    present = y[~np.isnan(y)]
    if present.size == 0 or share == 0.0:
        return y.copy()
    low, high = np.quantile(present, [share, 1.0 - share])
    clipped: FloatArray = np.clip(y, low, high)
    return clipped


def kept_after_truncation(z: ArrayLike) -> BoolArray:
    """Return which residuals remain when the lowest and highest tenth by rank are left out.

    A residual of rank r among K is left out when ``⌊10 r / (K + 1)⌋`` is 0 or 9. Ties share the lowest rank.
    Missing residuals are not kept.

    Source: the SHMI specification [SHMI].
    """
    values = floats(z)
    present = ~np.isnan(values)
    number = int(present.sum())
    ordered = np.sort(values[present])
    rank = np.searchsorted(ordered, values) + 1
    tenth = np.floor(rank * TRUNCATED_TENTHS / (number + 1))
    kept: BoolArray = present & (tenth > 0) & (tenth < TRUNCATED_TENTHS - 1)
    return kept


def overdispersion_ratio(z: ArrayLike) -> float:
    """Return phi, the mean square of the residuals; NaN when there are none.

    Source: Spiegelhalter (2005) [Spiegelhalter2005b].
    """
    values = floats(z)
    present = values[~np.isnan(values)]
    return float((present**2).mean()) if present.size else float("nan")


def additive_variance(phi: float, standard_errors: ArrayLike) -> float:
    """Return tau2 = ``max(0, (K phi − (K − 1)) / (Σw − Σw²/Σw))``, w = 1/s²; the moment estimate.

    `standard_errors` are those of the K residuals behind phi. Fewer than two give 0: one practice shows no
    spread. Classical DerSimonian-Laird centres on the weighted mean; a funnel centres on its target, so the two
    differ.

    Source: DerSimonian and Laird (1986) [DerSimonianLaird1986]; for funnels Spiegelhalter (2005)
    [Spiegelhalter2005b].
    """
    s = floats(standard_errors)
    w = 1.0 / s[~np.isnan(s)] ** 2
    number = w.size
    if number < 2:
        return 0.0
    total = float(w.sum())
    return max(0.0, (number * phi - (number - 1)) / (total - float((w**2).sum()) / total))


def winsorised_dispersion(
    residuals: ArrayLike, standard_errors: ArrayLike, share: float = WINSORISED_SHARE
) -> tuple[float, float]:
    """Return phi and tau2 of residuals (value − target) after winsorising their z by `share`.

    No correction for the winsorising is made, as in the source: under the null phi averages 0.68, not 1, so
    over-dispersion is found too seldom. The predictive funnel corrects this.

    Edges: units with a missing residual, or an error that is missing, 0 or negative, are left out.

    Source: Spiegelhalter (2005) [Spiegelhalter2005b].
    """
    y, s = same_shape(residuals=residuals, standard_errors=standard_errors)
    with np.errstate(invalid="ignore"):
        usable = np.isfinite(y) & (s > 0)
    y, s = y[usable], s[usable]
    phi = overdispersion_ratio(winsorise(y / s, share))
    return phi, additive_variance(phi, s)
