"""Each group's own effect and figure, given its counts and the parameters of a random-intercept model."""

from typing import Final, NamedTuple

import numpy as np

from evenhand.statistics.arrays import FloatArray, IntArray
from evenhand.statistics.casemix.links import CaseMixFamily, unlinked
from evenhand.statistics.casemix.random_intercept_quadrature import grouped, quadrature

NO_GROUP: Final = -1
"""The code of a unit that is in no group: it is one of its own, of which nothing is said."""


class GroupFigures(NamedTuple):
    """What is known of each group, as :class:`~.random_intercept_result.RandomInterceptFit` says; shape (G,)."""

    effect: FloatArray
    effect_sd: FloatArray
    effect_mode: FloatArray
    effect_mode_variance: FloatArray
    value: FloatArray
    value_sd: FloatArray
    expected: FloatArray


def packed(labels: IntArray) -> tuple[IntArray, IntArray]:
    """Return the labels there are, ascending, and each unit's place among them."""
    present, codes = np.unique(labels, return_inverse=True)
    return present, codes.astype(np.int64)


def group_figures(
    family: CaseMixFamily,
    x: FloatArray,
    n: FloatArray,
    eta: FloatArray,
    own: IntArray,
    number: int,
    tau: float,
    nodes: int,
) -> GroupFigures:
    """Return what is known of the `number` groups.

    Units without a figure have a missing `eta`; labels `own` from `number` on are units in no group.
    """
    usable = np.isfinite(eta)
    present, code = packed(own[usable])
    x, n, eta = x[usable], n[usable], eta[usable]
    of = grouped(family, x, n, code)
    at = quadrature(of, eta, tau, nodes)
    base = of.sums(n)
    rates = unlinked(family, eta[:, None] + tau * at.points[code])
    effect, effect_sd = _moments(tau * at.points, at.weights)
    value, value_sd = _moments(of.sums(n[:, None] * rates) / base[:, None], at.weights)
    expected = of.sums(n * unlinked(family, eta)) / base

    def by_code(values: FloatArray, otherwise: float) -> FloatArray:
        spread = np.full(number, otherwise)
        named = present < number
        spread[present[named]] = values[named]
        return spread

    return GroupFigures(
        effect=by_code(effect, 0.0),
        effect_sd=by_code(effect_sd, tau),
        effect_mode=by_code(tau * at.mode, 0.0),
        effect_mode_variance=by_code((tau * at.sd) ** 2, tau**2),
        value=by_code(value, np.nan),
        value_sd=by_code(value_sd, np.nan),
        expected=by_code(expected, np.nan),
    )


def _moments(values: FloatArray, weights: FloatArray) -> tuple[FloatArray, FloatArray]:
    mean = (weights * values).sum(axis=1)
    return mean, np.sqrt((weights * (values - mean[:, None]) ** 2).sum(axis=1))
