"""An indicator's practices set beside each other: the predictive funnel (ADR 0003), and the outcomes it gives."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from evenhand.assessment.crude import Arrays
from evenhand.definitions.schema import IndicatorDefinition
from evenhand.statistics.confidence import CONFIDENCE_95, CONFIDENCE_998, two_sided_z
from evenhand.statistics.predictive import (
    PredictiveFunnel,
    binomial_funnel,
    gamma_poisson_funnel,
    log_ratio,
    normal_funnel,
    predictive_limits,
)

Z_95, Z_998 = two_sided_z(CONFIDENCE_95), two_sided_z(CONFIDENCE_998)

FloatArray = NDArray[np.float64]
BoolArray = NDArray[np.bool_]
TextArray = NDArray[np.object_]


@dataclass(frozen=True)
class Compared:
    """Where each practice lies in its indicator's predictive distribution; NaN where it is not compared.

    `z` is the normal quantile of the mid-p, `tau2` the variance between practices on the scale of the model, and the
    limits are the distribution's quantiles at the practice's own denominator, in the indicator's unit.
    """

    z: FloatArray
    tau2: float
    funnel_lower95: FloatArray
    funnel_upper95: FloatArray
    funnel_lower998: FloatArray
    funnel_upper998: FloatArray

    def outcomes(self, judged: BoolArray) -> tuple[TextArray, FloatArray, TextArray]:
        """Return outcome, level and direction for each practice that is `judged`; None and NaN for the others.

        Outside the 95% limits is worth a look, outside the 99.8% limits is different enough to explore.
        """
        has = judged & ~np.isnan(self.z)
        size = np.abs(np.where(has, self.z, 0.0))
        outcome = np.full(self.z.shape, None, dtype=object)
        outcome[has] = "similar"
        outcome[has & (size > Z_95)] = "worth_a_look"
        outcome[has & (size > Z_998)] = "differs_explore"
        level = np.where(size > Z_998, 99.8, np.where(size > Z_95, 95.0, 0.0))
        direction = np.full(self.z.shape, None, dtype=object)
        direction[has] = "similar"
        direction[has & (self.z > Z_95)] = "higher"
        direction[has & (self.z < -Z_95)] = "lower"
        return outcome, np.where(has, level, np.nan), direction


def compared(
    definition: IndicatorDefinition, arrays: Arrays, value: FloatArray, is_compared: BoolArray
) -> Compared:
    """Return the predictive funnel of the practices that are compared (ADR 0003), without context as yet.

    A proportion is binomial with a logit-normal mean, a rate gamma-Poisson, a quotient of amounts normal on the log
    scale, a mean or a score normal. A fact is never compared. A quotient of nothing or less has no place on the log
    scale and gets no z.
    """
    if definition.statistic == "fact" or not is_compared.any():
        nothing = np.full(value.shape, np.nan)
        return Compared(nothing, np.nan, nothing, nothing, nothing, nothing)
    funnel, sizes, unit = _fitted(definition, arrays, value, is_compared)
    limits = predictive_limits(funnel, np.where(is_compared, sizes, np.nan))
    lines = (limits.lower_95, limits.upper_95, limits.lower_998, limits.upper_998)
    return Compared(funnel.z, funnel.tau2, *(unit(line) for line in lines))


def _fitted(
    definition: IndicatorDefinition, arrays: Arrays, value: FloatArray, is_compared: BoolArray
) -> tuple[PredictiveFunnel, FloatArray, Callable[[FloatArray], FloatArray]]:
    """Return the funnel, what its limits are a function of, and the way from its scale to the indicator's unit."""
    x, n = (np.where(is_compared, part, np.nan) for part in (arrays.numerator, arrays.denominator))
    times = definition.multiplier
    if definition.statistic == "proportion":
        return binomial_funnel(x, n), n, lambda line: line * times
    if definition.statistic == "rate":
        return gamma_poisson_funnel(x, n), n, lambda line: line * times
    none_sampled = np.zeros(value.shape)
    if definition.statistic == "ratio":
        return normal_funnel(log_ratio(x, n)), none_sampled, lambda line: np.exp(line) * times
    kept = np.where(is_compared, value, np.nan)
    if definition.statistic == "mean":
        variances = (times * arrays.spread) ** 2 / np.where(n > 0, n, np.nan)
        return normal_funnel(kept, variances), variances, lambda line: line
    return normal_funnel(kept), none_sampled, lambda line: line
