"""Directly standardised rates: what a practice's rate would be in the standard population."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike
from scipy.special import gammaincinv

from evenhand.common.errors import InputError
from evenhand.statistics.arrays import FloatArray, floats
from evenhand.statistics.confidence import CONFIDENCE_95, tail_probability
from evenhand.statistics.intervals.interval import Interval
from evenhand.statistics.intervals.poisson import poisson_interval

FEWEST_EVENTS = 10
"""Below ten events in all a directly standardised rate is not given at all [PHEIntervals]."""


@dataclass(frozen=True)
class StandardisedRate:
    """Standardised values with their intervals and the events they rest on; NaN where none is given."""

    value: FloatArray
    interval: Interval
    events: FloatArray


@dataclass(frozen=True)
class _Weighted:
    """Sums over the age bands (the last axis): the rate, its variance and the events."""

    rate: FloatArray
    variance: FloatArray
    events: FloatArray
    weights: FloatArray


def directly_standardised_rate(
    events: ArrayLike,
    populations: ArrayLike,
    standard: ArrayLike,
    confidence: float = CONFIDENCE_95,
    *,
    multiplier: float = 1.0,
    persons_by_events: ArrayLike | None = None,
) -> StandardisedRate:
    """Return the directly standardised rate with Dobson's interval; the last axis is the age band.

    ``v = Σ w x/n / W``, ``Var = Σ w² x/n² / W²``, X = Σ x, limits ``v + √(Var/X) (X_L − X)`` with X_L and X_U the
    Poisson limits of X (Byar's, as X is ten or more).

    Parameters
    ----------
    events, populations
        shape (..., bands). A missing count of events is none; a missing population is not known.
    standard
        the standard population, shape (bands,).
    confidence
        two-sided level, inside (0, 1).
    multiplier
        what the rate is expressed per, such as 100,000.
    persons_by_events
        for events that repeat in one person, shape (K, ..., bands): how many persons had exactly 1,
        2, … K events. The variance is then Σ k² Var_k; their events must add up to `events`.

    Edges: fewer than ten events give no value. A population that is 0, negative or missing gives no value for
    that unit. Raises :class:`InputError` when the standard has another number of bands, or when persons and
    events disagree.

    Source: Dobson et al. (1991) [Dobson1991]; repeated events: [PHEIntervals].
    """
    sums = _weighted(events, populations, standard)
    variance = sums.variance
    if persons_by_events is not None:
        variance = _repeated_variance(persons_by_events, events, populations, standard)
    x = np.where(sums.events >= FEWEST_EVENTS, sums.events, np.nan)
    limits = poisson_interval(x, confidence)
    with np.errstate(invalid="ignore", divide="ignore"):
        step = np.sqrt(variance / x)
        value = np.where(np.isnan(x), np.nan, sums.rate)
        interval = Interval(value + step * (limits.lower - x), value + step * (limits.upper - x))
    return StandardisedRate(value * multiplier, interval * multiplier, sums.events)


def fay_feuer_rate(
    events: ArrayLike, populations: ArrayLike, standard: ArrayLike, confidence: float = CONFIDENCE_95
) -> StandardisedRate:
    """Return the directly standardised rate with Fay and Feuer's gamma interval, for comparison with Dobson's.

    Lower: gamma quantile with shape v²/Var and scale Var/v; upper: with the largest weight w/n added to v and its
    square to Var. The two methods are not equal: this one's upper limit is higher.

    Edges: no events has lower limit 0. Populations as in :func:`directly_standardised_rate`; no fewest events.

    Source: Fay and Feuer (1997) [FayFeuer1997].
    """
    sums = _weighted(events, populations, standard)
    tail = tail_probability(confidence)
    largest = sums.weights.max(axis=-1)
    with np.errstate(invalid="ignore", divide="ignore"):
        lower = _gamma_quantile(sums.rate, sums.variance, tail)
        upper = _gamma_quantile(sums.rate + largest, sums.variance + largest**2, 1.0 - tail)
    lower = np.where(sums.rate == 0, 0.0, lower)
    return StandardisedRate(sums.rate, Interval(lower, upper), sums.events)


def _gamma_quantile(mean: FloatArray, variance: FloatArray, probability: float) -> FloatArray:
    quantile: FloatArray = gammaincinv(mean**2 / variance, probability) * variance / mean
    return quantile


def _weighted(events: ArrayLike, populations: ArrayLike, standard: ArrayLike) -> _Weighted:
    x, n, w = np.nan_to_num(floats(events), nan=0.0), floats(populations), floats(standard)
    if n.shape != x.shape or w.shape != x.shape[-1:]:
        shapes = {"events": x.shape, "populations": n.shape, "standard": w.shape}
        raise InputError(
            "events, populations and the standard must have the same age bands",
            where="standardisation",
            received=shapes,
            remedy="Give 19 bands to each for the European standard of 2013 (0-4 to 90 and over)",
        )
    n = np.where(n > 0, n, np.nan)
    weights = w / n / w.sum()
    return _Weighted((weights * x).sum(-1), (weights**2 * x).sum(-1), x.sum(-1), weights)


def _repeated_variance(
    persons_by_events: ArrayLike, events: ArrayLike, populations: ArrayLike, standard: ArrayLike
) -> FloatArray:
    persons = np.nan_to_num(floats(persons_by_events), nan=0.0)
    times = np.arange(1.0, len(persons) + 1.0).reshape((-1,) + (1,) * (persons.ndim - 1))
    counted = (persons * times).sum(axis=0)
    if counted.shape != floats(events).shape or not np.allclose(counted, np.nan_to_num(floats(events))):
        raise InputError(
            "persons times their events do not add up to the events",
            where="persons_by_events",
            received=float(counted.sum()),
            remedy="Give the persons with one event first, then those with two, and so on",
        )
    each = np.stack([_weighted(group, populations, standard).variance for group in persons])
    variance: FloatArray = (times[..., 0] ** 2 * each).sum(axis=0)
    return variance
