"""The change of a practice's own figure from one period to another, in standard errors."""

from typing import Literal

import numpy as np
from numpy.typing import ArrayLike

from evenhand.statistics.arrays import FloatArray, floats, same_shape

CountFamily = Literal["binomial", "poisson"]


def change_of_counts(
    family: CountFamily,
    earlier_counts: ArrayLike,
    earlier_base: ArrayLike,
    counts: ArrayLike,
    base: ArrayLike,
) -> FloatArray:
    """Return how far each practice's share or rate moved, in standard errors under no change; positive is up.

    ``z = (x₂/n₂ − x₁/n₁) / √(v (1/n₁ + 1/n₂))`` with ``p = (x₁ + x₂)/(n₁ + n₂)``; v is ``p (1 − p)`` for a share
    (binomial) and ``p`` for a rate (Poisson), as in Fleiss, Levin and Paik (2003 [FleissLevinPaik2003]). The two
    periods are taken as independent; people counted in both make it cautious.

    Parameters
    ----------
    family
        ``binomial`` for people out of people, ``poisson`` for events over a population.
    earlier_counts, earlier_base, counts, base
        shape (K,); NaN is no figure.

    Edges: nobody, or everybody, counted in both periods is no change: 0. A base of 0 or less, a negative count or a
    count above its base (binomial) is no figure: NaN.
    """
    x1, n1, x2, n2 = same_shape(
        earlier_counts=earlier_counts, earlier_base=earlier_base, counts=counts, base=base
    )
    with np.errstate(invalid="ignore", divide="ignore"):
        usable = (n1 > 0) & (n2 > 0) & (x1 >= 0) & (x2 >= 0)
        if family == "binomial":
            usable &= (x1 <= n1) & (x2 <= n2)
        p = (x1 + x2) / (n1 + n2)
        variance = (p * (1.0 - p) if family == "binomial" else p) * (1.0 / n1 + 1.0 / n2)
        z = (x2 / n2 - x1 / n1) / np.sqrt(variance)
    return floats(np.where(usable, np.where(variance > 0, z, 0.0), np.nan))


def change_of_values(
    earlier: ArrayLike, earlier_error: ArrayLike, later: ArrayLike, later_error: ArrayLike
) -> FloatArray:
    """Return how far each practice's value moved, in standard errors of the difference; positive is up.

    ``z = (y₂ − y₁) / √(s₁² + s₂²)``, for values with standard errors of their own, such as means.

    Edges: a value or an error missing, or an error negative, is no figure: NaN. No error in either period: whether it
    is chance is not known, and that is NaN too.
    """
    y1, s1, y2, s2 = same_shape(
        earlier=earlier, earlier_error=earlier_error, later=later, later_error=later_error
    )
    with np.errstate(invalid="ignore", divide="ignore"):
        error = np.sqrt(s1**2 + s2**2)
        usable = (s1 >= 0) & (s2 >= 0) & (error > 0)
        return floats(np.where(usable, (y2 - y1) / error, np.nan))
