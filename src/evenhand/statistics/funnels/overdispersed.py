"""Funnels widened for over-dispersion in the field's two usual forms: natural scale, and SHMI's log scale."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from evenhand.statistics.arrays import BoolArray, FloatArray, same_shape
from evenhand.statistics.confidence import CONFIDENCE_95, CONFIDENCE_998, two_sided_z
from evenhand.statistics.dispersion import (
    WINSORISED_SHARE,
    additive_variance,
    kept_after_truncation,
    overdispersion_ratio,
    winsorised_dispersion,
)
from evenhand.statistics.funnels.limits import FunnelLimits


@dataclass(frozen=True)
class OverdispersedFunnel:
    """A funnel with additive over-dispersion.

    Attributes
    ----------
    z
        (value − target) / √(s² + tau2) on the funnel's scale, the over-dispersed residuals.
    unadjusted_z
        (value − target) / s.
    kept
        which residuals phi rests on.
    phi, tau2
        dispersion of the kept residuals, and the variance added.
    limits
        per practice, back on the natural scale.
    """

    z: FloatArray
    unadjusted_z: FloatArray
    kept: BoolArray
    phi: float
    tau2: float
    limits: FunnelLimits


def natural_funnel(
    values: ArrayLike, standard_errors: ArrayLike, target: float, share: float = WINSORISED_SHARE
) -> OverdispersedFunnel:
    """Return the funnel of `values` about `target` with winsorised, additive over-dispersion.

    `standard_errors` are those at the target: √(p0 q0 / n) for a proportion, √(1/E) for a ratio. Limits are
    ``target ± z √(s² + tau2)`` and are not kept inside the possible range: clamp proportions when drawing.

    Edges: units whose value is missing, or whose error is missing, 0 or negative, get NaN and are left out.

    Source: Spiegelhalter (2005) [Spiegelhalter2005b]. It does not hold its level where counts are small or
    proportions near 0 or 1: the predictive funnel is the default.
    """
    y, s = same_shape(values=values, standard_errors=standard_errors)
    with np.errstate(invalid="ignore"):
        kept = np.isfinite(y) & (s > 0)
    s = np.where(s > 0, s, np.nan)
    phi, tau2 = winsorised_dispersion(y - target, s, share)
    spread = np.sqrt(s**2 + tau2)
    inner, outer = two_sided_z(CONFIDENCE_95) * spread, two_sided_z(CONFIDENCE_998) * spread
    limits = FunnelLimits(target - inner, target + inner, target - outer, target + outer)
    return OverdispersedFunnel((y - target) / spread, (y - target) / s, kept, phi, tau2, limits)


def shmi_funnel(observed: ArrayLike, expected: ArrayLike) -> OverdispersedFunnel:
    """Return the funnel of log(O/E) as in the Summary Hospital-level Mortality Indicator.

    ``z = log(O/E) √E``; the lowest and highest tenth by rank are left out, not moved in; phi and tau2 come from
    the rest; limits are ``exp(± z √(1/E + tau2))``.

    Edges: nothing observed has no logarithm and gets NaN, as do missing counts and an expectation of 0 or less.

    Source: the SHMI specification [SHMI]; Spiegelhalter (2012) [Spiegelhalter2012].
    """
    o, e = same_shape(observed=observed, expected=expected)
    with np.errstate(invalid="ignore", divide="ignore"):
        usable = (o > 0) & (e > 0)
        y = np.where(usable, np.log(o / e), np.nan)
        s = np.where(usable, 1.0 / np.sqrt(e), np.nan)
    z = y / s
    kept = kept_after_truncation(z)
    phi = overdispersion_ratio(z[kept])
    tau2 = additive_variance(phi, s[kept]) if kept.any() else 0.0
    spread = np.sqrt(s**2 + tau2)
    inner, outer = two_sided_z(CONFIDENCE_95) * spread, two_sided_z(CONFIDENCE_998) * spread
    limits = FunnelLimits(np.exp(-inner), np.exp(inner), np.exp(-outer), np.exp(outer))
    return OverdispersedFunnel(y / spread, z, kept, phi, tau2, limits)
