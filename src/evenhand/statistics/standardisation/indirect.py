"""Indirect standardisation: observed against what the reference rates would give in this population."""

import numpy as np
from numpy.typing import ArrayLike

from evenhand.statistics.arrays import FloatArray, floats, same_shape
from evenhand.statistics.confidence import CONFIDENCE_95
from evenhand.statistics.intervals.poisson import rate_interval
from evenhand.statistics.standardisation.direct import StandardisedRate


def expected_events(
    populations: ArrayLike, reference_events: ArrayLike, reference_populations: ArrayLike
) -> FloatArray:
    """Return ``E = Σ n R/P``: events expected at the reference's rates. The last axis is the age band.

    Edges: NaN where a population is missing or a reference population is 0. A reference that holds the unit
    itself draws its ratio towards 1.
    """
    events, people = same_shape(
        reference_events=reference_events, reference_populations=reference_populations
    )
    with np.errstate(invalid="ignore", divide="ignore"):
        rates = np.where(people > 0, events / people, np.nan)
    expected: FloatArray = (floats(populations) * rates).sum(axis=-1)
    return expected


def indirectly_standardised_ratio(
    observed: ArrayLike, expected: ArrayLike, confidence: float = CONFIDENCE_95, *, reference: float = 1.0
) -> StandardisedRate:
    """Return observed / expected × `reference` (1 or 100), its interval being the count's over the expected.

    The expected events are taken as known. Ratios of two practices rest on different populations: compare each
    with the reference only, never with one another.

    Edges: nothing observed is 0 with lower limit 0; nothing expected gives NaN.

    Source: Breslow and Day (1987) [BreslowDay1987].
    """
    o, e = same_shape(observed=observed, expected=expected)
    with np.errstate(invalid="ignore", divide="ignore"):
        usable = (e > 0) & (o >= 0)
        value = np.where(usable, o / e * reference, np.nan)
    return StandardisedRate(value, rate_interval(o, e, confidence, reference), o)


def indirectly_standardised_rate(
    observed: ArrayLike,
    expected: ArrayLike,
    reference_rate: float,
    confidence: float = CONFIDENCE_95,
) -> StandardisedRate:
    """Return observed / expected × the reference's crude rate (already with its multiplier).

    Edges and source as :func:`indirectly_standardised_ratio`.
    """
    return indirectly_standardised_ratio(observed, expected, confidence, reference=reference_rate)
