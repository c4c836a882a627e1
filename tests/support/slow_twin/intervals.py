"""Values and intervals, one practice at a time."""

import math

from support.slow_twin.distributions import _poisson_cdf

Interval = tuple[float, float]


def wilson(x: float, n: float, z: float) -> Interval:
    """Wilson's score interval, from its quadratic: the p with |x/n - p| = z sqrt(p(1-p)/n)."""
    a, b, c = 1 + z * z / n, -(2 * x / n + z * z / n), (x / n) ** 2
    root = math.sqrt(max(b * b - 4 * a * c, 0.0))
    return max((-b - root) / (2 * a), 0.0), min((-b + root) / (2 * a), 1.0)


def poisson(x: float, z: float, alpha: float) -> Interval:
    """Exact limits below ten events, found by bisection on the distribution; Byar's from ten."""
    if x >= 10:
        lower = x * (1 - 1 / (9 * x) - z / (3 * math.sqrt(x))) ** 3
        upper = (x + 1) * (1 - 1 / (9 * (x + 1)) + z / (3 * math.sqrt(x + 1))) ** 3
        return lower, upper
    count = int(x)
    lower = 0.0 if count == 0 else _solve(lambda mean: 1 - _poisson_cdf(count - 1, mean) - alpha / 2)
    upper = _solve(lambda mean: alpha / 2 - _poisson_cdf(count, mean))
    return lower, upper


def _solve(rising) -> float:  # type: ignore[no-untyped-def]
    low, high = 1e-12, 100.0
    for _ in range(200):
        middle = (low + high) / 2
        if rising(middle) > 0:
            high = middle
        else:
            low = middle
    return (low + high) / 2
