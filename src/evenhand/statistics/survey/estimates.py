"""The weighted mean of a survey and its linearised standard error."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from evenhand.statistics.arrays import FloatArray, floats, same_shape
from evenhand.statistics.confidence import CONFIDENCE_95
from evenhand.statistics.intervals.interval import Interval
from evenhand.statistics.intervals.wilson import wilson
from evenhand.statistics.survey.design import Design


@dataclass(frozen=True)
class SurveyEstimate:
    """A weighted mean or proportion, its standard error, respondents used and degrees of freedom."""

    value: float
    standard_error: float
    respondents: int
    degrees_of_freedom: int


def weighted_mean(answers: ArrayLike, design: Design) -> SurveyEstimate:
    """Return ``m = Σwy / Σw`` and its standard error by linearisation.

    With ``z_i = w_i (y_i − m) / Σw``, added up by cluster, the variance is
    ``Σ_h (1 − n_h/N_h) n_h/(n_h − 1) Σ (z − z̄_h)²`` over the strata h. For a proportion the answers are 0 and 1.

    Edges: a respondent without an answer stays in the design with weight 0. No answers at all give NaN. A
    stratum with a single sampling unit gives a NaN error: its spread is not known.

    Source: the linearised variance of Binder (1983) [Binder1983]; equal to R's ``svymean`` [Lumley2010].
    """
    y = floats(answers)
    w = np.where(np.isnan(y), 0.0, design.weights)
    y = np.where(np.isnan(y), 0.0, y)
    total = float(w.sum())
    if total <= 0:
        return SurveyEstimate(float("nan"), float("nan"), 0, design.degrees_of_freedom)
    mean = float((w * y).sum() / total)
    variance = _linearised_variance(w * (y - mean) / total, design)
    return SurveyEstimate(mean, float(np.sqrt(variance)), int((w > 0).sum()), design.degrees_of_freedom)


def published_proportion_interval(
    proportion: ArrayLike,
    base: ArrayLike,
    confidence: float = CONFIDENCE_95,
    *,
    design_effect: ArrayLike = 1.0,
) -> Interval:
    """Return Wilson's interval for a published weighted percentage of which only the base is known.

    The effective base is base / design effect. Without a published design effect it is the base itself; the
    interval is then too narrow, and whoever shows it must say so.

    Edges: as :func:`~evenhand.statistics.intervals.wilson`; a design effect of 0 or less gives NaN.
    """
    p, n, effect = same_shape(proportion=proportion, base=base, design_effect=design_effect)
    with np.errstate(invalid="ignore", divide="ignore"):
        effective = np.where(effect > 0, n / effect, np.nan)
    return wilson(p * effective, effective, confidence)


def _linearised_variance(scores: FloatArray, design: Design) -> float:
    first, stratum, unit = design.sampling_units()
    strata = int(stratum.max()) + 1
    totals = np.bincount(unit, weights=scores, minlength=len(first))
    number = np.bincount(stratum, minlength=strata).astype(np.float64)
    mean = np.bincount(stratum, weights=totals, minlength=strata) / number
    squares = np.bincount(stratum, weights=(totals - mean[stratum]) ** 2, minlength=strata)
    with np.errstate(divide="ignore", invalid="ignore"):
        by_stratum = number / (number - 1.0) * squares
    if design.population is not None:
        sampled = number[stratum] / design.population[first]
        asked = np.bincount(stratum, weights=sampled, minlength=strata) / number
        by_stratum = by_stratum * (1.0 - asked)
    return float(by_stratum.sum())
