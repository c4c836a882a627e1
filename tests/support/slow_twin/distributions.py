"""Distributions from the standard library alone, by textbook series and continued fractions."""

import math
from statistics import NormalDist

NORMAL = NormalDist()
Z95 = 1.959963984540054
Z998 = 3.090232306167813


def beta_cdf(x: float, a: float, b: float) -> float:
    """Regularised incomplete beta, by Lentz's continued fraction (Press et al., Numerical Recipes, section 6.4)."""
    if x <= 0:
        return 0.0
    if x >= 1:
        return 1.0
    front = math.exp(
        math.lgamma(a + b) - math.lgamma(a) - math.lgamma(b) + a * math.log(x) + b * math.log1p(-x)
    )
    if x < (a + 1) / (a + b + 2):
        return front * _fraction(x, a, b) / a
    return 1 - front * _fraction(1 - x, b, a) / b


def _fraction(x: float, a: float, b: float) -> float:
    tiny = 1e-300
    c, d = 1.0, 1 - (a + b) * x / (a + 1)
    d = 1 / (d if abs(d) > tiny else tiny)
    h = d
    for m in range(1, 2000):
        for term in (
            m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m)),
            -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1)),
        ):
            d = 1 + term * d
            d = 1 / (d if abs(d) > tiny else tiny)
            c = 1 + term / c
            c = c if abs(c) > tiny else tiny
            h *= d * c
        if abs(d * c - 1) < 1e-13:
            return h
    raise ArithmeticError(f"no convergence at {x}, {a}, {b}")


def binomial_cdf(x: float, n: float, p: float) -> float:
    """P(X <= x) of a binomial."""
    if x < 0:
        return 0.0
    return 1.0 if x >= n else beta_cdf(1 - p, n - x, x + 1)


def negative_binomial_cdf(x: float, mean: float, variance_of_rate: float) -> float:
    """P(X <= x) of a Poisson whose rate has mean 1 and this variance, times `mean`; the plain Poisson at zero."""
    if x < 0:
        return 0.0
    if variance_of_rate <= 0:
        return _poisson_cdf(int(x), mean)
    size = 1 / variance_of_rate
    return beta_cdf(size / (size + mean), size, x + 1)


def _poisson_cdf(x: int, mean: float) -> float:
    return min(1.0, math.fsum(math.exp(k * math.log(mean) - mean - math.lgamma(k + 1)) for k in range(x + 1)))


def normal_quantile(p: float) -> float:
    """The standard normal quantile, its argument kept off 0 and 1."""
    return NORMAL.inv_cdf(min(max(p, 1e-300), 1 - 1e-16))
