"""What each circumstance contributes to an expectation, exactly: the parts add up."""

import numpy as np
from numpy.typing import ArrayLike

from evenhand.statistics.arrays import FloatArray, floats
from evenhand.statistics.casemix.links import slope, unlinked
from evenhand.statistics.casemix.result import CaseMixFit

NEARLY_AVERAGE = 1e-6
"""Closer than this to the average on the link's scale, the quotient of differences is the slope half-way."""


def contributions(fit: CaseMixFit, covariates: ArrayLike) -> FloatArray:
    """Return what each covariate adds to each unit's expectation, shape (K, p), in the unit of the expectation.

    Along the straight path on the link's scale from the average unit (METHODS 1.3):
    ``beta_j (x_ij − mean_j) (h(eta_i) − h(eta_mean)) / (eta_i − eta_mean)``, with h' in the limit. A row adds up to
    the unit's expectation less the average unit's. NaN for units without an expectation, and for unadjusted ones,
    of which nothing is known. It is the path-integrated attribution of Sundararajan, Taly and Yan (2017)
    [Sundararajan2017], and Fairlie's decomposition (2005) [Fairlie2005] for a path.
    """
    steps = fit.coefficients * (floats(covariates).reshape(fit.eta.size, fit.coefficients.size) - fit.means)
    steps = np.where(fit.left_out, 0.0, steps)
    with np.errstate(invalid="ignore", divide="ignore"):
        # Where nothing, or everything, is expected of everybody both links are infinite; then no step is taken.
        away = fit.eta - fit.intercept
        quotient = (fit.expected - fit.average_expected) / away
    half_way = slope(fit.family, fit.intercept + away / 2.0)
    per_step = np.where(np.abs(away) < NEARLY_AVERAGE, half_way, quotient)
    parts = np.where(steps == 0.0, 0.0, steps * per_step[:, None])
    return np.where(fit.used[:, None], parts, np.nan)


def expected_of(fit: CaseMixFit, covariates: ArrayLike) -> FloatArray:
    """Return the expectation of units with these covariates, shape (…, p), under a fit."""
    effect = (floats(covariates) - fit.means) @ np.where(fit.left_out, 0.0, fit.coefficients)
    return unlinked(fit.family, fit.intercept + effect)
