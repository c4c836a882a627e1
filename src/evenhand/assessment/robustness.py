"""Would another fair way of looking say the same? Each outcome again under every combination (METHODS 1.6)."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from evenhand.assessment.adjusting import FAMILIES, Adjusted
from evenhand.assessment.comparing import Z_95, Z_998
from evenhand.assessment.splitting import Areas
from evenhand.definitions.schema import IndicatorDefinition
from evenhand.statistics.casemix import linked, slope
from evenhand.statistics.nested import NO_AREA
from evenhand.statistics.predictive import quick_tau2

FloatArray = NDArray[np.float64]
IntArray = NDArray[np.int64]
BoolArray = NDArray[np.bool_]

SHARES: Final = (0.1, 0.05, 0.0)
"""Winsorised at each end in the fit of the usual variation, the outcome's own first; 0 is not at all."""


@dataclass(frozen=True)
class Grouping:
    """What a practice may be compared with beside England: its area, and its twins as rows, shape (K, number)."""

    areas: Areas
    twins: IntArray


@dataclass(frozen=True)
class Pair:
    """Counts and their base in the latest period and the one before, shape (K,); NaN where there is none."""

    counts: FloatArray
    base: FloatArray
    earlier_counts: FloatArray
    earlier_base: FloatArray


def robustness(
    definition: IndicatorDefinition,
    adjusted: Adjusted,
    spread: FloatArray,
    shift: FloatArray,
    z: FloatArray,
    grouping: Grouping,
    pair: Pair,
) -> FloatArray:
    """Return the share of ways of looking that give each practice the outcome it has, shape (K,); NaN without one.

    Every combination of: compared with England, the area, the twins; adjusted for context or not; the latest
    period or two pooled; place allowed for or not; the usual variation winsorised by 5%, 10% or not. The fast normal
    form on the link's scale says how each way moves z from the outcome's own way, which so agrees with itself: of few
    events the two forms differ, and that is not a way of looking (see :func:`_moved`). Ways a practice cannot be
    looked at (no earlier period, no twins) do not count. `spread` is one person's standard deviation, for a mean;
    `shift` place on the link's scale; `z` the outcome's own.
    """
    has = np.isfinite(z)
    own = _category(np.where(has, z, 0.0))
    agree, ways = np.zeros(z.shape), np.zeros(z.shape)
    own_form: FloatArray | None = None
    for residual, variance in _residuals(definition, adjusted, spread, shift, pair):
        usable = has & np.isfinite(residual) & np.isfinite(variance)
        for left in _beside(residual, variance, usable, grouping):
            for share in SHARES:
                form = _z(left, variance, share)
                own_form = form if own_form is None else own_form
                again = _moved(z, form, own_form)
                known = usable & np.isfinite(again)
                ways += known
                agree += known & (_category(np.where(known, again, 0.0)) == own)
    return np.asarray(np.divide(agree, ways, out=np.full(z.shape, np.nan), where=ways > 0))


def _moved(z: FloatArray, form: FloatArray, own: FloatArray) -> FloatArray:
    """Return `z` as far as another way moves its normal form, from `own` to `form`.

    In proportion, so that a form that is too long or too short by a factor moves z by the same factor; by the
    difference where the form is within one standard deviation of the centre, or on the other side of it than z.
    """
    far = (np.abs(own) >= 1.0) & (own * z > 0.0)
    return np.asarray(np.where(far, z * form / np.where(far, own, 1.0), z + form - own))


def _category(z: FloatArray) -> IntArray:
    """Return -2, -1, 0, 1 or 2: outside the 99.8% or the 95% limits below, inside, and so on above."""
    return np.asarray(np.sign(z) * ((np.abs(z) > Z_95).astype(int) + (np.abs(z) > Z_998)), dtype=np.int64)


def _residuals(
    definition: IndicatorDefinition, adjusted: Adjusted, spread: FloatArray, shift: FloatArray, pair: Pair
) -> Iterator[tuple[FloatArray, FloatArray]]:
    """Yield residuals on the link's scale and their sampling variances: context allowed for or not, and so on."""
    two = (pair.counts + pair.earlier_counts, pair.base + pair.earlier_base)
    if not definition.is_quotient:
        two = (two[0] / 2.0, pair.base)
    for counts, base in ((pair.counts, pair.base), two):
        observed, variance = _observed(definition, adjusted, counts, base, spread)
        for centre in (adjusted.fit.eta, np.full(observed.shape, adjusted.fit.intercept)):
            for place in (shift, np.zeros(observed.shape)):
                yield observed - centre - place, variance


def _observed(
    definition: IndicatorDefinition, adjusted: Adjusted, x: FloatArray, n: FloatArray, spread: FloatArray
) -> tuple[FloatArray, FloatArray]:
    """Return figures on the link's scale, half a person added on each side of a count, with sampling variances."""
    family = FAMILIES[definition.statistic]
    none = np.zeros(x.shape)
    with np.errstate(divide="ignore", invalid="ignore"):
        if definition.statistic == "ratio":
            return np.where((x > 0) & (n > 0), np.log(x / n), np.nan), none
        if family == "gaussian":
            variance = spread**2 / n if definition.statistic == "mean" else none
            return np.asarray(x / n), np.asarray(variance)
        value = (x + 0.5) / (n + 1.0) if family == "binomial" else (x + 0.5) / n
        return linked(family, value), np.asarray(1.0 / (n * slope(family, adjusted.fit.eta)))


def _beside(
    residual: FloatArray, variance: FloatArray, usable: BoolArray, grouping: Grouping
) -> Iterator[FloatArray]:
    """Yield the residuals beside England's, the area's and the twins' mean residual."""
    if not usable.any():
        return
    kept = np.where(usable, residual, np.nan)
    weight = np.where(usable, 1.0 / (variance + float(np.nanvar(kept)) + 1e-12), 0.0)
    filled = np.where(usable, residual, 0.0)
    yield kept - (weight @ filled) / weight.sum()
    codes = grouping.areas.codes
    inside = codes != NO_AREA
    number = len(grouping.areas.names)
    sums = [
        np.bincount(codes[inside], weights=part[inside], minlength=number)
        for part in (weight * filled, weight)
    ]
    means = np.divide(sums[0], sums[1], out=np.full(number, np.nan), where=sums[1] > 0)
    yield kept - np.where(inside, means[codes] if number else np.nan, np.nan)
    if grouping.twins.size:
        there = grouping.twins >= 0
        of_twins = np.where(there, weight[grouping.twins], 0.0)
        total = of_twins.sum(axis=1)
        pulled = (of_twins * filled[grouping.twins]).sum(axis=1)
        yield kept - np.divide(pulled, total, out=np.full(total.shape, np.nan), where=total > 0)


def _z(residual: FloatArray, variance: FloatArray, share: float) -> FloatArray:
    known = np.isfinite(residual)
    tau2 = quick_tau2(residual[known], variance[known], share)
    total = variance + tau2
    placed = known & (total > 0)
    return np.asarray(np.divide(residual, np.sqrt(total), out=np.full(residual.shape, np.nan), where=placed))
