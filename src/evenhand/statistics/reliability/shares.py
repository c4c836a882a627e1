"""Shares of variation that are not chance, and how large a unit must be for one."""

import numpy as np
from numpy.typing import ArrayLike

from evenhand.statistics.arrays import FloatArray, floats, same_shape
from evenhand.statistics.confidence import CONFIDENCE_95, two_sided_z


def reliability(tau2: float, sampling_variances: ArrayLike) -> FloatArray:
    """Return ``tau²/(tau² + s²)``: the share of a unit's distance from its expectation that is not chance.

    0 where units do not differ (tau² = 0), also where nothing is sampled; 1 for a figure that is no sample. At 0.7 and
    above figures of units tell them apart; at 0.9 well (Lyratzopoulos et al. 2011 [Lyratzopoulos2011]).
    """
    s2 = floats(sampling_variances)
    return np.asarray(tau2 / (tau2 + s2)) if tau2 > 0 else np.where(np.isnan(s2), np.nan, 0.0)


def spearman_brown(icc: ArrayLike, n: ArrayLike) -> FloatArray:
    """Return the reliability of the mean of n people of a unit: ``n icc / (1 + (n − 1) icc)``.

    `icc` is the share of the variance of one person's value that lies between units. Source: Spearman (1910)
    [Spearman1910], Brown (1910) [Brown1910].
    """
    share, people = same_shape(icc=icc, n=n)
    return np.asarray(people * share / (1.0 + (people - 1.0) * share))


def size_needed(icc: ArrayLike, target: ArrayLike) -> FloatArray:
    """Return how many people a unit needs for a reliability of `target`: ``R (1 − icc)/((1 − R) icc)``.

    Infinite where units do not differ (icc = 0).
    """
    share, wanted = same_shape(icc=icc, target=target)
    with np.errstate(divide="ignore"):
        return np.asarray(wanted * (1.0 - share) / ((1.0 - wanted) * share))


def smoothed_variance(numerators: ArrayLike, denominators: ArrayLike) -> FloatArray:
    """Return ``p(1 − p)/n`` with ``p = (x + ½)/(n + 1)``, so that none or all of n are not taken to be certain."""
    x, n = same_shape(numerators=numerators, denominators=denominators)
    positive = np.where(n > 0, n, np.nan)
    p = (x + 0.5) / (positive + 1.0)
    return np.asarray(p * (1.0 - p) / positive)


def pairwise_factor(se_ratio: ArrayLike, confidence: float = CONFIDENCE_95) -> FloatArray:
    """Return how many standard errors a bar must be long for two that just touch to differ at `confidence`.

    ``z √(1 + r²)/(1 + r)`` for standard errors in the ratio r: 1.39 for equal ones. Source: Goldstein and Healy (1995)
    [GoldsteinHealy1995].
    """
    r = floats(se_ratio)
    return np.asarray(two_sided_z(confidence) * np.sqrt(1.0 + r**2) / (1.0 + r))
