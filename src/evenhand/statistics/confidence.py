"""The two confidence levels of the field, and the normal quantile that belongs to one."""

from scipy.special import ndtri

from evenhand.common.errors import InputError

CONFIDENCE_95 = 0.95
"""The inner level: z = 1.959964. Fingertips calls it "2 sigma", but means this probability [Spiegelhalter2005]."""
CONFIDENCE_998 = 0.998
"""The outer level: z = 3.090232, "3 sigma" in the same loose sense [Spiegelhalter2005]."""


def two_sided_z(confidence: float) -> float:
    """Return z with P(-z < Z < z) = `confidence`. Raises :class:`InputError` outside (0, 1)."""
    return float(ndtri(1.0 - tail_probability(confidence)))


def tail_probability(confidence: float) -> float:
    """Return the probability in each tail, (1 - confidence) / 2. Raises :class:`InputError` outside (0, 1)."""
    if not 0.0 < confidence < 1.0:
        raise InputError(
            "a confidence level lies between 0 and 1",
            where="confidence",
            received=confidence,
            remedy="Use CONFIDENCE_95 or CONFIDENCE_998, not 95",
        )
    return (1.0 - confidence) / 2.0
