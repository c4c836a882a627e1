"""An indicator's practices set beside each other: the predictive funnel (ADR 0003), and the outcomes it gives."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from evenhand.assessment.adjusting import FAMILIES, Adjusted
from evenhand.assessment.crude import Arrays
from evenhand.definitions.schema import IndicatorDefinition
from evenhand.statistics.casemix import unlinked
from evenhand.statistics.casemix.fit import centred_intercept
from evenhand.statistics.confidence import CONFIDENCE_95, CONFIDENCE_998, two_sided_z
from evenhand.statistics.dispersion import WINSORISED_SHARE, winsorise
from evenhand.statistics.predictive import (
    PredictiveFunnel,
    binomial_funnel,
    gamma_poisson_funnel,
    log_ratio,
    normal_funnel,
)

Z_95, Z_998 = two_sided_z(CONFIDENCE_95), two_sided_z(CONFIDENCE_998)

FloatArray = NDArray[np.float64]
BoolArray = NDArray[np.bool_]
TextArray = NDArray[np.object_]


@dataclass(frozen=True)
class Compared:
    """Where each practice lies in its indicator's predictive distribution; NaN where it is not compared.

    `funnel` is on the funnel's own scale; `sizes` are what its limits are a function of (denominators, or sampling
    variances), and `unit` leads from its scale to the indicator's unit.
    """

    funnel: PredictiveFunnel
    sizes: FloatArray
    unit: Callable[[FloatArray], FloatArray]

    @property
    def z(self) -> FloatArray:
        """The normal quantile of each practice's mid-p, shape (K,)."""
        return self.funnel.z


def compared(
    definition: IndicatorDefinition, arrays: Arrays, adjusted: Adjusted, shift: FloatArray | None
) -> Compared:
    """Return the predictive funnel of the practices that are compared (ADR 0003).

    Given context and place: `shift` is each practice's place on the link's scale, beside its expectation. Given
    neither, `shift` is None: the same practices beside England's pooled value.

    A proportion is binomial with a logit-normal mean, a rate gamma-Poisson, a quotient of amounts normal on the log
    scale, a mean or a score normal. A quotient of nothing or less has no place on the log scale and gets no z.
    """
    x, n = adjusted.counts, adjusted.base
    expected = None if shift is None else _expected(definition, adjusted, shift)
    times = definition.multiplier
    if definition.statistic == "proportion":
        return Compared(binomial_funnel(x, n, expected), n, lambda line: line * times)
    if definition.statistic == "rate":
        return Compared(gamma_poisson_funnel(x, n, expected), n, lambda line: line * times)
    none_sampled = np.zeros(x.shape)
    if definition.statistic == "ratio":
        with np.errstate(divide="ignore"):
            around = None if expected is None else np.log(expected)
        return Compared(
            _normal(log_ratio(x, n), none_sampled, around), none_sampled, lambda line: np.exp(line) * times
        )
    variances = none_sampled
    if definition.statistic == "mean":
        variances = arrays.spread**2 / np.where(n > 0, n, np.nan)
    value = np.where(n > 0, x, np.nan) / np.where(n > 0, n, np.nan)
    return Compared(_normal(value, variances, expected), variances, lambda line: line * times)


def _expected(definition: IndicatorDefinition, adjusted: Adjusted, shift: FloatArray) -> FloatArray:
    """Return the expectation given context and place, per unit of base, with totals as observed."""
    family, link = FAMILIES[definition.statistic], adjusted.fit.eta + shift
    known = np.isfinite(link)
    if not known.any():
        return np.asarray(unlinked(family, link)) if family == "gaussian" else adjusted.fit.expected
    centre = centred_intercept(family, link[known], adjusted.counts[known], adjusted.base[known])
    return np.asarray(unlinked(family, link + centre))


def _normal(values: FloatArray, variances: FloatArray, expected: FloatArray | None) -> PredictiveFunnel:
    """Return the normal funnel, centred where the bulk lies: a few extreme values do not move it."""
    if expected is None:
        return normal_funnel(values, variances)
    left = values - expected
    known = np.isfinite(left)
    middle = float(winsorise(left[known], WINSORISED_SHARE).mean()) if known.any() else 0.0
    return normal_funnel(values, variances, expected + middle)


def outcomes(z: FloatArray, judged: BoolArray) -> tuple[TextArray, FloatArray, TextArray]:
    """Return outcome, level and direction for each practice that is `judged`; None and NaN for the others.

    Outside the 95% limits is worth a look, outside the 99.8% limits is different enough to explore.
    """
    has = judged & ~np.isnan(z)
    size = np.abs(np.where(has, z, 0.0))
    outcome = np.full(z.shape, None, dtype=object)
    outcome[has] = "similar"
    outcome[has & (size > Z_95)] = "worth_a_look"
    outcome[has & (size > Z_998)] = "differs_explore"
    level = np.where(size > Z_998, 99.8, np.where(size > Z_95, 95.0, 0.0))
    direction = np.full(z.shape, None, dtype=object)
    direction[has] = "similar"
    direction[has & (z > Z_95)] = "higher"
    direction[has & (z < -Z_95)] = "lower"
    return outcome, np.where(has, level, np.nan), direction
