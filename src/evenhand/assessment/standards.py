"""Standards: met or not, reached or not, by the whole interval and never by being above or below the others."""

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

from evenhand.definitions.colours import COLOUR_OF_OUTCOME, carries_colour
from evenhand.definitions.framework import Standard
from evenhand.definitions.schema import FrameworkDefinition, IndicatorDefinition

FloatArray = NDArray[np.float64]
TextArray = NDArray[np.object_]


def standard_outcomes(
    definition: IndicatorDefinition,
    standard: Standard,
    value: FloatArray,
    lower: FloatArray,
    upper: FloatArray,
) -> TextArray:
    """Return, for each practice, what can be said of its standard; None where there is none or no value.

    A minimum standard is not met only where the whole 95% interval is on the wrong side; with the value on the wrong
    side and the interval across, it cannot be told. A value exactly at the target has reached it.
    """
    out = np.full(value.shape, None, dtype=object)
    if standard.kind == "none" or standard.target is None or definition.polarity == "neutral":
        return out
    higher = definition.polarity == "higher"
    # An amount has no sampling interval: it is its own.
    lower, upper = (np.where(np.isnan(bound), value, bound) for bound in (lower, upper))
    right_side = value >= standard.target if higher else value <= standard.target
    wholly_wrong = upper < standard.target if higher else lower > standard.target
    met, not_met = ("met", "not_met") if standard.kind == "minimum" else ("reached", "not_yet")
    out[:] = "cannot_tell"
    out[right_side] = met
    out[wholly_wrong] = not_met
    out[np.isnan(value)] = None
    return out


def answer_outcomes(standard: Standard, texts: Iterable[str | None]) -> TextArray:
    """Return, for each practice, whether a fact in words is the answer that meets its standard; None without a fact.

    Capitals and spaces around it do not count. A fact has no interval, so it can always be told.
    """
    met, not_met = ("met", "not_met") if standard.kind == "minimum" else ("reached", "not_yet")
    wanted = (standard.answer or "").casefold()
    told = [None if one is None else met if one.strip().casefold() == wanted else not_met for one in texts]
    return np.array(told, dtype=object)


def colours(framework: FrameworkDefinition, standard: Standard, outcomes: TextArray) -> TextArray:
    """Return the colour of each outcome of a standard that may carry one; None elsewhere."""
    out = np.full(outcomes.shape, None, dtype=object)
    if not carries_colour(framework, standard):
        return out
    for outcome, colour in COLOUR_OF_OUTCOME.items():
        out[outcomes == outcome] = colour
    return out
