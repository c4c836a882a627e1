"""Intervals of a survey's proportion that stay between 0 and 1: three named alternatives.

Each takes a :class:`SurveyEstimate` of answers 0 and 1. None has an interval when every answer is the same: the
standard error is then 0 and says nothing.
"""

import numpy as np
from scipy.optimize import brentq
from scipy.special import betaincinv, expit, logit, stdtrit, xlogy

from evenhand.statistics.confidence import CONFIDENCE_95, tail_probability
from evenhand.statistics.intervals.interval import Interval
from evenhand.statistics.survey.estimates import SurveyEstimate


def logit_interval(estimate: SurveyEstimate, confidence: float = CONFIDENCE_95) -> Interval:
    """Return ``expit(logit p ± t · se / (p (1 − p)))`` with the design's degrees of freedom.

    Source: [Lumley2010], ``svyciprop(method = "logit")``.
    """
    if not _usable(estimate):
        return _none()
    p, error = estimate.value, estimate.standard_error
    reach = _t(estimate.degrees_of_freedom, confidence) * error / (p * (1.0 - p))
    return Interval(np.asarray(expit(logit(p) - reach)), np.asarray(expit(logit(p) + reach)))


def beta_interval(estimate: SurveyEstimate, confidence: float = CONFIDENCE_95) -> Interval:
    """Return the Clopper-Pearson interval at the effective number of respondents.

    ``n_eff = p (1 − p) / se² · (t(n − 1) / t(df))²``.

    Source: Korn and Graubard (1998) [KornGraubard1998].
    """
    if not _usable(estimate):
        return _none()
    p, tail = estimate.value, tail_probability(confidence)
    shrink = _t(estimate.respondents - 1, confidence) / _t(estimate.degrees_of_freedom, confidence)
    number = p * (1.0 - p) / estimate.standard_error**2 * shrink**2
    lower = betaincinv(number * p, number * (1.0 - p) + 1.0, tail)
    upper = betaincinv(number * p + 1.0, number * (1.0 - p), 1.0 - tail)
    return Interval(np.asarray(lower), np.asarray(upper))


def likelihood_interval(estimate: SurveyEstimate, confidence: float = CONFIDENCE_95) -> Interval:
    """Return the proportions whose scaled likelihood ratio stays below t².

    The ratio of as many independent answers as the standard error is worth: ``2 N (ℓ(p) − ℓ(π)) ≤ t(df)²`` with
    ``N = p (1 − p) / se² · (n − 1) / n`` (the dispersion is estimated with n − 1). R's ``svyciprop`` reads the
    ends off an interpolated profile, so it agrees to about 1e-6 only.

    Source: the scaling of Rao and Scott (1984) [RaoScott1984], as in [Lumley2010].
    """
    if not _usable(estimate):
        return _none()
    p, n = estimate.value, estimate.respondents
    number = p * (1.0 - p) / estimate.standard_error**2 * (n - 1) / n
    allowed = _t(estimate.degrees_of_freedom, confidence) ** 2

    def excess(candidate: float) -> float:
        ratio = xlogy(p, p / candidate) + xlogy(1.0 - p, (1.0 - p) / (1.0 - candidate))
        return float(2.0 * number * ratio - allowed)

    edge = 1e-12
    lower = brentq(excess, edge * p, p, xtol=1e-15)
    upper = brentq(excess, p, 1.0 - edge * (1.0 - p), xtol=1e-15)
    return Interval(np.asarray(lower), np.asarray(upper))


def _usable(estimate: SurveyEstimate) -> bool:
    return 0.0 < estimate.value < 1.0 and estimate.standard_error > 0.0


def _none() -> Interval:
    return Interval(np.asarray(np.nan), np.asarray(np.nan))


def _t(degrees_of_freedom: int, confidence: float) -> float:
    return float(stdtrit(degrees_of_freedom, 1.0 - tail_probability(confidence)))
