"""The chance that next period's figure reaches a target."""

from typing import Literal

import numpy as np
from scipy.special import betainc, expit, gammainc, ndtr

from evenhand.common.errors import InputError
from evenhand.statistics.arrays import FloatArray
from evenhand.statistics.realism.outlook import Outlook

Direction = Literal["at_least", "at_most"]
AT_LEAST: Direction = "at_least"
AT_MOST: Direction = "at_most"

_REACH = 8.0
_STEP_OF_WIDTH = 0.4
_FEWEST, _MOST = 81, 8001
_ROUNDING = 1e-9
"""A target such as 0.7 of 10 asks for 7, though 0.7 × 10 is a little more in the computer."""
_CHANCE_ALONE = 1e-10


def chance_of_reaching(
    outlook: Outlook, target: float, base: float, direction: Direction = AT_LEAST
) -> float:
    """Return the chance, 0 to 1, that next period's figure is at or beyond a target if nothing else changes.

    The level is the outlook's, the figure sampled about it: a binomial count with a logit-normal share, a gamma-Poisson
    count, or a normal value; the same distributions as the predictive funnel's.

    Parameters
    ----------
    outlook
        where the level will be (:func:`~evenhand.statistics.realism.outlook`).
    target
        a share, a rate, a value: in the unit of the expectation.
    base
        how many could be counted next period (binomial), the population (poisson), or the value's sampling variance
        (normal).
    direction
        ``at_least`` where higher is better, ``at_most`` where lower is.

    Edges: a target below what is possible is reached for certain, one above never. A normal value with neither variance
    is at its centre. A base of 0 or less (of counts), or below 0: InputError.
    """
    least = 0.0 if outlook.family == "normal" else np.nextafter(0.0, 1.0)
    if not least <= base < np.inf:
        raise InputError("next period's base is more than nothing", where="base", received=base)
    if outlook.family == "normal":
        return _of_value(outlook, target, base, direction)
    # At most k is not at least k + 1.
    upper = direction == AT_LEAST
    wanted = target * base
    count = np.ceil(wanted - _ROUNDING) if upper else np.floor(wanted + _ROUNDING) + 1.0
    tail = _binomial(outlook, count, base) if outlook.family == "binomial" else _poisson(outlook, count, base)
    return float(np.clip(tail if upper else 1.0 - tail, 0.0, 1.0))


def _of_value(outlook: Outlook, target: float, variance: float, direction: Direction) -> float:
    ahead = outlook.centre - target if direction == AT_LEAST else target - outlook.centre
    spread = float(np.sqrt(outlook.variance + variance))
    return float(ndtr(ahead / spread)) if spread > 0 else float(ahead >= 0)


def _binomial(outlook: Outlook, count: float, base: float) -> float:
    """Return P(X ≥ count), summed over the level by the trapezoid rule, whose error falls exponentially here."""
    if count <= 0:
        return 1.0
    if count > base:
        return 0.0
    tau = float(np.sqrt(outlook.variance))
    nodes, weights = _nodes(tau, base)
    tails: FloatArray = betainc(count, base - count + 1.0, expit(outlook.centre + tau * nodes))
    return float(tails @ weights)


def _nodes(tau: float, base: float) -> tuple[FloatArray, FloatArray]:
    if tau == 0:
        return np.zeros(1), np.ones(1)
    # A binomial's tail turns within 1/√(n p q) of the logit, which is narrowest at a share of a half.
    width = 2.0 / (tau * np.sqrt(base))
    number = int(np.clip(np.ceil(2.0 * _REACH / (_STEP_OF_WIDTH * min(1.0, width))), _FEWEST, _MOST))
    nodes = np.linspace(-_REACH, _REACH, number)
    weights = np.exp(-(nodes**2) / 2.0)
    return nodes, weights / weights.sum()


def _poisson(outlook: Outlook, count: float, base: float) -> float:
    """Return P(X ≥ count) of the gamma-Poisson whose mean has the outlook's mean and variance."""
    if count <= 0:
        return 1.0
    events = base * float(np.exp(outlook.centre + outlook.variance / 2.0))
    relative = float(np.expm1(outlook.variance))
    if relative < _CHANCE_ALONE:
        return float(gammainc(count, events))
    return float(betainc(count, 1.0 / relative, relative * events / (1.0 + relative * events)))
