"""The slope and the relative index of inequality."""

from dataclasses import dataclass
from typing import Final, Literal

import numpy as np
from numpy.typing import ArrayLike
from scipy.special import expit, logit

from evenhand.common.errors import InputError
from evenhand.statistics.arrays import FloatArray, floats
from evenhand.statistics.confidence import CONFIDENCE_95, two_sided_z

Scale = Literal["identity", "log", "logit"]
FEWEST, MOST = 5, 100
"""Groups a slope may be drawn through."""
DRAWS: Final = 100_000


@dataclass(frozen=True)
class Inequality:
    """The slope index (value at the far end less that at the near end), the relative index (their ratio), intervals.

    The near end is the first group's, the most deprived where groups are in that order.
    """

    slope: float
    slope_lower: float
    slope_upper: float
    ratio: float
    ratio_lower: float
    ratio_upper: float


def slope_of_inequality(
    values: ArrayLike,
    populations: ArrayLike,
    errors: ArrayLike | None = None,
    *,
    scale: Scale = "identity",
    multiplier: float = 1.0,
    confidence: float = CONFIDENCE_95,
    draws: int = DRAWS,
    seed: int = 0,
) -> Inequality:
    """Return the indices of inequality of groups in the order of their deprivation.

    A line is drawn through the groups' values at the middle of their share of the population, weighted by that share;
    its ends are at 0 and 1. The intervals are percentiles of `draws` draws of the values.

    Parameters
    ----------
    values, populations, errors
        of each group, shape (G,), 5 to 100 of them; `errors` are standard errors on the scale of the line, and
        without them there is no interval.
    scale
        ``log`` for rates, ``logit`` for proportions: the line is straight there and both ends are taken back.
    multiplier
        of the slope; a negative one turns the direction, and the ratio upside down.
    confidence, draws, seed
        of the intervals; one seed, one answer.

    Raises InputError for a missing value, a population not above 0 or a number of groups out of range.

    Source: Low and Low (2004) [LowLow2004].
    """
    y, people = floats(values), floats(populations)
    _refuse(y, people)
    share = people / people.sum()
    middle = np.cumsum(share) - share / 2.0
    line = logit(y) if scale == "logit" else np.log(y) if scale == "log" else y
    near, far = _ends(line[None, :], share, middle, scale)
    slope, ratio = _indices(near, far, multiplier)
    if errors is None:
        nothing = float("nan")
        return Inequality(float(slope[0]), nothing, nothing, float(ratio[0]), nothing, nothing)
    drawn = np.random.default_rng(seed).normal(line, floats(errors), (draws, y.size))
    slopes, ratios = _indices(*_ends(drawn, share, middle, scale), multiplier)
    at = (1.0 - confidence) / 2.0
    (low, high), (least, most) = (np.quantile(part, [at, 1.0 - at]).tolist() for part in (slopes, ratios))
    return Inequality(float(slope[0]), low, high, float(ratio[0]), least, most)


def closed_form_error(populations: ArrayLike, errors: ArrayLike) -> float:
    """Return the standard error of a slope on the identity scale: the slope is a weighted sum of the values."""
    people = floats(populations)
    share = people / people.sum()
    centred = np.cumsum(share) - share / 2.0 - share @ (np.cumsum(share) - share / 2.0)
    pull = share * centred / (share @ centred**2)
    return float(np.sqrt(pull**2 @ floats(errors) ** 2))


def normal_interval(slope: float, error: float, confidence: float = CONFIDENCE_95) -> tuple[float, float]:
    """Return the interval of a slope with this standard error."""
    half = two_sided_z(confidence) * error
    return slope - half, slope + half


def _refuse(y: FloatArray, people: FloatArray) -> None:
    wrong = ""
    if y.shape != people.shape or not FEWEST <= y.size <= MOST:
        wrong = f"{y.size} values and {people.size} populations"
    elif not np.isfinite(y).all():
        wrong = f"a missing value in group {int(np.flatnonzero(~np.isfinite(y))[0]) + 1}"
    elif not (people > 0).all():
        wrong = (
            f"a population of {people[people <= 0][0]:g} in group {int(np.flatnonzero(people <= 0)[0]) + 1}"
        )
    if wrong:
        raise InputError(
            "a slope of inequality needs 5 to 100 groups, each with a value and a population",
            where="values, populations",
            received=wrong,
            remedy="Leave no group out; take fewer groups where some would be empty",
        )


def _ends(
    lines: FloatArray, share: FloatArray, middle: FloatArray, scale: Scale
) -> tuple[FloatArray, FloatArray]:
    """Return the line's value at 0 and at 1 for each row of `lines`, taken back to the scale of the values."""
    centred = middle - share @ middle
    slope = lines @ (share * centred) / (share @ centred**2)
    begin = lines @ share - slope * (share @ middle)
    back = {"identity": lambda part: part, "log": np.exp, "logit": expit}[scale]
    return floats(back(begin)), floats(back(begin + slope))


def _indices(near: FloatArray, far: FloatArray, multiplier: float) -> tuple[FloatArray, FloatArray]:
    with np.errstate(divide="ignore", invalid="ignore"):
        ratio = far / near if multiplier > 0 else near / far
    return (far - near) * multiplier, floats(ratio)
