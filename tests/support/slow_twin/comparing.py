"""The predictive funnel once more: every integral on a fine grid, every tail by the standard library."""

import math
from collections import defaultdict
from collections.abc import Sequence

from support.slow_twin.distributions import binomial_cdf, negative_binomial_cdf, normal_quantile

STEP = 0.05
REACH = 7.0
WINSORISED = 0.1


def _grid() -> list[tuple[float, float]]:
    count = int(2 * REACH / STEP) + 1
    nodes = [-REACH + STEP * place for place in range(count)]
    weights = [math.exp(-node * node / 2) for node in nodes]
    total = sum(weights)
    return [(node, weight / total) for node, weight in zip(nodes, weights, strict=True)]


GRID = _grid()


def expit(eta: float) -> float:
    """Inverse logit."""
    return 1 / (1 + math.exp(-eta)) if eta >= 0 else math.exp(eta) / (1 + math.exp(eta))


def shift(pooled: float, tau: float) -> float:
    """Return the logit whose average over practices is the pooled proportion, by bisection."""
    low, high = -50.0, 50.0
    for _ in range(200):
        middle = (low + high) / 2
        if sum(weight * expit(middle + tau * node) for node, weight in GRID) > pooled:
            high = middle
        else:
            low = middle
    return (low + high) / 2


def shift_of_all(expected: Sequence[float], base: Sequence[float], tau: float) -> float:
    """Return the shift on the logit scale at which the average of all is as expected, by bisection.

    Expectations that agree to three digits of their logit are taken together.
    """
    together: dict[float, float] = defaultdict(float)
    for e, n in zip(expected, base, strict=True):
        together[round(math.log(e / (1 - e)), 3)] += n
    wanted = sum(n * expit(eta) for eta, n in together.items())
    low, high = -(tau**2), tau**2
    for _ in range(30):
        middle = (low + high) / 2
        found = sum(
            n * sum(weight * expit(eta + middle + tau * node) for node, weight in GRID[::4])
            for eta, n in together.items()
        )
        low, high = (low, middle) if 4 * found > wanted else (middle, high)
    return (low + high) / 2


def binomial_z(x: float, n: float, pooled: float, tau2: float) -> float:
    """The normal quantile of the mid-p of x of n under a binomial with a logit-normal mean."""
    return _binomial_z(x, n, shift(pooled, math.sqrt(tau2)), tau2)


def binomial_z_about(x: float, n: float, expected: float, moved: float, tau2: float) -> float:
    """The same about an expectation of its own, moved by the shift of all."""
    return _binomial_z(x, n, math.log(expected / (1 - expected)) + moved, tau2)


def _binomial_z(x: float, n: float, centre: float, tau2: float) -> float:
    tau = math.sqrt(tau2)
    below = at_or_below = 0.0
    for node, weight in GRID if tau else [(0.0, 1.0)]:
        p = expit(centre + tau * node)
        at_or_below += weight * binomial_cdf(x, n, p)
        below += weight * binomial_cdf(x - 1, n, p)
    return normal_quantile((below + at_or_below) / 2)


def gamma_poisson_z(x: float, mean: float, tau2: float) -> float:
    """The normal quantile of the mid-p of x under a negative binomial."""
    below, at_or_below = negative_binomial_cdf(x - 1, mean, tau2), negative_binomial_cdf(x, mean, tau2)
    return normal_quantile((below + at_or_below) / 2)


def normal_z(values: Sequence[float], tau2: float) -> list[float]:
    """How many spreads each value lies from the winsorised mean, of values without sampling error."""
    centre = sum(winsorised(values)) / len(values)
    return [(value - centre) / math.sqrt(tau2) for value in values]


def winsorised(values: Sequence[float]) -> list[float]:
    """Pull the tenth at each end in to the 10th and 90th percentile (linear between ranks)."""
    low, high = percentile(values, WINSORISED), percentile(values, 1 - WINSORISED)
    return [min(max(value, low), high) for value in values]


def mean_square(z: Sequence[float]) -> float:
    """Mean of the squares of winsorised z: 0.678655 for a standard normal, and so for a fitted tau2."""
    return sum(one * one for one in winsorised(z)) / len(z)


def percentile(values: Sequence[float], share: float) -> float:
    """Return the percentile, linear between ranks."""
    ordered = sorted(values)
    place = share * (len(ordered) - 1)
    below = math.floor(place)
    above = min(below + 1, len(ordered) - 1)
    return ordered[below] + (place - below) * (ordered[above] - ordered[below])
